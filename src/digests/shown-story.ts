/** A story as page and mail both show it. */
import { boldSpans, type Span } from "../lib/bold.ts";
import type { Newsletter } from "../newsletters/store.ts";
import type { ToldStory } from "./store.ts";
import { noteOf, sourceCountText } from "./wording.ts";

export type ShownStory = {
  position: number;
  headline: string;
  /** Of the leading post, with its author. */
  url: string;
  author: string;
  summary: Span[];
  note: string | null;
  /** Of headline and summary. */
  language: string;
  /** The further sources, from 2. */
  sources: { number: number; url: string; author: string }[];
  sourceCountText: string | null;
  /** The earlier story that this one brings new facts to, worded: 更新自：…; null for most. */
  update: { label: string; headline: string; url: string } | null;
};

/** A told story, worded in the language of its newsletter, whose archive is at home. */
export function showStory(story: ToldStory, language: Newsletter["language"], home: string): ShownStory {
  const [lead, ...others] = story.posts;
  return {
    position: story.position,
    headline: story.headline,
    url: lead?.url ?? "",
    author: lead?.author ?? "",
    summary: boldSpans(story.summary),
    note: noteOf(story, language),
    language: story.language,
    sources: others.map(({ url, author }, at) => ({ number: at + 2, url, author })),
    sourceCountText: sourceCountText(story.sourceCount, language),
    update: updateOf(story, language, home),
  };
}

/** What a story updates, as a link into the archive. */
function updateOf(
  { earlier }: Pick<ToldStory, "earlier">,
  language: Newsletter["language"],
  home: string,
): ShownStory["update"] {
  if (!earlier) return null;
  const { headline, slug, position } = earlier;
  return {
    label: language === "zh-CN" ? "更新自：" : "Update of: ",
    headline,
    url: `${home}/${slug}#s${position}`,
  };
}
