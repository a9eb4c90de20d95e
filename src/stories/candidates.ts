/**
 * Which pairs of posts are worth comparing: those that share a telling term, a name, a link or an account's minutes, and
 * those of two scripts that may mean the same.
 */
import { areNear, signsOf } from "../lib/signed-bytes.ts";
import type { Portrait } from "./portrait.ts";

/** A term of more posts than this finds no pairs: it is too common to tell an event. Grows with the square root. */
const COMMON = 40;
/** Pairs whose telling terms add up to less cannot reach a threshold. */
const FLOOR = 0.045;
/** Posts of one account meet within this time. */
const SOON_MS = 10 * 60_000;

/** Pairs of positions, the smaller first. */
export function findCandidates(portraits: readonly Portrait[]): [one: number, other: number][] {
  const index = indexTerms(portraits);
  const limit = Math.max(COMMON, 3 * Math.sqrt(portraits.length));
  const likeness = new Float64Array(portraits.length);
  const pairs: [number, number][] = [];
  portraits.forEach((portrait, at) => {
    const met: number[] = [];
    for (const [key, weight] of keysOf(portrait)) {
      const holders = index.get(key);
      if (!holders || holders.posts.length > limit) continue;
      for (let n = 0; n < holders.posts.length; n += 1) {
        const other = holders.posts[n] ?? at;
        if (other >= at) break;
        if (likeness[other] === 0) met.push(other);
        likeness[other] = (likeness[other] ?? 0) + weight * (holders.weights[n] ?? 0);
      }
    }
    for (const other of met) {
      if ((likeness[other] ?? 0) >= FLOOR) pairs.push([other, at]);
      likeness[other] = 0;
    }
  });
  return [
    ...pairs,
    ...findTranslations(portraits, new Set(pairs.map(([one, other]) => one * portraits.length + other))),
  ];
}

/** Pairs of two scripts that are near in meaning and share no term. All are looked at, by a bit a dimension. */
function findTranslations(
  portraits: readonly Portrait[],
  found: ReadonlySet<number>,
): [one: number, other: number][] {
  const signs = portraits.map(({ embedding }) => (embedding ? signsOf(embedding) : null));
  const of = (script: Portrait["script"]) =>
    portraits.flatMap((portrait, at) => (portrait.script === script && signs[at] ? at : []));
  const latin = of("latin");
  return of("han").flatMap((at) =>
    latin
      .filter((other) => areNear(signs[at], signs[other]))
      .map((other): [number, number] => [Math.min(at, other), Math.max(at, other)])
      .filter(([one, other]) => !found.has(one * portraits.length + other)),
  );
}

type Holders = { posts: number[]; weights: number[] };

function indexTerms(portraits: readonly Portrait[]): Map<string, Holders> {
  const index = new Map<string, Holders>();
  portraits.forEach((portrait, at) => {
    for (const [key, weight] of keysOf(portrait)) {
      const holders = index.get(key) ?? { posts: [], weights: [] };
      holders.posts.push(at);
      holders.weights.push(weight);
      index.set(key, holders);
    }
  });
  return index;
}

/** All that two posts may meet by, with its weight. */
function* keysOf(portrait: Portrait): Iterable<[key: string, weight: number]> {
  yield* portrait.vector;
  for (const [name, weight] of portrait.nameVector) yield [`name ${name}`, weight];
  for (const link of portrait.links) yield [`link ${link}`, 1];
  if (portrait.handle === null) return;
  const time = Math.floor(portrait.publishedAt / SOON_MS);
  yield [`by ${portrait.handle} ${time}`, 1];
  yield [`by ${portrait.handle} ${time + 1}`, 1];
}
