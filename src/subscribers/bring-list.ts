/**
 * Bringing a list that is at hand as a whole, so many rows a call: it is opened, its next rows are taken, and it says
 * where it stands. Called again with the same list it goes on, so a browser can bring it in steps.
 */
import type { Desk } from "../desk.ts";
import { importRows, openImport, BATCH_LIMIT } from "./import-list.ts";
import { findImport, type Import } from "./import-store.ts";
import { batchesOf } from "../lib/batches.ts";
import { readList, type Row } from "./read-list.ts";

export type Brought =
  /** isNew: it was opened by this call. */
  | { kind: "brought"; list: Import; isNew: boolean }
  | { kind: "unreadable"; reason: string }
  | { kind: "no-newsletter" }
  /** What it was opened as has other rows. */
  | { kind: "another" };

export type BroughtList = {
  bytes: Uint8Array;
  /** The file's name: Mailchimp's exports say in it alone who has left. */
  fileName: string;
  newsletterId: string;
  /** The import that it was opened as, where it was: the same list in another encoding has other bytes. */
  importId?: string | undefined;
};

/** Takes the next rows of a list, so many at most. */
export async function bringList(
  desk: Pick<Desk, "db" | "settings" | "now" | "log">,
  list: BroughtList,
  rowLimit: number,
): Promise<Brought> {
  const read = await readAll(list);
  if (read.kind === "unreadable") return read;
  const opened = await open(desk, list, read.rows.length);
  if (opened.kind !== "brought") return opened;
  const { id, position } = opened.list;
  const due = read.rows.slice(position, position + rowLimit);
  let from = position;
  for (const rows of batchesOf(due, BATCH_LIMIT)) {
    const taken = await importRows(desk, id, { from, rows });
    if (taken.kind === "invalid") return { kind: "unreadable", reason: taken.faults.join("; ") };
    from += rows.length;
    // somebody else brings it, too: the next call goes on from where it is then
    if (taken.kind === "unknown" || taken.position !== from) break;
  }
  const now = await findImport(desk.db, id);
  return now ? { kind: "brought", list: now, isNew: opened.isNew } : { kind: "another" };
}

async function readAll({
  bytes,
  fileName,
}: BroughtList): Promise<{ kind: "read"; rows: Row[] } | { kind: "unreadable"; reason: string }> {
  const list = await readList(async function* () {
    yield bytes;
  }, fileName);
  if (list.kind === "unreadable") return list;
  const rows: Row[] = [];
  for await (const row of list.rows) rows.push(row);
  return rows.length > 0 ? { kind: "read", rows } : { kind: "unreadable", reason: "It holds no rows" };
}

async function open(
  desk: Pick<Desk, "db" | "now">,
  { bytes, fileName, newsletterId, importId }: BroughtList,
  rowCount: number,
): Promise<Brought> {
  if (importId !== undefined) {
    const list = await findImport(desk.db, importId);
    return list?.rowCount === rowCount ? { kind: "brought", list, isNew: false } : { kind: "another" };
  }
  const opened = await openImport(desk, {
    name: fileName.trim().slice(0, 200) || "list",
    newsletter: newsletterId,
    rowCount,
    fingerprint: await digestOf(bytes),
  });
  switch (opened.kind) {
    case "open":
      return { kind: "brought", list: opened.list, isNew: opened.list.position === 0 };
    case "no-newsletter":
      return opened;
    case "invalid":
      return { kind: "unreadable", reason: opened.faults.join("; ") };
  }
}

/** As `npm run subscribers -- import` names it: a list that it brought is the same import here. */
async function digestOf(bytes: Uint8Array): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new Uint8Array(bytes));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
