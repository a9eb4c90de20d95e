/** @jsxImportSource react */
/** One story as a row. It is repeated most, so each of its inline styles is paid for up to thirty times. */
import { byline } from "./byline.ts";
import { directionOf, isWithin, type Language } from "./language.ts";
import { outsideHref, outsideText, ownHref } from "./outside.ts";
import { LIGHT, LINE_HEIGHT } from "./theme.ts";

export type StoryProps = {
  position: number;
  headline: string;
  /** Of the leading post. */
  url: string;
  author: string;
  /** Spans of one paragraph. */
  summary: { text: string; bold: boolean }[];
  /** Such as 摘录 or Excerpt, worded by the caller. */
  note: string | null;
  /** Of headline and summary, which may differ from the mail's. */
  language: string;
  /** Those after the leading one. */
  sources: { number: number; url: string; author: string }[];
  /** Such as "3 个来源", worded by the caller. */
  sourceCountText: string | null;
  /** The earlier story that this one updates, on the web; worded by the caller. */
  update: { label: string; headline: string; url: string } | null;
};

export function Story({ story, language }: { story: StoryProps; language: Language }) {
  const foreign = isWithin(story.language, language) ? {} : tongue(story.language);
  return (
    <tr>
      <td className="rule ink" style={rowStyle}>
        <h2 {...foreign} style={headlineStyle}>
          <span className="brass" style={{ color: LIGHT.brass }}>
            {story.position}
          </span>
          {"\u2002"}
          <Headline story={story} />
        </h2>
        <p className="dim" style={bylineStyle}>
          {byline(story)}
        </p>
        <p {...foreign} style={{ margin: 0, lineHeight: LINE_HEIGHT[language] }}>
          {story.summary.map(({ text, bold }, index) =>
            bold ? <strong key={index}>{outsideText(text)}</strong> : outsideText(text),
          )}
        </p>
        <Update update={story.update} />
        <FurtherSources sources={story.sources} />
      </td>
    </tr>
  );
}

function Headline({ story: { url, headline } }: { story: StoryProps }) {
  const href = outsideHref(url);
  if (!href) return outsideText(headline);
  return (
    <a href={href} className="link" style={{ color: LIGHT.link, textDecoration: "none" }}>
      {outsideText(headline)}
    </a>
  );
}

function Update({ update }: Pick<StoryProps, "update">) {
  if (!update) return null;
  return (
    <p className="dim" style={sourcesStyle}>
      {update.label}
      <a href={ownHref(update.url)} className="dim" style={{ color: LIGHT.dim }}>
        {outsideText(update.headline)}
      </a>
    </p>
  );
}

function FurtherSources({ sources }: Pick<StoryProps, "sources">) {
  if (sources.length === 0) return null;
  return (
    <p className="dim" style={sourcesStyle}>
      {sources.map((source, index) => (
        <Source key={source.number} source={source} first={index === 0} />
      ))}
    </p>
  );
}

function Source({ source, first }: { source: StoryProps["sources"][number]; first: boolean }) {
  const href = outsideHref(source.url);
  const name = `[${source.number}] ${outsideText(source.author)}`;
  return (
    <>
      {first ? "" : " · "}
      {href ? (
        <a href={href} className="dim" style={{ color: LIGHT.dim }}>
          {name}
        </a>
      ) : (
        name
      )}
    </>
  );
}

const tongue = (language: string) => ({ lang: language, dir: directionOf(language) });

const rowStyle = { padding: "26px 0", borderTop: `1px solid ${LIGHT.rule}`, fontSize: 16, color: LIGHT.ink };
const headlineStyle = { margin: "0 0 4px", fontSize: 18, lineHeight: "145%", fontWeight: 600 };
const bylineStyle = { margin: "0 0 10px", fontSize: 13, lineHeight: "20px", color: LIGHT.dim };
const sourcesStyle = { margin: "10px 0 0", fontSize: 13, lineHeight: "24px", color: LIGHT.dim };
