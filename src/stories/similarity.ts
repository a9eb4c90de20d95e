/** How alike two stories are: one answer for the window, the ledger and the roll-ups. */
import { rarityOf } from "../lib/frequencies.ts";
import type { Frequencies } from "../lib/frequencies.ts";
import { dot, unit } from "../lib/vector.ts";
import type { Vector } from "../lib/vector.ts";
import { contradict } from "./contradict.ts";
import type { Sketch } from "./sketch.ts";
import { isThread } from "./thread.ts";

/** From this on, two stories are the same event; measured on labelled news, by script. */
export const SAME_EVENT = { han: 0.15, latin: 0.12 };

/** A term of the title counts as this many of the text. Chinese titles tell the event, English ones tease. */
const TITLE_WEIGHT = { han: 2.5, latin: 1.3 };
/** What a post leaves unsaid, in words that none other has: on X, two that share their only rare word may speak of two things. */
const UNSAID = { short: 2.2, article: 0.7 };
/** What the same link, or one post quoting the other, makes of two posts, whatever their words. */
const LINKED = 0.6;
/** Posts less alike than this need no contradiction to stay apart. */
const NOTEWORTHY = 0.05;
/** What is left of the likeness of two posts that contradict each other. */
const CONTRADICTED = 0.1;
/** Fewer shared names than this do not carry a story from one language to the other. */
const SHARED_NAMES = 2;

/** A sketch, weighed against what is common. */
export type Portrait = Sketch & { vector: Vector; nameVector: Vector };

/** Each term counts once, by its rarity: one that a text repeats tells its topic, not its event. */
export function portray(sketch: Sketch, frequencies: Frequencies): Portrait {
  const weights = new Map(sketch.lead.map((term) => [term, rarityOf(term, frequencies)]));
  for (const term of sketch.title)
    weights.set(term, TITLE_WEIGHT[sketch.script] * rarityOf(term, frequencies));
  const nameWeights = new Map(sketch.names.map((name) => [name, rarityOf(name, frequencies)]));
  const unsaid = (sketch.title.length === 0 ? UNSAID.short : UNSAID.article) * rarityOf("", frequencies);
  return { ...sketch, vector: unit(weights, unsaid), nameVector: unit(nameWeights, unsaid / 2) };
}

/**
 * From 0, nothing in common, to 1, the same words. Of stories with several posts it is what join.ts joins by: the mean
 * over all pairs, measured by how alike the posts within each are.
 */
export function alike(a: readonly Portrait[], b: readonly Portrait[]): number {
  const mean = meanOver(a, b);
  return mean === 0 ? 0 : mean / (meanOver(a, a) * meanOver(b, b)) ** 0.25;
}

/** The likeness from which stories of these posts are the same event. */
export function thresholdOf({ script }: Pick<Sketch, "script">): number {
  return SAME_EVENT[script];
}

/** How alike two posts are; a post is wholly alike to itself. */
export function alikePosts(a: Portrait, b: Portrait): number {
  if (a === b) return 1;
  const words = a.script === b.script ? dot(a.vector, b.vector) : acrossLanguages(a, b);
  if (isLinked(a, b) || isThread(a, b)) return Math.max(words, LINKED);
  return words >= NOTEWORTHY && contradict(a, b) ? words * CONTRADICTED : words;
}

function meanOver(a: readonly Portrait[], b: readonly Portrait[]): number {
  let sum = 0;
  for (const one of a) for (const other of b) sum += alikePosts(one, other);
  return sum / (a.length * b.length || 1);
}

/** English and Chinese meet through names and numbers alone, so a single one is not enough. */
function acrossLanguages(a: Portrait, b: Portrait): number {
  const shared = a.names.filter((name) => b.nameVector.has(name)).length;
  return shared < SHARED_NAMES ? 0 : dot(a.nameVector, b.nameVector) / 2;
}

function isLinked(a: Sketch, b: Sketch): boolean {
  return a.links.some((link) => b.links.includes(link));
}
