/** A record of a list to a row of an import. Why a row can't be taken never quotes what stands in it: it is kept. */
import { readDate } from "../../lib/read-date.ts";
import { readCell } from "./cell.ts";
import type { Columns } from "./columns.ts";
import type { Cells, Fault } from "./records.ts";
import { isComplaint, readFlag, readStatus, worstOf, type Status } from "./status.ts";

/** The columns of Watchbell's own export, in order. */
export const EXPORT_COLUMNS = [
  "email",
  "status",
  "newsletter",
  "language",
  "requested_at",
  "confirmed_at",
  "ended_at",
  "consent",
] as const;

const CONSENT_LIMIT = 300;

/** A person of a list, as it was written there; times in Unix milliseconds. */
type Listed = {
  line: number;
  email: string;
  status: Status;
  /** When the person agreed, and in the list's own words, how. */
  consentedAt?: number;
  consent?: string;
  language?: "zh-CN" | "en";
  createdAt?: number;
  endedAt?: number;
  /** Of Watchbell's own export: which one it is of. */
  newsletter?: string;
};
export type Row = Listed | Fault;

/** A row, given the columns and what is true of every row that doesn't say otherwise. */
export function readRow({ line, cells }: Cells, columns: Columns, fileStatus: Status): Row {
  const isOurs = EXPORT_COLUMNS.every((name, at) => columns.names[at] === name);
  const fault = findFault(cells, columns);
  if (fault) return { line, why: fault };
  const cellOf = (part: keyof Columns["at"]) => {
    const text = cells[columns.at[part] ?? -1] ?? "";
    return (isOurs ? readCell(text) : text).trim();
  };
  const status = statusOf(cellOf, columns, fileStatus);
  if (!status) return { line, why: "Its status is none that is known here" };
  const email = /<([^<>]*)>\s*$/.exec(cellOf("email"))?.[1] ?? cellOf("email").replace(/^mailto:/i, "");
  if (!email) return { line, why: "It has no address" };
  return {
    line,
    email,
    status,
    ...dateOf("consentedAt", cellOf("consentedAt")),
    ...dateOf("createdAt", cellOf("createdAt")),
    ...dateOf("endedAt", cellOf("endedAt") || cellOf("bouncedAt")),
    ...consentOf(cells, columns, isOurs),
    ...languageOf(cellOf("language")),
    ...(isOurs && { newsletter: cellOf("newsletter") }),
  };
}

/** Fields that moved are worse than none: a status would be read from another column. */
function findFault(cells: readonly string[], { at, names }: Columns): string | undefined {
  const extra = cells.slice(names.length).filter((cell) => cell.trim());
  if (names.length > 0 && extra.length > 0)
    return `It has ${cells.length} fields and the first line names ${names.length}`;
  const missing = Object.values(at).filter((index) => index >= cells.length);
  return missing.length > 0 ? `It ends before its column “${names[Math.min(...missing)]}”` : undefined;
}

type CellOf = (part: keyof Columns["at"]) => string;

/** The worst of what its columns say; undefined where one says what is not known. */
function statusOf(cellOf: CellOf, { at }: Columns, fileStatus: Status): Status | undefined {
  const said: (Status | undefined)[] = [fileStatus];
  if (at.status !== undefined) said.push(readStatus(cellOf("status")));
  if (at.subscribed !== undefined) {
    const isSubscribed = readFlag(cellOf("subscribed"));
    said.push(isSubscribed === undefined ? undefined : isSubscribed ? "active" : "unsubscribed");
  }
  if (readFlag(cellOf("disabled"))) said.push("unsubscribed");
  if (readFlag(cellOf("confirmed")) === false) said.push("unconfirmed");
  if (cellOf("endedAt")) said.push("unsubscribed");
  if (cellOf("bouncedAt")) said.push("bounced");
  if (isComplaint(cellOf("reason"))) said.push("complained");
  return said.includes(undefined) ? undefined : worstOf(said.filter((status) => status !== undefined));
}

function dateOf(name: "consentedAt" | "createdAt" | "endedAt", cell: string) {
  const date = readDate(cell);
  return date ? { [name]: date.at.getTime() } : {};
}

function consentOf(cells: readonly string[], { consent }: Columns, isOurs: boolean): { consent?: string } {
  const told = consent
    .map(({ at, name }) => ({ name, text: (isOurs ? readCell(cells[at] ?? "") : (cells[at] ?? "")).trim() }))
    .filter(({ text }) => text)
    .map(({ name, text }) => (isOurs ? text : `${name}: ${text}`))
    .join("; ");
  return told ? { consent: told.slice(0, CONSENT_LIMIT) } : {};
}

function languageOf(cell: string): { language?: "zh-CN" | "en" } {
  if (/^(?:zh|chi|中文|汉语)/i.test(cell)) return { language: "zh-CN" };
  return /^(?:en|英)/i.test(cell) ? { language: "en" } : {};
}
