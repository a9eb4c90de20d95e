/** Lists of the API, page after page: each names the next by a cursor, and the last names none. */
import type { Running } from "../find-running.ts";
import { UsageError } from "../flags.ts";
import { askJson } from "./ask.ts";
import type { Flag, Flags } from "./command.ts";

/** Of lists that grow for ever the latest are shown, unless more are asked for. */
const USUAL = 100;
const PAGE = 100;

export const LIMIT: Record<string, Flag> = {
  limit: { takes: "N", about: `so many rows at most (${USUAL})` },
};

export type Listed<Row> = { rows: Row[]; /** Whether there are more. */ isCut: boolean };

/** The rows of a list that the API calls `name`; all of them unless there is a limit. */
export async function askList<Row>(
  worker: Running,
  path: string,
  name: string,
  limit = Number.POSITIVE_INFINITY,
): Promise<Listed<Row>> {
  const rows: Row[] = [];
  for (let cursor: string | null | undefined; ;) {
    const query = new URLSearchParams({ limit: String(Math.min(PAGE, limit)), ...(cursor && { cursor }) });
    const page: Record<string, unknown> = await askJson(
      worker,
      "GET",
      `${path}${path.includes("?") ? "&" : "?"}${query.toString()}`,
    );
    rows.push(...((page[name] ?? []) as Row[]));
    cursor = page["nextCursor"] as typeof cursor;
    if (!cursor || rows.length >= limit)
      return { rows: rows.slice(0, limit), isCut: Boolean(cursor) || rows.length > limit };
  }
}

/** What --limit says, or the usual. Throws a UsageError. */
export function limitOf(flags: Flags): number {
  const text = flags.text("limit") ?? String(USUAL);
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new UsageError(`--limit ${text} is no number of rows`);
  return Number(text);
}

/** The last line of a list that goes on. */
export const moreOf = ({ isCut }: Listed<unknown>): string => (isCut ? "\nThere are more: --limit N" : "");
