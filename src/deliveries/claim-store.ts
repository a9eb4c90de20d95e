/**
 * Queries over chunks as they are sent. A claim is one UPDATE: of twenty racers D1, which runs one statement
 * at a time, lets one win. The fence grows with each claim, and only its holder may write the end.
 * A question to D1 takes longer than what it asks, so a claim brings the addresses along and takes the end before it.
 */
import { and, eq, exists, getTableColumns, gt, inArray, isNull, lt, lte, ne, or, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { tally } from "../db/tallies.ts";
import { runTogether } from "../db/transaction.ts";
import {
  chunks,
  mailings,
  preferences,
  subscribers,
  subscriptions,
  suppressions,
  type Addressed,
} from "../db/schema.ts";
import type { Chunk, Mailing } from "./store.ts";

type Held = Pick<Chunk, "mailingId" | "number" | "fence">;
type Range = { mailingId: number; from: number; to: number };

const isOpen = inArray(chunks.status, ["waiting", "sending"]);

/** The numbers of chunks that are not at their end, less those that are to wait for a later hour. */
export async function findDueNumbers(db: Db, mailingId: number, now: Date): Promise<number[]> {
  const rows = await db
    .select({ number: chunks.number })
    .from(chunks)
    .where(
      and(
        eq(chunks.mailingId, mailingId),
        isOpen,
        or(ne(chunks.status, "waiting"), isNull(chunks.retryAt), lte(chunks.retryAt, now)),
      ),
    )
    .orderBy(chunks.number);
  return rows.map(({ number }) => number);
}

/** Whether a chunk before this one is not at its end. */
export async function isOpenBefore(db: Db, mailingId: number, number: number): Promise<boolean> {
  const row = await db
    .select({ number: chunks.number })
    .from(chunks)
    .where(and(eq(chunks.mailingId, mailingId), lt(chunks.number, number), isOpen))
    .limit(1)
    .get();
  return row !== undefined;
}

/** Whether somebody holds a chunk of this mailing on a lease that ends by a time. */
export async function isHeld(db: Db, mailingId: number, now: Date, until: Date): Promise<boolean> {
  const row = await db
    .select({ number: chunks.number })
    .from(chunks)
    .where(
      and(
        eq(chunks.mailingId, mailingId),
        eq(chunks.status, "sending"),
        gt(chunks.leasedUntil, now),
        lte(chunks.leasedUntil, until),
      ),
    )
    .limit(1)
    .get();
  return row !== undefined;
}

/** inOrder: a chunk is free only if none of the range before it is open. */
export type ClaimRange = Range & { inOrder?: boolean };

/** A recipient who is still subscribed: topics left out as JSON, where there are any; the hash where it is known. */
type Subscribed = [
  id: number,
  email: string,
  language: "zh-CN" | "en",
  leftOut: string | null,
  addressHash: string | null,
];

/** subscribed: who of its recipients still is, in the order of their ids; null where it has its addresses fixed. */
export type Claimed = Chunk & { subscribed: Subscribed[] | null };

/** Claims the first free chunk of a range of a mailing that is being sent: one that waits, or whose lease ran out. */
export async function claimChunk(
  db: Db,
  range: ClaimRange,
  now: Date,
  leasedUntil: Date,
): Promise<Claimed | undefined> {
  const [claimed] = await claim(db, range, now, leasedUntil);
  return claimed;
}

/** Writes the end of the chunk before and claims the next, in one transaction; isEnded: the end was still ours to write. */
export async function endAndClaim(
  db: Db,
  ending: Ending,
  range: ClaimRange,
  now: Date,
  leasedUntil: Date,
): Promise<{ isEnded: boolean; claimed: Claimed | undefined }> {
  const [, , ended, [claimed]] = await db.batch([
    tallySent(db, ending),
    addCounts(db, ending.chunk, ending.counts),
    writeEnd(db, ending),
    claim(db, range, now, leasedUntil),
  ]);
  return { isEnded: ended.meta.changes > 0, claimed };
}

function claim(db: Db, range: ClaimRange, now: Date, leasedUntil: Date) {
  const at = now.getTime();
  const inRange = sql`mailing_id = ${range.mailingId} AND number BETWEEN ${range.from} AND ${range.to}`;
  const isNext = range.inOrder
    ? sql`number = (SELECT min(number) FROM ${chunks} WHERE ${inRange} AND status IN ('waiting', 'sending'))`
    : sql`true`;
  const free = sql`(SELECT number FROM ${chunks}
    WHERE ${inRange} AND ${isNext}
      AND ((status = 'waiting' AND (retry_at IS NULL OR retry_at <= ${at}))
        OR (status = 'sending' AND leased_until <= ${at}))
      AND EXISTS (SELECT 1 FROM ${mailings} WHERE id = ${range.mailingId} AND status = 'sending'
        AND (waits_until IS NULL OR waits_until <= ${at}))
    ORDER BY number LIMIT 1)`;
  return db
    .update(chunks)
    .set({
      status: "sending",
      fence: sql`${chunks.fence} + 1`,
      leasedUntil,
      attemptCount: sql`${chunks.attemptCount} + 1`,
    })
    .where(and(eq(chunks.mailingId, range.mailingId), eq(chunks.number, free)))
    .returning({ ...getTableColumns(chunks), subscribed: subscribed(range.mailingId) });
}

/** Of the row that is being claimed, as JSON. CROSS JOIN keeps SQLite from going through all subscriptions first. */
const subscribed = (mailingId: number) =>
  sql<Subscribed[] | null>`CASE WHEN addressed IS NULL THEN (
    SELECT json_group_array(json_array(subscribers.id, subscribers.email, subscribers.language, ${preferences}.left_out,
        subscribers.address_hash) ORDER BY subscribers.id)
    FROM json_each(recipients) AS recipient
    CROSS JOIN ${subscribers} ON subscribers.id = recipient.value
    CROSS JOIN ${subscriptions} ON subscriptions.subscriber_id = subscribers.id
      AND subscriptions.newsletter_id = (SELECT newsletter_id FROM ${mailings} WHERE mailings.id = ${mailingId})
    LEFT JOIN ${preferences} ON ${preferences}.subscriber_id = subscribers.id
    WHERE subscriptions.status = 'active') END`
    .mapWith((json: string) => JSON.parse(json) as Subscribed[])
    .as("subscribed");

const held = ({ mailingId, number, fence }: Held) =>
  and(
    eq(chunks.mailingId, mailingId),
    eq(chunks.number, number),
    eq(chunks.fence, fence),
    eq(chunks.status, "sending"),
  );

/**
 * Fixes who a chunk is sent to, before the first call: those whose address is not suppressed at this moment. Every
 * retry reads them and is the same to the byte. From now on nobody can say that nothing was sent, unless the provider
 * does. Answers undefined where the chunk is not ours any more.
 */
export async function fixAddressed(
  db: Db,
  chunk: Held,
  readers: { addressed: Addressed; addressHash: string }[],
  now: Date,
): Promise<Addressed[] | undefined> {
  const list = JSON.stringify(readers.map(({ addressed, addressHash }) => [addressed, addressHash]));
  const unsuppressed = sql`(SELECT json_group_array(json(value -> '$[0]') ORDER BY key) FROM json_each(${list})
    WHERE NOT EXISTS (SELECT 1 FROM ${suppressions} WHERE address_hash = value ->> '$[1]'))`;
  const [fixed] = await db
    .update(chunks)
    .set({ addressed: unsuppressed, firstAttemptAt: now })
    .where(held(chunk))
    .returning({ addressed: chunks.addressed });
  return fixed?.addressed ?? undefined;
}

export type ChunkEnd = Partial<Chunk> & Pick<Chunk, "status">;
export type Counts = Partial<Record<"sentCount" | "refusedCount" | "droppedCount" | "unknownCount", number>>;
/** How a chunk ended, and what that adds to its mailing's counts. */
export type Ending = { chunk: Held; end: ChunkEnd; counts: Counts; at: Date };

/**
 * Writes the end of a chunk and adds to its mailing's counts, in one transaction, if the fence is still ours;
 * answers whether it was.
 */
export async function endChunk(db: Db, ending: Ending): Promise<boolean> {
  const [, , ended] = await db.batch([
    tallySent(db, ending),
    addCounts(db, ending.chunk, ending.counts),
    writeEnd(db, ending),
  ]);
  return ended.meta.changes > 0;
}

const writeEnd = (db: Db, { chunk, end }: Ending) => db.update(chunks).set(end).where(held(chunk));

/** Nothing, where nothing was sent. */
const tallySent = (db: Db, { chunk, counts, at }: Ending) =>
  tally(
    db,
    at,
    ["sentCount"],
    sql`SELECT newsletter_id, ${counts.sentCount ?? 0} FROM ${mailings}
      WHERE id = ${chunk.mailingId} AND EXISTS (SELECT 1 FROM ${chunks} WHERE ${held(chunk)})`,
  );

function addCounts(db: Db, chunk: Held, counts: Counts) {
  const isOurs = db.select({ number: chunks.number }).from(chunks).where(held(chunk));
  return db
    .update(mailings)
    .set({
      sentCount: sql`${mailings.sentCount} + ${counts.sentCount ?? 0}`,
      refusedCount: sql`${mailings.refusedCount} + ${counts.refusedCount ?? 0}`,
      droppedCount: sql`${mailings.droppedCount} + ${counts.droppedCount ?? 0}`,
      unknownCount: sql`${mailings.unknownCount} + ${counts.unknownCount ?? 0}`,
    })
    .where(and(eq(mailings.id, chunk.mailingId), exists(isOurs)));
}

export type Half = { name: string; recipients: number[] };

/**
 * Puts two chunks in the place of one, under names of their own, if the fence is still ours; answers their numbers.
 * Who was dropped from it is counted, since the halves no longer hold them.
 */
export async function splitChunk(
  db: Db,
  chunk: Held,
  halves: Half[],
  droppedCount: number,
  failure: string,
): Promise<{ from: number; to: number } | undefined> {
  const isOurs = sql`EXISTS (SELECT 1 FROM ${chunks} WHERE ${held(chunk)})`;
  const last = sql`(SELECT max(number) FROM ${chunks} WHERE mailing_id = ${chunk.mailingId})`;
  const [, , splitCount = 0] = await runTogether(db, [
    addCounts(db, chunk, { droppedCount }),
    db.run(sql`INSERT INTO ${chunks} (mailing_id, number, name, recipients)
      SELECT ${chunk.mailingId}, ${last} + 1 + key, value ->> 'name', value -> 'recipients'
      FROM json_each(${JSON.stringify(halves)}) WHERE ${isOurs}`),
    db
      .update(chunks)
      .set({ status: "split", failure, leasedUntil: null, firstAttemptAt: null })
      .where(held(chunk)),
  ]);
  if (splitCount === 0) return undefined;
  const made = await db
    .select({ from: sql<number>`min(${chunks.number})`, to: sql<number>`max(${chunks.number})` })
    .from(chunks)
    .where(
      and(
        eq(chunks.mailingId, chunk.mailingId),
        gt(chunks.number, chunk.number),
        inArray(
          chunks.name,
          halves.map(({ name }) => name),
        ),
      ),
    )
    .get();
  return made;
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

/** The mailings that are not at their end: the paused, stopped and cancelled ones too, while a chunk of theirs is open. */
export const findUnderWay = (db: Db): Promise<Mailing[]> =>
  db
    .select()
    .from(mailings)
    .where(
      and(
        inArray(mailings.status, ["freezing", "sending", "stopped", "paused", "cancelled"]),
        isNull(mailings.finishedAt),
      ),
    );

/**
 * Ends a mailing whose chunks are all at their end, in one statement with looking: expired where nothing was sent in
 * time, else sent, with a sentence where a part was given up; a cancelled one stays so. Answers whether it was this
 * call that ended it.
 */
export async function endMailing(db: Db, id: number, now: Date): Promise<boolean> {
  const expired = sql`(SELECT coalesce(sum(json_array_length(recipients)), 0) FROM ${chunks}
    WHERE mailing_id = ${id} AND status = 'expired')`;
  const ended = await db
    .update(mailings)
    .set({
      status: sql`CASE WHEN status = 'cancelled' THEN status
        WHEN ${expired} > 0 AND sent_count + refused_count + unknown_count = 0 THEN 'expired' ELSE 'sent' END`,
      reason: sql`CASE WHEN status = 'cancelled' THEN reason WHEN ${expired} > 0
        THEN 'send_before passed before ' || ${expired} || ' recipients were written to.'
          || CASE WHEN reason IS NULL THEN '' ELSE ' ' || reason END ELSE reason END`,
      finishedAt: now,
    })
    .where(
      and(
        eq(mailings.id, id),
        inArray(mailings.status, ["sending", "paused", "stopped", "cancelled"]),
        isNull(mailings.finishedAt),
        sql`NOT EXISTS (SELECT 1 FROM ${chunks} WHERE mailing_id = ${id} AND status IN ('waiting', 'sending'))`,
      ),
    );
  return ended.meta.changes > 0;
}

/**
 * Counts a mailing anew from its rows where its counts do not add up to its recipients, as they should at its end;
 * answers whether they did not.
 */
export async function recount(db: Db, id: number): Promise<boolean> {
  const accepted = sql`(SELECT count(*) FROM json_each(email_ids) WHERE value IS NOT NULL)`;
  const refused = sql`coalesce(json_array_length(refusals), 0)`;
  const recounted = await db.run(sql`UPDATE ${mailings} SET
      sent_count = rows.sent, refused_count = rows.refused, unknown_count = rows.unknown,
      dropped_count = recipient_count - rows.sent - rows.refused - rows.unknown
    FROM (SELECT coalesce(sum(${accepted}), 0) AS sent, coalesce(sum(${refused}), 0) AS refused,
        coalesce(sum(CASE WHEN status = 'unknown'
          THEN json_array_length(coalesce(addressed, recipients)) - ${accepted} - ${refused} END), 0) AS unknown
      FROM ${chunks} WHERE mailing_id = ${id}) AS rows
    WHERE ${mailings}.id = ${id} AND finished_at IS NOT NULL
      AND recipient_count <> sent_count + refused_count + dropped_count + unknown_count`);
  return recounted.meta.changes > 0;
}
