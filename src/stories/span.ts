/** A part of a text that may be set in bold. */

/** Where a term stands, and how telling its kind is. */
export type Span = { start: number; end: number; score: number };

/** Every match, without white space at its end. */
export function spansOf(text: string, pattern: RegExp, score: number): Span[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].trimEnd().length,
    score,
  }));
}
