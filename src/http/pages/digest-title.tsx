/** A digest's title. One that begins with its slug is set in two parts: when, and what. A date is never broken. */

export function DigestTitle({ title, slug }: { title: string; slug: string }) {
  const [, date, rest] = /^(\d{4}-\d{2}-\d{2})(.*)$/su.exec(title) ?? [];
  if (date)
    return (
      <>
        <span class="date">{date}</span>
        {rest}
      </>
    );
  if (!beginsWithSlug(title, slug)) return <>{title}</>;
  return (
    <>
      <span class="slug">{slug}</span> <span>{title.slice(slug.length).trimStart()}</span>
    </>
  );
}

/** Whether the title itself says when, so that nothing beside it has to. */
export const beginsWithSlug = (title: string, slug: string): boolean => title.startsWith(`${slug} `);
