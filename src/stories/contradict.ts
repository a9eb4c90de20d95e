/**
 * Whether two posts that sound alike speak of different things: two versions of a product, or the same sentence said
 * of another. "Orbit passes a billion users" and "Lumen passes a billion users" share all words but the one that counts.
 */
import type { Sketch } from "./sketch.ts";

/** Titles that share so much of their terms say the same sentence. */
const SAME_SENTENCE = 0.6;

export function contradict(a: Sketch, b: Sketch): boolean {
  return haveOtherVersions(a, b) || haveOtherSubjects(a, b);
}

function haveOtherVersions(a: Sketch, b: Sketch): boolean {
  return Object.entries(a.versions).some(
    ([product, version]) => (b.versions[product] ?? version) !== version,
  );
}

function haveOtherSubjects(a: Sketch, b: Sketch): boolean {
  const [one, other] = [sentenceOf(a), sentenceOf(b)];
  const [first, second] = [one[0], other[0]];
  if (first === undefined || second === undefined || knows(b, first) || knows(a, second)) return false;
  const shared = one.filter((term) => other.includes(term)).length;
  return shared >= SAME_SENTENCE * Math.max(one.length, other.length);
}

function sentenceOf({ title, lead }: Sketch): string[] {
  return title.length > 0 ? title : lead;
}

function knows({ title, lead }: Sketch, term: string): boolean {
  return lead.includes(term) || title.includes(term);
}
