/** **Bold** is the only markup a story's summary has. */

export type Span = { text: string; bold: boolean };

/** The spans of a summary, in order; a lone pair of asterisks stays text. */
export function boldSpans(summary: string): Span[] {
  return summary
    .split(/\*\*(.+?)\*\*/s)
    .map((text, at) => ({ text, bold: at % 2 === 1 }))
    .filter(({ text }) => text !== "");
}

/** The summary without its markup. */
export const withoutBold = (summary: string): string =>
  boldSpans(summary)
    .map(({ text }) => text)
    .join("");
