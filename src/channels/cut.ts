/** Messages within a vendor's limit: a text is cut between characters, and lines are left out rather than cut. */

export const characters = (text: string): number => text.length;
export const bytes = (text: string): number => new TextEncoder().encode(text).length;

/** The text, or as much of it as fits with an ellipsis. Measured in UTF-16 units, as the vendors' strings are. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = "";
  for (const character of text) {
    if (kept.length + character.length > most - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** The head, and as many of the lines after it as fit. */
export function fit(
  head: string[],
  lines: string[],
  most: number,
  measure: (text: string) => number,
): string {
  const kept = [...head];
  for (const line of lines) {
    if (measure([...kept, line].join("\n")) > most) break;
    kept.push(line);
  }
  return kept.join("\n");
}
