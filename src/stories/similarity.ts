/** How alike two stories are: one answer for the window, the ledger and the roll-ups. */
import { rarityOf } from "../lib/frequencies.ts";
import type { Frequencies } from "../lib/frequencies.ts";
import { dot, unit } from "../lib/vector.ts";
import type { Vector } from "../lib/vector.ts";
import type { Sketch } from "./sketch.ts";

/** From this on, two stories are the same event. Average link; measured on labelled news, by script. */
export const SAME_EVENT = { han: 0.16, latin: 0.12 };

/** Posts of one account this close together are one thread: no one types a second one so fast. */
const THREAD_MS = 15_000;
/** What the same link, or one post quoting the other, makes of two posts, whatever their words. */
const LINKED = 0.6;
/** What is left of the likeness of two posts whose leading names, or versions, contradict each other. */
const CONTRADICTED = 0.1;
/** Headlines that share so much of their terms say the same sentence. */
const SAME_SENTENCE = 0.6;
/** Fewer shared names than this do not carry a story from one language to the other. */
const SHARED_NAMES = 2;

/** A sketch, weighed against what is common. */
export type Portrait = Sketch & { vector: Vector; nameVector: Vector };

/** TF-IDF with a damped count (Salton & Buckley 1988). */
export function portray(sketch: Sketch, frequencies: Frequencies): Portrait {
  const weigh = (term: string, count: number) => (1 + Math.log(count)) * rarityOf(term, frequencies);
  const vector = unit(new Map([...sketch.counts].map(([term, count]) => [term, weigh(term, count)])));
  const nameVector = unit(new Map([...sketch.names].map((name) => [name, rarityOf(name, frequencies)])));
  return { ...sketch, vector, nameVector };
}

/** 0 for nothing in common to 1 for the same words: the mean over all pairs of posts (average link). */
export function alike(a: readonly Portrait[], b: readonly Portrait[]): number {
  let sum = 0;
  for (const one of a) for (const other of b) sum += alikePosts(one, other);
  return sum / (a.length * b.length || 1);
}

/** The likeness from which stories of these posts are the same event. */
export function thresholdOf(a: Pick<Sketch, "script">, b: Pick<Sketch, "script">): number {
  return a.script === "han" && b.script === "han" ? SAME_EVENT.han : SAME_EVENT.latin;
}

function alikePosts(a: Portrait, b: Portrait): number {
  const words = a.script === b.script ? dot(a.vector, b.vector) : acrossLanguages(a, b);
  if (isLinked(a, b) || isThread(a, b)) return Math.max(words, LINKED);
  return contradict(a, b) ? words * CONTRADICTED : words;
}

/** English and Chinese meet through names and numbers alone, so a single one is not enough. */
function acrossLanguages(a: Portrait, b: Portrait): number {
  let shared = 0;
  for (const name of a.names) if (b.names.has(name)) shared += 1;
  return shared < SHARED_NAMES ? 0 : dot(a.nameVector, b.nameVector) / 2;
}

function isLinked(a: Sketch, b: Sketch): boolean {
  for (const link of a.links) if (b.links.has(link)) return true;
  return false;
}

function isThread(a: Sketch, b: Sketch): boolean {
  return a.author === b.author && Math.abs(a.publishedAt - b.publishedAt) <= THREAD_MS;
}

/** Other versions of one product, or the same sentence said of another. */
function contradict(a: Sketch, b: Sketch): boolean {
  for (const [product, version] of a.versions) {
    const other = b.versions.get(product);
    if (other !== undefined && other !== version) return true;
  }
  const [first, second] = [a.headline[0], b.headline[0]];
  if (first === undefined || second === undefined || b.counts.has(first) || a.counts.has(second))
    return false;
  const known = new Set(b.headline);
  const shared = a.headline.filter((term) => known.has(term)).length;
  return shared >= SAME_SENTENCE * Math.max(a.headline.length, b.headline.length);
}
