/** Tells a story without a model: sentences of its posts as they stand, and a headline of the best of them. */
import { isHan } from "../lib/script.ts";
import { embolden } from "./bold.ts";
import { bestHeadline } from "./best-headline.ts";
import { joinSentences } from "./join-sentences.ts";
import type { StoryPost } from "./post.ts";
import { quotablesOf } from "./quotable.ts";
import { selectSentences } from "./select.ts";
import type { Room } from "./select.ts";

/** In characters; Chinese from the reference's paragraphs, English what says as much. */
const ROOM: Record<"han" | "latin", Room> = {
  han: { shortest: 130, longest: 232, sentences: 4 },
  latin: { shortest: 270, longest: 550, sentences: 4 },
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
  const headline = bestHeadline(quoted) ?? leading.author;
  const sentences = selectSentences(quotablesOf(inOrder(quoted)), headline, ROOM[script]);
  const told = sentences.length > 0 ? sentences : [{ text: headline, post: 0, position: 0 }];
  const summary = joinSentences(told, script);
  return { headline, summary: embolden(summary, headline, quoted), language: leading.language };
}

function scriptOf({ title, text }: StoryPost): "han" | "latin" {
  return isHan(`${title} ${text.slice(0, 400)}`) ? "han" : "latin";
}

/** The leading post, then the others; those of a thread as they were written, whatever each is worth. */
function inOrder([leading, ...others]: readonly StoryPost[]): StoryPost[] {
  if (!leading) return [];
  const isThread = leading.handle !== null && others.every(({ handle }) => handle === leading.handle);
  const rest = isThread
    ? others.toSorted((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime() || a.id - b.id)
    : others;
  return [leading, ...rest];
}
