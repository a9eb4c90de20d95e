/** Queries over the search index: an FTS5 table that keeps terms only, its row ids those of the stories. */
import { sql } from "drizzle-orm";
import type { SearchDb } from "../db/client.ts";
import { runTogether } from "../db/transaction.ts";

/** Puts these terms in place of what the index has for each story. */
export async function putTerms(search: SearchDb, list: { id: number; terms: string }[]): Promise<void> {
  if (list.length === 0) return;
  const json = JSON.stringify(list);
  await runTogether(search, [
    search.run(sql`DELETE FROM story_terms WHERE rowid IN (SELECT value ->> 'id' FROM json_each(${json}))`),
    search.run(sql`INSERT INTO story_terms (rowid, terms)
      SELECT value ->> 'id', value ->> 'terms' FROM json_each(${json})`),
  ]);
}

/** The ids of stories that match an FTS5 expression, best first (bm25). */
export async function matchTerms(search: SearchDb, expression: string, limit: number): Promise<number[]> {
  const rows = await search.all<{ rowid: number }>(
    sql`SELECT rowid FROM story_terms WHERE story_terms MATCH ${expression} ORDER BY rank LIMIT ${limit}`,
  );
  return rows.map(({ rowid }) => rowid);
}
