/**
 * Lines to records (RFC 4180), by papaparse one record at a time: where a quote is opened and never closed, only the line
 * that it stands in is lost, and not the rest of the list.
 */
import Papa from "papaparse";
import { LINE_LIMIT, type Line } from "./lines.ts";

/** So many lines may stand in a quoted field. */
const QUOTED_LINES = 100;
const DELIMITERS = [",", ";", "\t", "|"];
const UNCLOSED = "A quote is opened in it and not closed";

/** A record with the line that it begins in, or why there is none. */
export type Cells = { line: number; cells: string[] };
export type Fault = { line: number; why: string };

/** Which delimiter the first lines of a list have; a comma where they have none. */
export function guessDelimiter(lines: readonly Line[]): string {
  const sample = lines.map(({ text }) => text).join("\n");
  return Papa.parse(sample, { delimitersToGuess: DELIMITERS, newline: "\n" }).meta.delimiter;
}

/** The records in order; empty lines are none. */
export async function* recordsOf(
  lines: AsyncIterator<Line>,
  delimiter: string,
): AsyncGenerator<Cells | Fault> {
  const ahead: Line[] = [];
  let width: number | undefined;
  const pull = async (at: number) => {
    const next = at < ahead.length ? undefined : await lines.next();
    if (next && !next.done) ahead.push(next.value);
    return ahead[at];
  };
  try {
    for (let first = await pull(0); first; first = await pull(0)) {
      ahead.shift();
      const { record, lineCount } = await readRecord(first, pull, delimiter, width);
      if ("cells" in record) {
        width ??= record.cells.length;
        ahead.splice(0, lineCount - 1);
      }
      if (!("cells" in record) || record.cells.some((cell) => cell.trim())) yield record;
    }
  } finally {
    await lines.return?.();
  }
}

/**
 * The record that begins in a line, with those lines after it that a quoted field goes on in: where it then has as many
 * fields as the first record. Else the quote that ends it began another field.
 */
async function readRecord(
  first: Line,
  pull: (at: number) => Promise<Line | undefined>,
  delimiter: string,
  width: number | undefined,
): Promise<{ record: Cells | Fault; lineCount: number }> {
  const line = first.number;
  const fault = findFault(first);
  if (fault) return { record: { line, why: fault }, lineCount: 1 };
  let text = first.text;
  let parsed = parse(text, delimiter);
  let lineCount = 1;
  for (; parsed.isOpen && lineCount < QUOTED_LINES && text.length < LINE_LIMIT; lineCount += 1) {
    const next = await pull(lineCount - 1);
    if (!next || findFault(next)) break;
    text += `\n${next.text}`;
    if (next.text.includes('"')) parsed = parse(text, delimiter);
  }
  const isTorn =
    lineCount > 1 && (parsed.isMalformed || (width ?? parsed.cells.length) !== parsed.cells.length);
  if (parsed.isOpen || isTorn) return { record: { line, why: UNCLOSED }, lineCount };
  if (parsed.isMalformed)
    return { record: { line, why: "Something follows a closing quote in it" }, lineCount };
  return { record: { line, cells: parsed.cells }, lineCount };
}

function findFault({ text, isCut }: Line): string | undefined {
  if (isCut) return `It is longer than ${LINE_LIMIT} characters`;
  return text.includes("\0") ? "It holds NUL bytes" : undefined;
}

function parse(text: string, delimiter: string) {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter, newline: "\n" });
  const isMalformed = errors.some(({ code }) => code === "InvalidQuotes");
  return { cells: data[0] ?? [], isMalformed, isOpen: !isMalformed && errors.length > 0 };
}
