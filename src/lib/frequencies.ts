/**
 * In how many documents a term stands: what makes a term telling. A window of posts is small, so counts kept from
 * the past (the background) are added to its own.
 */

/** Documents counted, and in how many of them each term stands. */
export type Frequencies = { documents: number; frequencies: Pick<ReadonlyMap<string, number>, "get"> };

/** However much past there is, it speaks for as many documents as these: the window's own words stay telling. */
const MOST_PAST = 200;

/** The frequencies of documents, each a collection of its distinct terms, on top of a background. */
export function countDocuments(
  documents: readonly Iterable<string>[],
  background?: Frequencies,
): Frequencies {
  const frequencies = new Map<string, number>();
  for (const terms of documents) {
    for (const term of new Set(terms)) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
  }
  if (!background || background.documents === 0) return { documents: documents.length, frequencies };
  const share = Math.min(1, MOST_PAST / background.documents);
  return {
    documents: documents.length + share * background.documents,
    frequencies: {
      get: (term) => (frequencies.get(term) ?? 0) + share * (background.frequencies.get(term) ?? 0),
    },
  };
}

/** From 0, no past, to 1, as much of it as is looked at. */
export function pastOf(background: Frequencies | undefined): number {
  return Math.min(1, (background?.documents ?? 0) / MOST_PAST);
}

/** So few documents do not say what is common: they are counted as this many. One threshold then serves them too. */
const FEWEST = 40;

/** Inverse document frequency, smoothed (Spärck Jones 1972): near 0 for a term of every document. */
export function rarityOf(term: string, { documents, frequencies }: Frequencies): number {
  return Math.log((1 + Math.max(documents, FEWEST)) / (0.5 + (frequencies.get(term) ?? 0)));
}
