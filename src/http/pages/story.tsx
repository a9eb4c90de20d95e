/** One story of a digest: its number in the margin, who says so, what it is about, and every post it was told from. */
import { OutsideLink } from "./outside-link.tsx";
import { authorPath, topicPath } from "./paths.ts";
import type { Language, PageStory } from "./props.ts";
import { Spans } from "./spans.tsx";
import { STRINGS } from "./strings.ts";
import { tongue } from "./tongue.ts";

type StoryProps = { story: PageStory; language: Language; newsletterId: string };

export function Story({ story, language, newsletterId }: StoryProps) {
  const { position, headline, url, author, authorName, summary, sources, topics, update } = story;
  const foreign = tongue(story.language, language);
  return (
    <li class="story" id={`s${position}`}>
      <a class="number" href={`#s${position}`} aria-label={STRINGS[language].anchor(position)}>
        {position}
      </a>
      <h2 {...foreign}>
        <OutsideLink url={url}>{headline}</OutsideLink>
      </h2>
      <p class="meta">
        <bdi>{authorName ? <a href={authorPath(newsletterId, authorName)}>{author}</a> : author}</bdi>
        {[story.sourceCountText, story.note].map((fact) => fact && ` · ${fact}`)}
        {topics.map((topic) => (
          <>
            {" · "}
            <a href={topicPath(newsletterId, topic)}>{topic}</a>
          </>
        ))}
      </p>
      <p class="summary" {...foreign}>
        <Spans spans={summary} />
      </p>
      {update && (
        <p class="meta">
          {update.label}
          <a href={update.url}>{update.headline}</a>
        </p>
      )}
      {sources.length > 0 && <FurtherSources sources={sources} language={language} />}
    </li>
  );
}

function FurtherSources({ sources, language }: { sources: PageStory["sources"]; language: Language }) {
  return (
    <ul class="sources meta" aria-label={STRINGS[language].moreSources}>
      {sources.map(({ number, url, author }) => (
        <li>
          <OutsideLink url={url}>
            <span class="source-number">{number}</span> <bdi>{author}</bdi>
          </OutsideLink>
        </li>
      ))}
    </ul>
  );
}
