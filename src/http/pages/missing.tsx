/** Where there is no such page: what may have been meant, and the ways to find it. */
import type { Language } from "./props.ts";
import { digestPath } from "./paths.ts";
import { READING } from "./reading-strings.ts";
import { Leaf, Words } from "./search.tsx";

type MissingPageProps = {
  language: Language;
  newsletters: { id: string; name: string; language: Language }[];
  /** The digest nearest to the time that the address names. */
  nearest: { newsletterId: string; slug: string; title: string } | null;
};

export function MissingPage({ language, newsletters, nearest }: MissingPageProps) {
  const strings = READING[language];
  return (
    <div class="note nothing">
      <h1>{strings.missingTitle}</h1>
      {nearest && (
        <p>
          {strings.missingIssue} {strings.nearest}{" "}
          <a href={digestPath(nearest.newsletterId, nearest.slug)}>{nearest.title}</a>
        </p>
      )}
      <p>{strings.missingText}</p>
      <search>
        <form action="/search">
          <input type="hidden" name="language" value={language} />
          <Words language={language} words="" />
        </form>
      </search>
      {newsletters.length > 0 && <Leaf newsletters={newsletters} language={language} />}
    </div>
  );
}
