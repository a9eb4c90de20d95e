/** Tells a story without a model: sentences of its posts as they stand, and a headline of the leading one. */
import { isHan } from "../lib/script.ts";
import { embolden } from "./bold.ts";
import { headlineOf } from "./headline.ts";
import type { StoryPost } from "./post.ts";
import { quotablesOf } from "./quotable.ts";
import { selectSentences } from "./select.ts";
import type { Room } from "./select.ts";

/** In characters; Chinese from the reference's paragraphs, English what says as much. */
const ROOM: Record<"han" | "latin", Room> = {
  han: { shortest: 120, longest: 232, sentences: 4 },
  latin: { shortest: 250, longest: 550, sentences: 4 },
};

type Excerpt = { headline: string; summary: string; language: string };

/**
 * The leading post first. Only posts in its script are quoted: a summary speaks one language. The summary is plain
 * text but for **bold** terms, and never empty where a post has words.
 */
export function excerpt(posts: readonly StoryPost[]): Excerpt {
  const [leading] = posts;
  if (!leading) return { headline: "", summary: "", language: "" };
  const script = scriptOf(leading);
  const quoted = posts.filter((post) => scriptOf(post) === script);
  const headline = quoted.map(headlineOf).find((line) => line !== undefined) ?? leading.author;
  const sentences = selectSentences(quotablesOf(quoted), headline, ROOM[script]).map(({ text }) => text);
  const summary = sentences.length > 0 ? joinSentences(sentences, script) : headline;
  return { headline, summary: embolden(summary, headline), language: leading.language };
}

function scriptOf({ title, text }: StoryPost): "han" | "latin" {
  return isHan(`${title} ${text.slice(0, 400)}`) ? "han" : "latin";
}

/** A line of a post may end without a mark: it is given one, for here it stands in a paragraph. */
function joinSentences(sentences: readonly string[], script: "han" | "latin"): string {
  const closed = sentences.map((text) =>
    /[\p{P}\p{Extended_Pictographic}\ufe0f]$/u.test(text) ? text : `${text}${script === "han" ? "。" : "."}`,
  );
  // a paragraph does not end on a comma, though the line it was taken from did
  return closed
    .join(script === "han" ? "" : " ")
    .replace(/[，；：、]$/u, "。")
    .replace(/[,;:]$/u, ".");
}
