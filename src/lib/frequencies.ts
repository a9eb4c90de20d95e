/**
 * In how many documents a term stands: what makes a term telling. A window of posts is small, so counts kept from
 * the past (the background) are added to its own.
 */

/** Documents counted, and in how many of them each term stands. */
export type Frequencies = { documents: number; frequencies: ReadonlyMap<string, number> };

/** The frequencies of documents, each a collection of its distinct terms, on top of a background. */
export function countDocuments(
  documents: readonly Iterable<string>[],
  background?: Frequencies,
): Frequencies {
  const frequencies = new Map<string, number>();
  for (const terms of documents) {
    for (const term of new Set(terms)) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  }
  if (background) {
    for (const [term, count] of frequencies) {
      frequencies.set(term, count + (background.frequencies.get(term) ?? 0));
    }
  }
  return { documents: documents.length + (background?.documents ?? 0), frequencies };
}

/** So few documents do not say what is common: they are counted as this many. */
const FEWEST = 20;

/** Inverse document frequency, smoothed (Spärck Jones 1972): near 0 for a term of every document. */
export function rarityOf(term: string, { documents, frequencies }: Frequencies): number {
  return Math.log((1 + Math.max(documents, FEWEST)) / (0.5 + (frequencies.get(term) ?? 0)));
}
