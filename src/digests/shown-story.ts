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
};

/** A told story, worded in the newsletter's language. */
export function showStory(story: ToldStory, language: Newsletter["language"]): ShownStory {
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
  };
}
