/** Queries of a mailing's account: read by a person now and then, so its chunks may be counted. */
import { and, count, eq, isNotNull, or } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { chunks } from "../db/schema.ts";

export const countChunks = (db: Db, mailingId: number) =>
  db
    .select({ status: chunks.status, total: count() })
    .from(chunks)
    .where(eq(chunks.mailingId, mailingId))
    .groupBy(chunks.status);

/** The chunks that are unknown or had somebody refused, so many at most. */
export const findProblems = (db: Db, mailingId: number, limit: number) =>
  db
    .select()
    .from(chunks)
    .where(and(eq(chunks.mailingId, mailingId), or(eq(chunks.status, "unknown"), isNotNull(chunks.refusals))))
    .orderBy(chunks.number)
    .limit(limit);
