/** The lists of a newsletter's topics and of its sources. */
import { OutsideLink } from "./outside-link.tsx";
import { authorPath, newsletterPath, sitePath, topicPath } from "./paths.ts";
import type { PageNewsletter } from "./props.ts";
import { READING } from "./reading-strings.ts";

type Listed = { newsletter: Pick<PageNewsletter, "id" | "name" | "language"> };

export function TopicsPage({ newsletter, topics }: Listed & { topics: string[] }) {
  const { id, name, language } = newsletter;
  const strings = READING[language];
  return (
    <>
      <Opening newsletter={newsletter} title={strings.topics} />
      <p>{topics.length > 0 ? strings.topicsText(name) : strings.noTopics}</p>
      <ul class="list">
        {topics.map((topic) => (
          <li>
            <a href={topicPath(id, topic)}>{topic}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A source as readers know it: its name, where it is, and by which name stories mention it. */
export type PageSource = {
  title: string;
  url: string;
  mention: { kind: "author" | "site"; name: string } | null;
};

export function SourcesPage({ newsletter, sources }: Listed & { sources: PageSource[] }) {
  const { id, name, language } = newsletter;
  const strings = READING[language];
  return (
    <>
      <Opening newsletter={newsletter} title={strings.sources} />
      <p>{sources.length > 0 ? strings.sourcesText(name) : strings.noSources}</p>
      <ul class="list">
        {sources.map(({ title, url, mention }) => (
          <li>
            <OutsideLink url={url}>
              <bdi>{title}</bdi>
            </OutsideLink>
            {mention && (
              <>
                {" "}
                <a class="meta" href={(mention.kind === "author" ? authorPath : sitePath)(id, mention.name)}>
                  {strings.storiesFrom}
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

const Opening = ({ newsletter: { id, name }, title }: Listed & { title: string }) => (
  <header class="opening">
    <p class="kicker">
      <a href={newsletterPath(id)}>{name}</a>
    </p>
    <h1>{title}</h1>
  </header>
);
