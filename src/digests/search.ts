/**
 * Searching the archive. What people type is never FTS5 syntax: each run of letters becomes a phrase, and what stands
 * between quotation marks becomes one phrase.
 */
import type { Desk } from "../desk.ts";
import { searchRuns } from "../lib/search-terms.ts";
import { newsletterMark, topicMark } from "./search-marks.ts";
import { matchTerms, type Span } from "./search-store.ts";
import { findTellings, type Telling } from "./store.ts";

/** A page reads a row of the index and three more for each of its stories: with those of the newsletters under 60. */
const PAGE = 12;
/** A question longer than this is cut: no reader types so much. */
const RUN_LIMIT = 12;

/** Straight, curly, and the corner brackets of Chinese and Japanese. */
const QUOTED = /"([^"]*)"|“([^”]*)”|「([^」]*)」|『([^』]*)』/gu;
const LONE_HAN = /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]$/v;

export type Query = Span & {
  words: string;
  newsletterId?: string | undefined;
  topic?: string | undefined;
};

export type Found = {
  tellings: Telling[];
  /** Where the next page goes on: the `after` of its query; null on the last one. */
  next: number | null;
};

/** The stories of published digests that hold all words of a query, newest first; none for a query without words. */
export async function searchStories(
  { db, search }: Pick<Desk, "db" | "search">,
  query: Query,
): Promise<Found> {
  const expression = expressionOf(query);
  if (expression === "") return { tellings: [], next: null };
  const rows = await matchTerms(search, expression, query, PAGE + 1);
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  const tellings = await findTellings(
    db,
    shown.map(({ storyId }) => storyId),
  );
  return { tellings, next: last?.rowId ?? null };
}

/** All phrases of the words, within the newsletter and the topic: terms : ("大模 模型" "gpu") AND marks : "n6169". */
export function expressionOf({ words, newsletterId, topic }: Omit<Query, keyof Span>): string {
  const phrases = phrasesOf(words);
  if (phrases.length === 0) return "";
  const marks = [newsletterId && newsletterMark(newsletterId), topic && topicMark(topic)].filter(Boolean);
  const within = marks.map((mark) => ` AND marks : "${mark}"`).join("");
  return `terms : (${phrases.join(" ")})${within}`;
}

function phrasesOf(words: string): string[] {
  const quoted: string[][] = [];
  const rest = words.replace(QUOTED, (_, ...groups: (string | undefined)[]) => {
    const inside = groups.slice(0, 4).find((group) => typeof group === "string") ?? "";
    quoted.push(searchRuns(inside).flat());
    return " ";
  });
  return [...quoted, ...searchRuns(rest)]
    .filter((terms) => terms.length > 0)
    .slice(0, RUN_LIMIT)
    .map(phraseOf);
}

/** One letter of Han stands in the index at the beginning of its pairs. */
const phraseOf = (terms: string[]): string => {
  const [term = ""] = terms;
  return terms.length === 1 && LONE_HAN.test(term) ? `"${term}" *` : `"${terms.join(" ")}"`;
};
