/**
 * Whether two posts that sound alike speak of different things: two versions of a product, or the same sentence said
 * of another, or of another amount. "Orbit passes a billion users" and "Lumen passes a billion users" share all words
 * but the one that counts.
 */
import { readAmount } from "../lib/amounts.ts";
import type { Portrait } from "./portrait.ts";

/** Titles that share so much of their terms say the same sentence. */
const SAME_SENTENCE = 0.6;
/** Reports of one event round and recount what it cost; further apart than this they count different things. */
const RECOUNTED = 1.5;

type Told = Pick<Portrait, "title" | "lead" | "versions" | "amounts">;

export function contradict(a: Told, b: Told): boolean {
  if (haveOtherVersions(a, b)) return true;
  const [first, second] = [sentenceOf(a)[0], sentenceOf(b)[0]];
  const areOthers = first !== undefined && second !== undefined && !knows(b, first) && !knows(a, second);
  return (areOthers || haveOtherAmounts(a, b)) && sayTheSame(sentenceOf(a), sentenceOf(b));
}

/** Whether they begin with two versions of a product, and one of them does not know the other's at all. */
function haveOtherVersions(a: Told, b: Told): boolean {
  for (const product in a.versions) {
    const [ours = [], its] = [a.versions[product], b.versions[product]];
    const [one, other] = [ours[0], its?.[0]];
    if (one === undefined || other === undefined || one === other) continue;
    if (!its?.includes(one) || !ours.includes(other)) return true;
  }
  return false;
}

/** Whether each says amounts and none of them can be one of the other's. */
function haveOtherAmounts(a: Told, b: Told): boolean {
  if (a.amounts.length === 0 || b.amounts.length === 0) return false;
  return !a.amounts.some((one) => b.amounts.some((other) => mayBeOne(one, other)));
}

function mayBeOne(one: string, other: string): boolean {
  if (one === other) return true;
  const [a, b] = [readAmount(one), readAmount(other)];
  const ratio = Math.max(a.value, b.value) / Math.min(a.value, b.value);
  return a.isShare !== b.isShare || ratio < RECOUNTED;
}

function sayTheSame(one: readonly string[], other: readonly string[]): boolean {
  const terms = new Set(other);
  const shared = one.filter((term) => terms.has(term)).length;
  return shared >= SAME_SENTENCE * Math.max(one.length, other.length);
}

function sentenceOf({ title, lead }: Told): string[] {
  return title.length > 0 ? title : lead;
}

function knows({ title, lead }: Told, term: string): boolean {
  return lead.includes(term) || title.includes(term);
}
