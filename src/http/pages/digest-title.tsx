/** A digest's title. One that begins with its slug is set in two parts: when, and what. */

export function DigestTitle({ title, slug }: { title: string; slug: string }) {
  if (!beginsWithSlug(title, slug)) return <>{title}</>;
  return (
    <>
      <span class="slug">{slug}</span> <span>{title.slice(slug.length).trimStart()}</span>
    </>
  );
}

/** Whether the title itself says when, so that nothing beside it has to. */
export const beginsWithSlug = (title: string, slug: string): boolean => title.startsWith(`${slug} `);
