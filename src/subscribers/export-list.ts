/** Exporting the list of subscribers as CSV (RFC 4180), which read-list.ts reads back; a page of it at a time is held. */
import type { Desk } from "../desk.ts";
import { findExported, type Exported, type ExportFilter } from "./export-store.ts";
import { writeCell } from "./list/cell.ts";
import { EXPORT_COLUMNS } from "./list/row.ts";

const PAGE_ROWS = 1000;
/** Excel takes CSV without a mark for the machine's own encoding. */
const MARK = "\uFEFF";

/** The list in parts: a header, then a line a subscription, in the order of their drawn ids. */
export async function* exportList({ db }: Pick<Desk, "db">, filter: ExportFilter): AsyncGenerator<string> {
  yield `${MARK}${EXPORT_COLUMNS.join(",")}\r\n`;
  let after = { subscriberId: 0, newsletterId: "" };
  for (;;) {
    const page = await findExported(db, after, filter, PAGE_ROWS);
    if (page.length > 0) yield page.map(lineOf).join("");
    const last = page.at(-1);
    if (!last || page.length < PAGE_ROWS) return;
    after = last;
  }
}

const lineOf = (row: Exported) =>
  `${[
    row.email,
    row.status,
    row.newsletterId,
    row.language,
    timeOf(row.requestedAt),
    timeOf(row.confirmedAt),
    timeOf(row.endedAt),
    row.consent,
  ]
    .map(writeCell)
    .join(",")}\r\n`;

const timeOf = (ms: number | null) => (ms === null ? "" : new Date(ms).toISOString());
