/** The doors to the two databases. */
import { drizzle, type DrizzleD1Database } from "drizzle-orm/d1";

/** Tables are named in each query (db/schema.ts): drizzle's relational queries would have it look through them all for each call. */
export type Db = DrizzleD1Database;

/** The search index has no schema of drizzle's: FTS5 tables are asked in SQL (digests/search-store.ts). */
export type SearchDb = DrizzleD1Database;

export const openDb = (database: D1Database): Db => open(database);
export const openSearchDb = (database: D1Database): SearchDb => open(database);

const opened = new WeakMap<D1Database, DrizzleD1Database>();

/** Once for each binding, which lasts as long as the Worker: all calls open their databases, and most confirm a page. */
function open(database: D1Database): DrizzleD1Database {
  const known = opened.get(database) ?? drizzle(database);
  opened.set(database, known);
  return known;
}
