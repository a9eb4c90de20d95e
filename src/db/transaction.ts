/** Several statements as one transaction: all of them, or none. Drizzle's own batch can't take SQL with parameters. */
import type { Db, SearchDb } from "./client.ts";

/** A query built by drizzle, or raw SQL made by db.run(sql`…`) or db.all(sql`…`), not yet awaited. */
export type Statement = { toSQL(): Built } | { getQuery(): Built };
type Built = { sql: string; params: unknown[] };

/** Runs the statements in order by D1's batch, which rolls back whole; answers how many rows each of them changed. */
export const runTogether = async (db: Db | SearchDb, statements: Statement[]): Promise<number[]> =>
  (await batch(db, statements)).map(({ meta }) => meta.changes);

/** Asks several questions of one moment; answers the rows of each. */
export const askTogether = async (db: Db, questions: Statement[]): Promise<unknown[][]> =>
  (await batch(db, questions)).map(({ results }) => results);

/** Runs the statements in order as one transaction; answers the rows of each, and how many it changed. */
export const runAndAsk = (db: Db, statements: Statement[]): Promise<D1Result[]> => batch(db, statements);

function batch(db: Db | SearchDb, statements: Statement[]): Promise<D1Result[]> {
  const client = (db as Db & { $client: D1Database }).$client;
  const prepared = statements.map((statement) => {
    const { sql, params } = "toSQL" in statement ? statement.toSQL() : statement.getQuery();
    return client.prepare(sql).bind(...params);
  });
  return client.batch(prepared);
}
