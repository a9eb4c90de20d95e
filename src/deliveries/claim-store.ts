/**
 * Queries that claim chunks. A claim is one UPDATE: of twenty racers D1, which runs one statement at a time, lets one
 * win each chunk. The fence grows with each claim, and only its holder may write the end. A question to D1 takes longer
 * than what it asks, so a claim brings the addresses along and takes the ends before it.
 */
import { and, eq, gt, inArray, isNull, lt, lte, ne, or, sql, type SQL } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { prepare } from "../db/prepared.ts";
import { runAndAsk, type Statement } from "../db/transaction.ts";
import {
  chunks,
  foldings,
  mailings,
  preferences,
  subscribers,
  subscriptions,
  suppressions,
  type Addressed,
} from "../db/schema.ts";
import { endingWith, readEnded, type Ending } from "./end-store.ts";
import { held, type Held } from "./held-store.ts";
import type { Chunk } from "./store.ts";

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

/**
 * What is claimed of a mailing. inOrder: a chunk is free only if none of the range before it is open. isFixedLater:
 * the claim fixes nobody's address, since nobody could say any more that a chunk whose sender died was not posted.
 */
export type ClaimRange = Range & { inOrder?: boolean; isFixedLater?: boolean };

/** A recipient who is still subscribed: topics left out as JSON, where there are any; the hash where it is known. */
type Subscribed = [
  id: number,
  email: string,
  language: "zh-CN" | "en",
  leftOut: string | null,
  addressHash: string | null,
];

export type Claimed = Held &
  Pick<Chunk, "name" | "recipients" | "addressed" | "firstAttemptAt" | "attemptCount"> & {
    /** Nothing was ever posted of it: its addresses were fixed with this claim, or are still to be. */
    isFirst: boolean;
    /** Who of its recipients still is subscribed, in the order of their ids; null where its addresses are fixed. */
    subscribed: Subscribed[] | null;
  };

type ClaimedRow = Record<"number" | "fence" | "attempt_count" | "is_first", number> &
  Record<"name" | "addressed" | "subscribed", string | null> & {
    recipients: string;
    first_attempt_at: number | null;
  };

/** How a claim is made: of so many chunks at most, at a moment, on a lease until another. */
export type Claiming = { most: number; now: Date; leasedUntil: Date };

/**
 * Claims the first free chunks of a range of a mailing that is being sent, those that wait or whose lease ran out, after
 * it has written the ends of chunks before, in one transaction; ended: the numbers of those that were still ours to end.
 */
export async function claimChunks(
  db: Db,
  range: ClaimRange,
  claiming: Claiming,
  endings: Ending[] = [],
): Promise<{ claimed: Claimed[]; ended: Set<number> }> {
  const results = await runAndAsk(db, [...endingWith(endings), claim(range, claiming)]);
  return { claimed: readClaimed(range, results.at(-1)), ended: readEnded(results.slice(0, -1)) };
}

const claim = (
  { mailingId, from, to, inOrder = false, isFixedLater = false }: ClaimRange,
  { most, now, leasedUntil }: Claiming,
): Statement =>
  CLAIM({
    mailingId,
    from,
    to,
    inOrder: Number(inOrder),
    isFixedLater: Number(isFixedLater),
    most,
    at: now.getTime(),
    leasedUntil: leasedUntil.getTime(),
  });

const [MAILING_ID, AT] = [sql.placeholder("mailingId"), sql.placeholder("at")];

/** Of a list of recipients, those who are subscribed. CROSS JOIN keeps SQLite from going through all subscriptions first. */
const subscribedOf = (recipients: SQL) =>
  sql`json_each(${recipients}) AS recipient
    CROSS JOIN ${subscribers} ON subscribers.id = recipient.value
    CROSS JOIN ${subscriptions} ON subscriptions.subscriber_id = subscribers.id
      AND subscriptions.newsletter_id = (SELECT newsletter_id FROM ${mailings} WHERE mailings.id = ${MAILING_ID})
    LEFT JOIN ${preferences} ON ${preferences}.subscriber_id = subscribers.id
    WHERE subscriptions.status = 'active'`;

/** Whether SQL can tell who is written to: of each address the hash is known, and nobody's mail is folded. */
const IS_TOLD = sql`count(*) FILTER (WHERE subscribers.address_hash IS NULL OR (${preferences}.left_out IS NOT NULL
  AND EXISTS (SELECT 1 FROM ${foldings} WHERE mailing_id = ${MAILING_ID}))) = 0 AND NOT ${sql.placeholder("isFixedLater")}`;

/**
 * Of the row that is being claimed: who it is sent to, and the moment of the first call. What was fixed stays; else it
 * is who is subscribed, less whose address is suppressed, or nothing yet where SQL can't tell.
 */
const FIXED = sql`SELECT
    CASE WHEN chunks.addressed IS NOT NULL THEN chunks.addressed WHEN ${IS_TOLD} THEN
      json_group_array(json_array(subscribers.id, subscribers.email, subscribers.language) ORDER BY subscribers.id)
        FILTER (WHERE NOT EXISTS (SELECT 1 FROM ${suppressions}
          WHERE ${suppressions}.address_hash = subscribers.address_hash)) END,
    CASE WHEN chunks.addressed IS NOT NULL THEN chunks.first_attempt_at WHEN ${IS_TOLD} THEN ${AT} END
  FROM ${subscribedOf(sql`CASE WHEN chunks.addressed IS NULL THEN recipients ELSE '[]' END`)}`;

const IN_RANGE = sql`mailing_id = ${MAILING_ID} AND number BETWEEN ${sql.placeholder("from")} AND ${sql.placeholder("to")}`;

/**
 * What is set is told from the row as it was, what is answered from the row as it is now. Its first claim's moment
 * tells whether this is it: no other claim could be of the same, before that one's lease was over.
 */
const CLAIM = prepare<
  keyof Range | "inOrder" | "isFixedLater" | "most" | "at" | "leasedUntil"
>(sql`UPDATE ${chunks}
  SET status = 'sending', fence = fence + 1, leased_until = ${sql.placeholder("leasedUntil")},
    attempt_count = attempt_count + 1, (addressed, first_attempt_at) = (${FIXED})
  WHERE mailing_id = ${MAILING_ID} AND number IN (SELECT number FROM ${chunks}
    WHERE ${IN_RANGE}
      AND (NOT ${sql.placeholder("inOrder")} OR number =
        (SELECT min(number) FROM ${chunks} WHERE ${IN_RANGE} AND status IN ('waiting', 'sending')))
      AND ((status = 'waiting' AND (retry_at IS NULL OR retry_at <= ${AT}))
        OR (status = 'sending' AND leased_until <= ${AT}))
      AND EXISTS (SELECT 1 FROM ${mailings} WHERE id = ${MAILING_ID} AND status = 'sending'
        AND (waits_until IS NULL OR waits_until <= ${AT}))
    ORDER BY number LIMIT ${sql.placeholder("most")})
  RETURNING number, name, fence, recipients, addressed, first_attempt_at, attempt_count,
    addressed IS NULL OR first_attempt_at = ${AT} AS is_first,
    CASE WHEN addressed IS NULL THEN (
      SELECT json_group_array(json_array(subscribers.id, subscribers.email, subscribers.language,
        ${preferences}.left_out, subscribers.address_hash) ORDER BY subscribers.id)
      FROM ${subscribedOf(sql`recipients`)}) END AS subscribed`);

/** In the order of their numbers: RETURNING has none. */
const readClaimed = (range: Range, claimed: D1Result | undefined): Claimed[] =>
  ((claimed?.results ?? []) as ClaimedRow[])
    .map((row) => readRow(range, row))
    .toSorted((a, b) => a.number - b.number);

function readRow({ mailingId }: Range, row: ClaimedRow): Claimed {
  const { number, name, fence } = row;
  return {
    mailingId,
    number,
    name,
    fence,
    recipients: JSON.parse(row.recipients) as number[],
    addressed: row.addressed === null ? null : (JSON.parse(row.addressed) as Addressed[]),
    firstAttemptAt: row.first_attempt_at === null ? null : new Date(row.first_attempt_at),
    attemptCount: row.attempt_count,
    isFirst: row.is_first === 1,
    subscribed: row.subscribed === null ? null : (JSON.parse(row.subscribed) as Subscribed[]),
  };
}

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

/** Gives a chunk back, to be claimed again at a time. */
export const releaseChunk = (db: Db, chunk: Held, release: Partial<Chunk>) =>
  db.update(chunks).set(release).where(held(chunk));
