/** What the archive says of a topic, an author or a site: the stories, the latest first. */
import { OutsideLink } from "./outside-link.tsx";
import { newsletterPath } from "./paths.ts";
import type { PageNewsletter, PageResult } from "./props.ts";
import { READING } from "./reading-strings.ts";
import { Results } from "./results.tsx";

export type MentionsPageProps = {
  newsletter: Pick<PageNewsletter, "id" | "name" | "language">;
  kind: "topic" | "author" | "site";
  label: string;
  results: PageResult[];
  older: string | null;
};

export function MentionsPage({
  newsletter: { id, name, language },
  kind,
  label,
  results,
  older,
}: MentionsPageProps) {
  const strings = READING[language];
  const texts = { topic: strings.aboutTopic, author: strings.fromAuthor, site: strings.fromSite };
  return (
    <>
      <header class="opening">
        <p class="kicker">
          <a href={newsletterPath(id)}>{name}</a>
        </p>
        <h1 dir="auto">{label}</h1>
        <p class="lead">{texts[kind](label)}</p>
        {kind === "topic" && (
          <p class="meta">
            <a href={`${newsletterPath(id)}/topics/${encodeURIComponent(label)}/feed.xml`}>
              {strings.feedOfTopic}
            </a>
          </p>
        )}
        {kind === "site" && (
          <p class="meta">
            <OutsideLink url={`https://${label}/`}>{strings.visit(label)}</OutsideLink>
          </p>
        )}
      </header>
      <Results results={results} older={older} language={language} />
    </>
  );
}
