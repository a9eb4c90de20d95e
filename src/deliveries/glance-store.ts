/** Queries of a mailing at a glance. Each reads so many chunks and no more: a million readers are ten thousand chunks. */
import { and, between, eq, gt, inArray, isNotNull, or, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { chunks } from "../db/schema.ts";

const recipientCount = sql<number>`json_array_length(${chunks.recipients})`;

/** The number of its last chunk; 0 where it has none. Chunks that were split have followers at the end. */
export async function findLastNumber(db: Db, mailingId: number): Promise<number> {
  const row = await db
    .select({ last: sql<number | null>`max(${chunks.number})` })
    .from(chunks)
    .where(eq(chunks.mailingId, mailingId))
    .get();
  return row?.last ?? 0;
}

/** The chunks of these numbers, fewer than D1 binds parameters. */
export const findSample = (db: Db, mailingId: number, numbers: number[]) =>
  db
    .select({ status: chunks.status, sentAt: chunks.sentAt, recipientCount })
    .from(chunks)
    .where(and(eq(chunks.mailingId, mailingId), inArray(chunks.number, numbers)));

const isTrouble = or(eq(chunks.status, "unknown"), isNotNull(chunks.refusals));

/** The chunks from one number to another that are unknown or had somebody refused. */
export const findTroubled = (db: Db, mailingId: number, from: number, to: number) =>
  db
    .select({
      number: chunks.number,
      status: chunks.status,
      recipients: chunks.recipients,
      addressed: chunks.addressed,
      emailIds: chunks.emailIds,
      refusals: chunks.refusals,
      failure: chunks.failure,
      firstAttemptAt: chunks.firstAttemptAt,
      attemptCount: chunks.attemptCount,
    })
    .from(chunks)
    .where(and(eq(chunks.mailingId, mailingId), between(chunks.number, from, to), isTrouble))
    .orderBy(chunks.number);

/** The next chunk after a number that is unknown or had somebody refused. It may read all that follow: only where asked for. */
export async function findNextTroubled(
  db: Db,
  mailingId: number,
  after: number,
): Promise<number | undefined> {
  const row = await db
    .select({ number: chunks.number })
    .from(chunks)
    .where(and(eq(chunks.mailingId, mailingId), gt(chunks.number, after), isTrouble))
    .orderBy(chunks.number)
    .limit(1)
    .get();
  return row?.number;
}
