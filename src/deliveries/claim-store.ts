/**
 * Queries over chunks as they are sent. A claim is one UPDATE: of twenty racers D1, which runs one statement
 * at a time, lets one win. The fence grows with each claim, and only its holder may write the end.
 */
import { and, eq, exists, inArray, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { runTogether } from "../db/transaction.ts";
import { chunks, mailings, subscribers, subscriptions } from "../db/schema.ts";
import type { Chunk } from "./store.ts";

type Held = Pick<Chunk, "mailingId" | "number" | "fence">;

/** The numbers of chunks that are not at their end. */
export async function findOpenNumbers(db: Db, mailingId: number): Promise<number[]> {
  const rows = await db
    .select({ number: chunks.number })
    .from(chunks)
    .where(and(eq(chunks.mailingId, mailingId), inArray(chunks.status, ["waiting", "sending"])))
    .orderBy(chunks.number);
  return rows.map(({ number }) => number);
}

/** Claims the first free chunk of a range of a mailing that is being sent: one that waits, or whose lease ran out. */
export async function claimChunk(
  db: Db,
  range: { mailingId: number; from: number; to: number },
  now: Date,
  leasedUntil: Date,
): Promise<Chunk | undefined> {
  const at = now.getTime();
  const free = sql`(SELECT number FROM ${chunks}
    WHERE mailing_id = ${range.mailingId} AND number BETWEEN ${range.from} AND ${range.to}
      AND ((status = 'waiting' AND (retry_at IS NULL OR retry_at <= ${at}))
        OR (status = 'sending' AND leased_until <= ${at}))
      AND EXISTS (SELECT 1 FROM ${mailings} WHERE id = ${range.mailingId} AND status = 'sending')
    ORDER BY number LIMIT 1)`;
  const [chunk] = await db
    .update(chunks)
    .set({
      status: "sending",
      fence: sql`${chunks.fence} + 1`,
      leasedUntil,
      attemptCount: sql`${chunks.attemptCount} + 1`,
    })
    .where(and(eq(chunks.mailingId, range.mailingId), eq(chunks.number, free)))
    .returning();
  return chunk;
}

const held = ({ mailingId, number, fence }: Held) =>
  and(
    eq(chunks.mailingId, mailingId),
    eq(chunks.number, number),
    eq(chunks.fence, fence),
    eq(chunks.status, "sending"),
  );

/** Which of these are still subscribed, with their addresses, in the order of the ids. */
export async function findAddresses(
  db: Db,
  newsletterId: string,
  ids: number[],
): Promise<[number, string][]> {
  const rows = await db
    .select({ id: subscribers.id, email: subscribers.email })
    .from(subscribers)
    .innerJoin(
      subscriptions,
      and(eq(subscriptions.subscriberId, subscribers.id), eq(subscriptions.newsletterId, newsletterId)),
    )
    .where(
      and(
        inArray(subscribers.id, sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`),
        eq(subscriptions.status, "active"),
      ),
    )
    .orderBy(subscribers.id);
  return rows.map(({ id, email }) => [id, email]);
}

/**
 * Fixes who a chunk is sent to, before the first call: every retry reads this and is the same to the byte. From now
 * on nobody can say that nothing was sent, unless the provider does.
 */
export async function saveAddressed(
  db: Db,
  chunk: Held,
  addressed: [number, string][],
  now: Date,
): Promise<boolean> {
  const saved = await db.update(chunks).set({ addressed, firstAttemptAt: now }).where(held(chunk));
  return saved.meta.changes > 0;
}

export type ChunkEnd = Partial<Chunk> & Pick<Chunk, "status">;
export type Counts = Partial<Record<"sentCount" | "refusedCount" | "droppedCount" | "unknownCount", number>>;

/**
 * Writes the end of a chunk and adds to its mailing's counts, in one transaction, if the fence is still ours;
 * answers whether it was.
 */
export async function endChunk(db: Db, chunk: Held, end: ChunkEnd, counts: Counts): Promise<boolean> {
  const isOurs = db.select({ number: chunks.number }).from(chunks).where(held(chunk));
  const [, endedCount = 0] = await runTogether(db, [
    db
      .update(mailings)
      .set({
        sentCount: sql`${mailings.sentCount} + ${counts.sentCount ?? 0}`,
        refusedCount: sql`${mailings.refusedCount} + ${counts.refusedCount ?? 0}`,
        droppedCount: sql`${mailings.droppedCount} + ${counts.droppedCount ?? 0}`,
        unknownCount: sql`${mailings.unknownCount} + ${counts.unknownCount ?? 0}`,
      })
      .where(and(eq(mailings.id, chunk.mailingId), exists(isOurs))),
    db.update(chunks).set(end).where(held(chunk)),
  ]);
  return endedCount > 0;
}

/** Gives a chunk back, to be claimed again at a time. */
export const releaseChunk = (db: Db, chunk: Held, release: Partial<Chunk>) =>
  db.update(chunks).set(release).where(held(chunk));

/** Gives up the chunks of a mailing that nobody ever posted, counting their recipients as dropped; answers how many chunks. */
export async function expireUnposted(db: Db, mailingId: number, now: Date, failure: string): Promise<number> {
  // a sender that died before it fixed the addresses posted nothing
  const unposted = sql`mailing_id = ${mailingId} AND (status = 'waiting'
    OR (status = 'sending' AND addressed IS NULL AND leased_until <= ${now.getTime()}))`;
  const [, expiredCount = 0] = await runTogether(db, [
    db.run(sql`UPDATE ${mailings} SET dropped_count = dropped_count +
        (SELECT coalesce(sum(json_array_length(recipients)), 0) FROM ${chunks} WHERE ${unposted})
      WHERE id = ${mailingId}`),
    db.run(sql`UPDATE ${chunks} SET status = 'expired', failure = ${failure} WHERE ${unposted}`),
  ]);
  return expiredCount;
}

/** Marks as unknown the chunks whose first try is older than the provider's memory; counts their recipients. */
export async function endForgotten(db: Db, mailingId: number, triedBefore: Date, now: Date): Promise<number> {
  const forgotten = sql`mailing_id = ${mailingId} AND status = 'sending' AND addressed IS NOT NULL
    AND first_attempt_at < ${triedBefore.getTime()} AND leased_until <= ${now.getTime()}`;
  const [, endedCount = 0] = await runTogether(db, [
    db.run(sql`UPDATE ${mailings} SET
        unknown_count = unknown_count + (SELECT coalesce(sum(json_array_length(addressed)), 0) FROM ${chunks} WHERE ${forgotten}),
        dropped_count = dropped_count + (SELECT coalesce(sum(json_array_length(recipients) - json_array_length(addressed)), 0)
          FROM ${chunks} WHERE ${forgotten})
      WHERE id = ${mailingId}`),
    db.run(sql`UPDATE ${chunks} SET status = 'unknown', failure = 'The provider''s memory of the first try has ended.'
      WHERE ${forgotten}`),
  ]);
  return endedCount;
}

/** The mailings that are being frozen or sent, and the stopped ones, of which a chunk may still be uncertain. */
export const findUnderWay = (db: Db) =>
  db
    .select({
      id: mailings.id,
      digestId: mailings.digestId,
      status: mailings.status,
      sendBefore: mailings.sendBefore,
    })
    .from(mailings)
    .where(inArray(mailings.status, ["freezing", "sending", "stopped"]));

/**
 * Ends a mailing whose chunks are all at their end, in one statement with looking: expired where nothing was sent
 * in time, else sent, with a sentence where a part was given up. Answers whether it was this call that ended it.
 */
export async function endMailing(db: Db, id: number, now: Date): Promise<boolean> {
  const expired = sql`(SELECT coalesce(sum(json_array_length(recipients)), 0) FROM ${chunks}
    WHERE mailing_id = ${id} AND status = 'expired')`;
  const ended = await db
    .update(mailings)
    .set({
      status: sql`CASE WHEN ${expired} > 0 AND sent_count + refused_count + unknown_count = 0
        THEN 'expired' ELSE 'sent' END`,
      reason: sql`CASE WHEN ${expired} > 0 THEN 'send_before passed before ' || ${expired} || ' recipients were written to.' END`,
      finishedAt: now,
    })
    .where(
      and(
        eq(mailings.id, id),
        eq(mailings.status, "sending"),
        sql`NOT EXISTS (SELECT 1 FROM ${chunks} WHERE mailing_id = ${id} AND status IN ('waiting', 'sending'))`,
      ),
    );
  return ended.meta.changes > 0;
}
