/** Plain tables for a terminal: columns in line, whatever script the words are of. */

/** Characters that terminals draw two columns wide: Han, kana, Hangul, their punctuation, emoji (Unicode TR 11). */
const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/gu;
/** What would move the cursor or change its colours: titles come from anywhere. */
const CONTROL = /[\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu;
const GAP = "  ";

export type Cell = string | number | boolean | null | undefined;

/** Rows under their headings; in a sentence where there are none. */
export function writeTable(headings: string[], rows: Cell[][], nothing: string): string {
  if (rows.length === 0) return nothing;
  return alignLines([headings, ...rows.map((row) => row.map(writeCell))]).join("\n");
}

/** Names with their values, one a line. */
export const writeFacts = (facts: [name: string, value: Cell][]): string =>
  alignLines(
    facts
      .filter(([, value]) => value !== null && value !== undefined && value !== "")
      .map(([name, value]) => [name, writeCell(value)]),
  ).join("\n");

/** Cells with spaces between, so that columns stand under each other; none after the last of a line. */
export function alignLines(rows: string[][]): string[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, widthOf(cell));
  return rows.map((row) =>
    row
      .map((cell, at) => cell + " ".repeat((widths[at] ?? 0) - widthOf(cell)))
      .join(GAP)
      .trimEnd(),
  );
}

function writeCell(value: Cell): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "yes" : "";
  return clean(String(value));
}

/** A text of others in one line, without anything that a terminal would obey. */
export const clean = (text: string): string => text.replaceAll(CONTROL, " ");

const widthOf = (text: string) => Array.from(text).length + (text.match(WIDE)?.length ?? 0);

/** A time as the API writes it, to the minute, in UTC. */
export const writeTime = (iso: string | null | undefined): string =>
  iso ? `${iso.slice(0, 10)} ${iso.slice(11, 16)}Z` : "";
