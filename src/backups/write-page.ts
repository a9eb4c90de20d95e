/** A page of a table as JSON Lines. A table's pages follow each other by the key of the last row; the last one is empty. */
import type { Desk } from "../desk.ts";
import { findPage } from "./backup-store.ts";
import { findLayout, type Layout } from "./layout.ts";
import type { Row } from "./read-line.ts";

/** A page ends here, or with its first row where that is larger. */
const PAGE_BYTES = 1_000_000;

export type Page = { kind: "page"; lines: string } | { kind: "no-table" } | { kind: "no-key" };

/** after: the key of the last row that was had, as a JSON list such as ["ai",7]; undefined for the first page. */
export async function writePage(
  { db }: Pick<Desk, "db">,
  name: string,
  after: string | undefined,
): Promise<Page> {
  const layout = findLayout(name);
  if (!layout) return { kind: "no-table" };
  const key = after === undefined ? null : readKey(layout, after);
  if (key === undefined) return { kind: "no-key" };
  return { kind: "page", lines: linesOf(await findPage(db, layout, key)) };
}

function linesOf(rows: Row[]): string {
  const encoder = new TextEncoder();
  let lines = "";
  let bytes = 0;
  for (const row of rows) {
    const line = `${JSON.stringify(row)}\n`;
    bytes += encoder.encode(line).length;
    if (bytes > PAGE_BYTES && lines !== "") break;
    lines += line;
  }
  return lines;
}

function readKey({ key, columns }: Layout, text: string): (string | number)[] | undefined {
  try {
    const read: unknown = JSON.parse(text);
    if (!Array.isArray(read) || read.length !== key.length) return undefined;
    const isWhole = key.every((name, at) => {
      const type = columns.find((column) => column.name === name)?.type;
      return typeof read[at] === (type === "integer" ? "number" : "string");
    });
    return isWhole ? (read as (string | number)[]) : undefined;
  } catch {
    return undefined;
  }
}
