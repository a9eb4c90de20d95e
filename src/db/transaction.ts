/** Several statements as one transaction: all of them, or none. Drizzle's own batch can't take SQL with parameters. */
import type { Db, SearchDb } from "./client.ts";

/** A query built by drizzle, or raw SQL made by db.run(sql`…`), not yet awaited. */
type Statement = { toSQL(): Built } | { getQuery(): Built };
type Built = { sql: string; params: unknown[] };

/** Runs the statements in order by D1's batch, which rolls back whole; answers how many rows each of them changed. */
export async function runTogether(db: Db | SearchDb, statements: Statement[]): Promise<number[]> {
  const client = (db as Db & { $client: D1Database }).$client;
  const prepared = statements.map((statement) => {
    const { sql, params } = "toSQL" in statement ? statement.toSQL() : statement.getQuery();
    return client.prepare(sql).bind(...params);
  });
  const results = await client.batch(prepared);
  return results.map(({ meta }) => meta.changes);
}
