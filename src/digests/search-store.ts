/**
 * Queries over the search index: an FTS5 table that keeps terms only. A row's id is its slot in minutes since 1970,
 * then the story's id in 27 bits: 52 bits until 2100, which JavaScript holds exactly.
 */
import { sql } from "drizzle-orm";
import type { SearchDb } from "../db/client.ts";
import { runTogether } from "../db/transaction.ts";

const ID_ROOM = 2 ** 27;
const MINUTE_MS = 60_000;

/** What a story is in the index. */
export const rowIdOf = (slot: Date, storyId: number) =>
  Math.floor(slot.getTime() / MINUTE_MS) * ID_ROOM + storyId;

type Terms = {
  storyId: number;
  /** Of the digest that it stands in. */
  slot: Date;
  terms: string;
  marks: string;
};

/** Takes stories of a digest at a slot out of the index. */
export async function dropTerms(search: SearchDb, slot: Date, storyIds: number[]): Promise<void> {
  if (storyIds.length === 0) return;
  const json = JSON.stringify(storyIds.map((id) => rowIdOf(slot, id)));
  await search.run(sql`DELETE FROM tellings WHERE rowid IN (SELECT value FROM json_each(${json}))`);
}

/** Puts these terms in place of what the index has for each story. */
export async function putTerms(search: SearchDb, list: Terms[]): Promise<void> {
  if (list.length === 0) return;
  const json = JSON.stringify(
    list.map(({ storyId, slot, terms, marks }) => ({ id: rowIdOf(slot, storyId), terms, marks })),
  );
  await runTogether(search, [
    search.run(sql`DELETE FROM tellings WHERE rowid IN (SELECT value ->> 'id' FROM json_each(${json}))`),
    search.run(sql`INSERT INTO tellings (rowid, terms, marks)
      SELECT value ->> 'id', value ->> 'terms', value ->> 'marks' FROM json_each(${json})`),
  ]);
}

/** Slots from `from` on and before `before`; of rows, those after `after` in the order of the answer. */
export type Span = { from?: Date | undefined; before?: Date | undefined; after?: number | undefined };

/**
 * The stories that match an FTS5 expression, the newest slot first. Not the best first: ranking by bm25 reads every
 * match, and a common word stands in each story of an archive; in the order of ids the index stops at the limit.
 */
export async function matchTerms(
  search: SearchDb,
  expression: string,
  { from, before, after }: Span,
  limit: number,
): Promise<{ rowId: number; storyId: number }[]> {
  const first = from ? rowIdOf(from, 0) : 0;
  const end = Math.min(
    before ? rowIdOf(before, 0) : Number.MAX_SAFE_INTEGER,
    after ?? Number.MAX_SAFE_INTEGER,
  );
  const rows = await search.all<{ rowid: number }>(
    // D1 binds numbers as floats, by which FTS5 would not narrow its search: it would look through all matches
    sql`SELECT rowid FROM tellings WHERE tellings MATCH ${expression}
      AND rowid >= CAST(${first} AS INTEGER) AND rowid < CAST(${end} AS INTEGER)
      ORDER BY rowid DESC LIMIT ${limit}`,
  );
  return rows.map(({ rowid }) => ({ rowId: rowid, storyId: rowid % ID_ROOM }));
}
