/** How alike two stories are: one answer for the window, the ledger and the roll-ups. */
import { rarityOf } from "../lib/frequencies.ts";
import type { Frequencies } from "../lib/frequencies.ts";
import { dot, unit } from "../lib/vector.ts";
import type { Vector } from "../lib/vector.ts";
import { contradict } from "./contradict.ts";
import type { Sketch } from "./sketch.ts";
import { isThread } from "./thread.ts";

/** From this on, two stories are the same event; measured on labelled news, by script. */
const SAME_EVENT = { han: 0.15, latin: 0.08 };
/** The same, once as many past posts were counted: what is common is known then, and likeness means more. */
const SAME_EVENT_KNOWING = { han: 0.14, latin: 0.065 };
const KNOWING_POSTS = 100;

/** A term of the title counts as this many of the text. Chinese titles tell the event, English ones tease. */
const TITLE_WEIGHT = { han: 2.5, latin: 1.3 };
/** What a post leaves unsaid, in words that none other has: on X, two that share their only rare word may speak of two things. */
const UNSAID = { short: 2.5, article: 1.5 };
/** What the same link, or one post quoting the other, makes of two posts, whatever their words. */
const LINKED = 0.6;
/** Posts less alike than this stay apart anyway. */
const NOTEWORTHY = 0.05;
/** What is left of the likeness of two posts that contradict each other. */
const CONTRADICTED = 0.1;
/** And of two articles of one site: it seldom tells an event twice, and all of its posts sound alike. */
const SAME_SITE = 0.5;
/** And of two posts that lie days apart: what happened is told within days. */
const DAYS_APART = 0.6;
const DAYS_MS = 3 * 24 * 3_600_000;
/** And of two English posts that name nobody and nothing in common: an event happens to someone. */
const NAMELESS = 0.5;
/** Names as little alike as this are not the same ones. */
const NO_NAME = 0.02;
/** Fewer shared names than this do not carry a story from one language to the other. */
const SHARED_NAMES = 2;

/** A sketch, weighed against what is common. */
export type Portrait = Sketch & {
  vector: Vector;
  nameVector: Vector;
  /** The likeness from which a story of such posts is the same event. */
  threshold: number;
};

/**
 * Each term counts once, by its rarity: one that a text repeats tells its topic, not its event. The frequencies hold
 * this window's posts and, of pastCount posts, the past ones.
 */
export function portray(sketch: Sketch, frequencies: Frequencies, pastCount = 0): Portrait {
  const weights = new Map(sketch.lead.map((term) => [term, rarityOf(term, frequencies)]));
  for (const term of sketch.title)
    weights.set(term, TITLE_WEIGHT[sketch.script] * rarityOf(term, frequencies));
  const nameWeights = new Map(sketch.names.map((name) => [name, rarityOf(name, frequencies)]));
  const unsaid = (sketch.title.length === 0 ? UNSAID.short : UNSAID.article) * rarityOf("", frequencies);
  const thresholds = pastCount >= KNOWING_POSTS ? SAME_EVENT_KNOWING : SAME_EVENT;
  return {
    ...sketch,
    vector: unit(weights, unsaid),
    nameVector: unit(nameWeights, unsaid / 2),
    threshold: thresholds[sketch.script],
  };
}

/**
 * From 0, nothing in common, to 1, the same words. Of stories with several posts it is what join.ts joins by: the mean
 * over all pairs, measured by how alike the posts within each are.
 */
export function alike(a: readonly Portrait[], b: readonly Portrait[]): number {
  const mean = meanOver(a, b);
  return mean === 0 ? 0 : mean / (meanOver(a, a) * meanOver(b, b)) ** 0.25;
}

/** How alike two posts are; a post is wholly alike to itself. */
export function alikePosts(a: Portrait, b: Portrait): number {
  if (a === b) return 1;
  const words = a.script === b.script ? alikeWords(a, b) : acrossLanguages(a, b);
  if (isThread(a, b) || (isLinked(a, b) && !isSameSite(a, b))) return Math.max(words, LINKED);
  if (words < NOTEWORTHY) return words;
  if (contradict(a, b)) return words * CONTRADICTED;
  const isLater = Math.abs(a.publishedAt - b.publishedAt) > DAYS_MS;
  return words * (isSameSite(a, b) ? SAME_SITE : 1) * (isLater ? DAYS_APART : 1);
}

function meanOver(a: readonly Portrait[], b: readonly Portrait[]): number {
  let sum = 0;
  for (const one of a) for (const other of b) sum += alikePosts(one, other);
  return sum / (a.length * b.length || 1);
}

/** Han writes names like any word, so only where there are capitals can they be told apart. */
function alikeWords(a: Portrait, b: Portrait): number {
  const words = dot(a.vector, b.vector);
  const isNameless = a.script === "latin" && words > 0 && dot(a.nameVector, b.nameVector) <= NO_NAME;
  return isNameless ? words * NAMELESS : words;
}

/** English and Chinese meet through names and numbers alone, so a single one is not enough. */
function acrossLanguages(a: Portrait, b: Portrait): number {
  const shared = a.names.filter((name) => b.nameVector.has(name)).length;
  return shared < SHARED_NAMES ? 0 : dot(a.nameVector, b.nameVector) / 2;
}

function isSameSite(a: Sketch, b: Sketch): boolean {
  return a.site !== "" && a.site === b.site;
}

function isLinked(a: Sketch, b: Sketch): boolean {
  return a.links.some((link) => b.links.includes(link));
}
