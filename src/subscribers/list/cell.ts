/**
 * Cells of an exported list. What a spreadsheet would run as a formula stands behind an apostrophe (OWASP, CSV Injection),
 * and so does what looks as if it were so escaped: reading takes exactly one away.
 */
const FORMULA = /^'*[=+\-@\t\r\n]/;
const ESCAPED = /^'+[=+\-@\t\r\n]/;

/** A cell as it is written between two commas (RFC 4180). */
export function writeCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n\t;']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What writeCell was given, of what a CSV reader made of the cell. */
export const readCell = (text: string) => (ESCAPED.test(text) ? text.slice(1) : text);
