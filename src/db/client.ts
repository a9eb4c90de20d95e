/** The doors to the two databases. */
import { drizzle, type DrizzleD1Database } from "drizzle-orm/d1";
import * as schema from "./schema.ts";

export type Db = DrizzleD1Database<typeof schema>;

/** The search index has no schema of drizzle's: FTS5 tables are asked in SQL (digests/search-store.ts). */
export type SearchDb = DrizzleD1Database;

export const openDb = (database: D1Database): Db => drizzle(database, { schema });
export const openSearchDb = (database: D1Database): SearchDb => drizzle(database);
