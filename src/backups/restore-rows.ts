/** Loading a part of a table. Rows that are there stay as they are, so a part may be loaded twice. */
import { findRestore } from "../deliveries/restored.ts";
import type { Desk } from "../desk.ts";
import { holdBack } from "./hold-back.ts";
import { findLayout, type LaidOut } from "./layout.ts";
import { readLine, type Row } from "./read-line.ts";
import { addRows } from "./restore-store.ts";

/** Rows a call. */
const ROWS_LIMIT = 2000;

export type Loaded =
  /** orphanCount: the rows that were left out because what they belong to was gone when the backup came to it. */
  | { kind: "loaded"; rowCount: number; orphanCount: number }
  | { kind: "no-table" }
  | { kind: "no-restore" }
  | { kind: "wrong"; line: number; reason: string };

export async function restoreRows(
  { db }: Pick<Desk, "db">,
  { name, takenAt, lines }: { name: string; takenAt: string; lines: string },
): Promise<Loaded> {
  const layout = findLayout(name);
  if (!layout) return { kind: "no-table" };
  const restore = await findRestore({ db });
  if (!restore?.isGoingOn || restore.takenAt.getTime() !== Date.parse(takenAt)) return { kind: "no-restore" };
  const read = readLines(layout, lines);
  if (read.kind === "wrong") return read;
  const rows = read.rows.map((row) => holdBack(name, row, restore.takenAt));
  const { orphanCount } = rows.length > 0 ? await addRows(db, layout, rows) : { orphanCount: 0 };
  return { kind: "loaded", rowCount: rows.length, orphanCount };
}

function readLines(
  { columns }: LaidOut,
  text: string,
): { kind: "rows"; rows: Row[] } | Extract<Loaded, { kind: "wrong" }> {
  const rows: Row[] = [];
  for (const [at, line] of text.split("\n").entries()) {
    if (line === "") continue;
    const read = readLine(columns, line);
    if (read.kind === "wrong") return { kind: "wrong", line: at + 1, reason: read.reason };
    if (rows.length === ROWS_LIMIT)
      return { kind: "wrong", line: at + 1, reason: `a call has at most ${ROWS_LIMIT} rows` };
    rows.push(read.row);
  }
  return { kind: "rows", rows };
}
