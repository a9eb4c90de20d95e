/**
 * Reads a list of subscribers that another service exported, or a person typed, whatever its encoding, delimiter and
 * order of columns. It is read twice, and never held: once for its encoding, and then row by row.
 */
import { findColumns, type Columns } from "./list/columns.ts";
import { findEncoding } from "./list/encoding.ts";
import { linesOf, type Line } from "./list/lines.ts";
import { guessDelimiter, recordsOf, type Cells, type Fault } from "./list/records.ts";
import { readRow, type Row } from "./list/row.ts";
import { statusOfFile } from "./list/status.ts";

export type { Row } from "./list/row.ts";

/** Lines that the delimiter and the columns are told from. */
const SAMPLE_LINES = 20;
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$|<[^\s@]+@[^\s@]+>\s*$/;

/** Gives the list's bytes from the start, each time that it is asked. */
type Open = () => AsyncIterable<Uint8Array>;
export type ReadList = { kind: "list"; rows: AsyncIterable<Row> } | { kind: "unreadable"; reason: string };

/**
 * The rows of a list in order, each as it stands there or with why it can't be read; and why where none can. The file's
 * name counts: Mailchimp's exports say in it alone who has left.
 */
export async function readList(open: Open, fileName: string): Promise<ReadList> {
  const unreadable = (reason: string): ReadList => ({ kind: "unreadable", reason });
  const [start] = await take(open()[Symbol.asyncIterator](), 1);
  if (!start) return unreadable("It is empty");
  if (start[0] === 0x50 && start[1] === 0x4b)
    return unreadable("It is a ZIP archive or an Excel workbook: unpack it, or save it as CSV");
  const encoding = await findEncoding(open());
  if (encoding.startsWith("utf-32")) return unreadable("It is in UTF-32: save it in UTF-8");
  const sample = await take(linesOf(open(), encoding), SAMPLE_LINES);
  const named = /^sep=(.)$/i.exec(sample[0]?.text ?? "")?.[1];
  const delimiter = named ?? guessDelimiter(sample);
  const records = () => recordsOf(without(linesOf(open(), encoding), named ? 1 : 0), delimiter);
  const [first, ...others] = await take(records(), SAMPLE_LINES);
  // without its header it would be read as if nobody had left
  if (first && "why" in first) return unreadable(`Its first line can't be read. ${first.why}`);
  const layout = findLayout(
    first,
    others.filter((record) => "cells" in record),
  );
  if (layout === "empty") return unreadable("It is empty");
  if (layout === "unknown")
    return unreadable('None of its columns holds addresses: name one of them "email"');
  return { kind: "list", rows: rowsOf(records(), layout, fileName) };
}

type Layout = Columns & { hasHeader: boolean };

/** The columns by the header; where that names none for the address, or there is none, by where an address stands. */
function findLayout(first: Cells | undefined, others: readonly Cells[]): Layout | "empty" | "unknown" {
  if (!first) return "empty";
  const inFirst = first.cells.findIndex(isAddress);
  if (inFirst >= 0) return { at: { email: inFirst }, consent: [], names: [], hasHeader: false };
  const columns = findColumns(first.cells);
  if (columns.at.email !== undefined) return { ...columns, hasHeader: true };
  const email = others.map(({ cells }) => cells.findIndex(isAddress)).find((at) => at >= 0);
  if (email === undefined) return "unknown";
  return { ...columns, at: { ...columns.at, email }, hasHeader: true };
}

const isAddress = (cell: string) => ADDRESS.test(cell.trim());

async function* rowsOf(
  records: AsyncIterable<Cells | Fault>,
  { hasHeader, ...columns }: Layout,
  fileName: string,
): AsyncGenerator<Row> {
  const fileStatus = statusOfFile(fileName);
  let isHeader = hasHeader;
  for await (const record of records) {
    if ("why" in record) yield record;
    else if (isHeader) isHeader = false;
    else yield readRow(record, columns, fileStatus);
  }
}

/** The first of what an iterator gives. */
async function take<Item>(items: AsyncIterator<Item>, count: number): Promise<Item[]> {
  const taken: Item[] = [];
  while (taken.length < count) {
    const next = await items.next();
    if (next.done) break;
    taken.push(next.value);
  }
  await items.return?.();
  return taken;
}

async function* without(lines: AsyncGenerator<Line>, count: number): AsyncGenerator<Line> {
  for await (const line of lines) if (line.number > count) yield line;
}

/** A list's text, as readList reads it: one in UTF-8 that goes along with a form is the same list. */
export async function decodeList(bytes: Uint8Array): Promise<string> {
  const encoding = await findEncoding(
    (async function* () {
      yield bytes;
    })(),
  );
  return new TextDecoder(encoding).decode(bytes);
}
