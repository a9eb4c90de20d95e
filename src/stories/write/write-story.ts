/**
 * One story by the model: asked for, held against its posts, asked for again once with what was wrong, then without
 * its faulty sentences, and at last not at all.
 */
import type { Newsletter } from "../../newsletters/store.ts";
import { categorise } from "../categorise.ts";
import type { StoryPost } from "../post.ts";
import { TOPICS } from "../topics.ts";
import type { ModelDraft } from "./draft.ts";
import { mend } from "./mend.ts";
import { ordersOf, withoutOrders } from "./orders.ts";
import type { Pen, Reply } from "./pen.ts";
import { MOST_POSTS, systemPrompt, userPrompt, type Returned } from "./prompt.ts";
import { reasonsOf, review, type Reviewed } from "./review.ts";

type Language = Newsletter["language"];

/** A story of 230 characters, and room for a model that thinks aloud before it. */
const OUTPUT_TOKENS = 2_000;
const MOST_CATEGORIES = 2;

export type Told =
  | {
      kind: "written";
      headline: string;
      summary: string;
      categories: string[];
      /** The posts it is told from, the leading one first. */
      cited: StoryPost[];
    }
  /** isModelDown: there was no answer, or the model was not asked any more; else what it wrote was no use. */
  | { kind: "fallback"; reason: string; isModelDown: boolean };

/** The story of a cluster, its leading post first. */
export async function writeStory(pen: Pen, posts: readonly StoryPost[], language: Language): Promise<Told> {
  const given = posts.map(withoutOrders).filter(saysSomething).slice(0, MOST_POSTS);
  if (given.length === 0) return fallback("its posts give orders and tell nothing");
  const orders = posts.map(ordersOf).filter(Boolean).join("\n");

  const first = await ask(pen, given, language);
  const before = read(first, given, orders, language);
  if (isOver(first)) return fallback(first.message, isDown(first));
  const told = before && needsNoWord(before) && finish(before, first, orders, language);
  if (told) return told;

  const second = await ask(pen, given, language, {
    ...(first.kind === "answered" && { draft: first.value }),
    reasons: before ? reasonsOf(before) : [faultOf(first)],
  });
  const after = read(second, given, orders, language);
  return (
    (after && finish(after, second, orders, language)) ??
    (before && finish(before, first, orders, language)) ??
    (isOver(second)
      ? fallback(second.message, isDown(second))
      : fallback(reasonsOf(after ?? before ?? NOTHING)[0] ?? faultOf(second)))
  );
}

const NOTHING: Reviewed = { draft: { headline: "", summary: "" }, cited: [], flaws: [], complaints: [] };

const fallback = (reason: string, isModelDown = false): Told => ({ kind: "fallback", reason, isModelDown });

const saysSomething = ({ title, text }: StoryPost) => /\p{L}{2}/u.test(title + text);

/** What was cut off is asked for with twice the room. */
const ask = (
  pen: Pen,
  given: readonly StoryPost[],
  language: Language,
  returned?: Returned,
): Promise<Reply> =>
  pen.ask({
    system: systemPrompt(language),
    prompt: userPrompt(given, language, returned),
    maxOutputTokens: returned && !returned.draft ? 2 * OUTPUT_TOKENS : OUTPUT_TOKENS,
  });

/** Whether asking again has no use. */
const isOver = (
  reply: Reply,
): reply is Extract<Reply, { message: string; kind: "failed" | "refused" | "closed" }> =>
  reply.kind === "failed" || reply.kind === "refused" || reply.kind === "closed";

const read = (reply: Reply, given: readonly StoryPost[], orders: string, language: Language) =>
  reply.kind === "answered" ? review(reply.value, given, orders, language) : undefined;

/** Whether it is the model that is at fault, and neither the posts nor what a digest may cost. */
const isDown = (reply: Reply): boolean =>
  reply.kind === "failed" || (reply.kind === "closed" && reply.isModelDown);

function faultOf(reply: Reply): string {
  if (reply.kind === "cut-off") return "The answer was too long and was cut off.";
  return reply.kind === "malformed" ? `The answer could not be read: ${reply.message}.` : "";
}

/** Bold is put right without a word. */
const needsNoWord = ({ flaws, complaints }: Reviewed): boolean =>
  complaints.length === 0 && flaws.every(({ kind, where }) => kind === "bold" && where === "summary");

function finish(reviewed: Reviewed, reply: Reply, orders: string, language: Language): Told | undefined {
  const draft = mend(reviewed, orders, language);
  if (!draft || reply.kind !== "answered") return undefined;
  return {
    kind: "written",
    ...draft,
    categories: categoriesOf(reply.value, reviewed.cited, language),
    cited: reviewed.cited,
  };
}

/** Of the topics there are; else by the words of the posts. */
function categoriesOf({ categories }: ModelDraft, cited: readonly StoryPost[], language: Language): string[] {
  const known = categories
    .map((name) => name.trim().toLowerCase())
    .flatMap((name) => TOPICS.find((topic) => topic[language].toLowerCase() === name)?.[language] ?? []);
  return known.length > 0 ? [...new Set(known)].slice(0, MOST_CATEGORIES) : categorise(cited, language);
}
