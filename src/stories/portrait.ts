/** A sketch, weighed against what is common, with what the post's row says: what posts are compared by. */
import { rarityOf } from "../lib/frequencies.ts";
import type { Frequencies } from "../lib/frequencies.ts";
import { readSigned } from "../lib/signed-bytes.ts";
import { expand } from "../lib/terms.ts";
import { unit } from "../lib/vector.ts";
import type { Vector } from "../lib/vector.ts";
import { deedsOf } from "./deeds.ts";
import type { StoryPost } from "./post.ts";
import { readSketch } from "./sketch.ts";
import type { Sketch } from "./sketch.ts";

/**
 * From this on, two stories are the same event; measured on labelled news, by script. In English less is asked for:
 * what was done keeps its posts apart (deeds.ts).
 */
const SAME_EVENT = { han: 0.105, latin: 0.08, english: 0.075 };
/** By this share less with a past behind: what all of a topic share is known to be common then, and no longer joins. */
const KNOWING = { han: 0.05, latin: 0.2, english: 0.25 };

/** A term of the title counts as this many of the text. Chinese titles tell the event, English ones tease. */
const TITLE_WEIGHT = { han: 2.5, latin: 1.6 };
/** What a post leaves unsaid, in words that none other has: on X, two that share their only rare word may speak of two things. */
const UNSAID = { short: 2.5, article: 1.5 };

export type Portrait = Omit<Sketch, "title" | "lead"> & {
  id: number;
  /** Language tag, as its vocabulary is named. */
  language: string;
  /** The account it was posted by; null where it comes from a site, whose feed may date all posts alike. */
  handle: string | null;
  /** The host that a post of a site comes from; empty for those of an account. */
  site: string;
  publishedAt: number;
  /** Terms in order. */
  title: string[];
  lead: string[];
  /** The weight of each term, as a vector of length 1. */
  vector: Vector;
  /** By the words of its names. */
  nameVector: Vector;
  /** The term that stands before each where it stands first: together they tell which terms make up a phrase. */
  before: ReadonlyMap<string, string>;
  /** Kinds of deeds it tells of, in English. */
  deeds: ReadonlySet<string>;
  /** Its meaning, where an embedding model was there when it arrived. */
  embedding: Int8Array | null;
  /** The likeness from which a story of such posts is the same event. */
  threshold: number;
};

/** A post and its terms, not weighed yet. */
export type Outline = Omit<Portrait, "vector" | "nameVector" | "threshold">;

export function outline(post: StoryPost): Outline {
  const sketch = readSketch(post);
  const title = expand(sketch.title);
  const lead = expand(sketch.lead);
  const language = languageOf(post);
  const before = new Map<string, string>();
  noteBefore(before, title);
  noteBefore(before, lead);
  return {
    ...sketch,
    id: post.id,
    language,
    handle: post.handle,
    site: post.handle === null ? hostOf(post.url) : "",
    publishedAt: post.publishedAt.getTime(),
    title,
    lead,
    before,
    deeds: deedsOf(language, title, lead),
    embedding: post.embedding ? readSigned(post.embedding) : null,
  };
}

/** The tag that a post's vocabulary is named by: zh of zh-Hant. */
export function languageOf({ language }: Pick<StoryPost, "language">): string {
  return language.toLowerCase().split(/[-_]/)[0] || "und";
}

/**
 * Each term counts once, by its rarity: one that a text repeats tells its topic, not its event. How much past the
 * frequencies hold is said from 0 to 1.
 */
export function portray(outlined: Outline, frequencies: Frequencies, past: number): Portrait {
  const { title, lead, names, script } = outlined;
  const weights = new Map<string, number>();
  for (const term of lead) if (!weights.has(term)) weights.set(term, rarityOf(term, frequencies));
  for (const term of title) weights.set(term, TITLE_WEIGHT[script] * rarityOf(term, frequencies));
  const nameWeights = new Map(names.flatMap(wordsOfName).map((name) => [name, rarityOf(name, frequencies)]));
  const tongue = script === "latin" && outlined.language === "en" ? "english" : script;
  const unsaid = (outlined.isShort ? UNSAID.short : UNSAID.article) * rarityOf("", frequencies);
  return {
    ...outlined,
    vector: unit(weights, unsaid),
    nameVector: unit(nameWeights, unsaid / 2),
    threshold: SAME_EVENT[tongue] * (1 - KNOWING[tongue] * past),
  };
}

/** The words of a name as they stand in its sketch; an amount is one. */
export const wordsOfName = (name: string): string[] => name.split(" ");

function noteBefore(before: Map<string, string>, terms: readonly string[]): void {
  let last: string | undefined;
  for (const term of terms) {
    if (last !== undefined && !before.has(term)) before.set(term, last);
    last = term;
  }
}

function hostOf(url: string): string {
  return /^https?:\/\/(?:www\.)?([^/?#]+)/i.exec(url)?.[1]?.toLowerCase() ?? "";
}
