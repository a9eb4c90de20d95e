/**
 * Chooses the sentences of a summary: near the centre of all the posts, early in their post, and saying something
 * that the chosen ones do not (maximal marginal relevance, Carbonell & Goldstein 1998).
 */
import { countTerms, termsOf } from "../lib/terms.ts";
import { dot, unit } from "../lib/vector.ts";
import type { Vector } from "../lib/vector.ts";
import type { Quotable } from "./quotable.ts";

const RELEVANCE = 1.5;
const NOVELTY = 0.3;
const POSITION = 0.3;
/** The first post leads the story; of the others each counts a little less. */
const LEADING = 0.03;
/** What a sentence loses that speaks of the one before it, where that is not told. */
const TORN = 0.3;
const LEANING =
  /^(?:same|this|that|these|those|it|its|they|he|she|but|so|and|also|or|however|because|such|then|too|instead|another|both)\b|^(?:这|那|该|此|其|他|她|它|而|但|却|因此|所以|同时|另外|不过|然而|并且|于是|随后|对此)/iu;
/** Sentences as alike as this say the same. */
const SAME = 0.55;
/** The sentence that the headline is made of is left out where the others fill this much of the room. */
const ENOUGH = 0.6;

export type Room = { shortest: number; longest: number; sentences: number };

/** Those chosen, in the order of their posts. */
export function selectSentences(candidates: readonly Quotable[], headline: string, room: Room): Quotable[] {
  const vectors = new Map(candidates.map((one) => [one, vectorOf(one.text)]));
  const others = candidates.filter(
    ({ text }) => !text.startsWith(headline) || text.length > 1.5 * headline.length,
  );
  const isEnough = others.reduce((sum, { text }) => sum + text.length, 0) >= ENOUGH * room.shortest;
  const open = isEnough ? others : candidates;
  const centre = centreOf([...vectors.values(), vectorOf(headline), vectorOf(headline)]);
  const chosen: Quotable[] = [];
  let length = 0;
  while (chosen.length < room.sentences && length < room.shortest) {
    const next = findNext(length);
    if (!next) break;
    chosen.push(next);
    length += next.text.length;
  }
  return chosen.sort((a, b) => a.post - b.post || a.position - b.position);

  function findNext(length: number): Quotable | undefined {
    let best: { one: Quotable; score: number } | undefined;
    for (const one of open) {
      if (chosen.includes(one) || length + one.text.length > room.longest) continue;
      const vector = vectors.get(one) ?? new Map();
      const repeats = Math.max(0, ...chosen.map((other) => dot(vector, vectors.get(other) ?? new Map())));
      if (repeats >= SAME) continue;
      const early = POSITION / (1 + one.position) + LEADING / (1 + one.post);
      const torn = LEANING.test(one.text) && !isTold(one.post, one.position - 1) ? TORN : 0;
      const score = RELEVANCE * dot(vector, centre) + early - NOVELTY * repeats - torn;
      if (!best || score > best.score) best = { one, score };
    }
    return best?.one;
  }

  /** Whether the summary or its headline holds the sentence at a position of a post. */
  function isTold(post: number, position: number): boolean {
    const told = [...chosen, ...candidates.filter((one) => !open.includes(one))];
    return told.some((one) => one.post === post && one.position === position);
  }
}

function vectorOf(text: string): Vector {
  return unit(countTerms(termsOf(text)));
}

function centreOf(vectors: readonly Vector[]): Vector {
  const sum = new Map<string, number>();
  for (const vector of vectors)
    for (const [term, weight] of vector) sum.set(term, (sum.get(term) ?? 0) + weight);
  return unit(sum);
}
