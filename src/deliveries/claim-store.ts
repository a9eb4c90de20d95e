/**
 * Queries over chunks as they are sent. A claim is one UPDATE: of twenty racers D1, which runs one statement
 * at a time, lets one win. The fence grows with each claim, and only its holder may write the end.
 * A question to D1 takes longer than what it asks, so a claim brings the addresses along and takes the end before it.
 */
import { and, eq, gt, inArray, isNull, lt, lte, ne, or, sql, type Placeholder, type SQL } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { prepare } from "../db/prepared.ts";
import { dayOf, tallyOf } from "../db/tallies.ts";
import { runAndAsk, runTogether, type Statement } from "../db/transaction.ts";
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

/** Claims the first free chunk of a range of a mailing that is being sent: one that waits, or whose lease ran out. */
export async function claimChunk(
  db: Db,
  range: ClaimRange,
  now: Date,
  leasedUntil: Date,
): Promise<Claimed | undefined> {
  const [claimed] = await runAndAsk(db, [claim(range, now, leasedUntil)]);
  return readClaimed(range, claimed);
}

/** Writes the end of the chunk before and claims the next, in one transaction; isEnded: the end was still ours to write. */
export async function endAndClaim(
  db: Db,
  ending: Ending,
  range: ClaimRange,
  now: Date,
  leasedUntil: Date,
): Promise<{ isEnded: boolean; claimed: Claimed | undefined }> {
  const [, , ended, claimed] = await runAndAsk(db, [...endingWith(ending), claim(range, now, leasedUntil)]);
  return { isEnded: isWritten(ended), claimed: readClaimed(range, claimed) };
}

const claim = (
  { mailingId, from, to, inOrder = false, isFixedLater = false }: ClaimRange,
  now: Date,
  leasedUntil: Date,
): Statement =>
  CLAIM({
    mailingId,
    from,
    to,
    inOrder: Number(inOrder),
    isFixedLater: Number(isFixedLater),
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
const CLAIM = prepare<keyof Range | "inOrder" | "isFixedLater" | "at" | "leasedUntil">(sql`UPDATE ${chunks}
  SET status = 'sending', fence = fence + 1, leased_until = ${sql.placeholder("leasedUntil")},
    attempt_count = attempt_count + 1, (addressed, first_attempt_at) = (${FIXED})
  WHERE mailing_id = ${MAILING_ID} AND number = (SELECT number FROM ${chunks}
    WHERE ${IN_RANGE}
      AND (NOT ${sql.placeholder("inOrder")} OR number =
        (SELECT min(number) FROM ${chunks} WHERE ${IN_RANGE} AND status IN ('waiting', 'sending')))
      AND ((status = 'waiting' AND (retry_at IS NULL OR retry_at <= ${AT}))
        OR (status = 'sending' AND leased_until <= ${AT}))
      AND EXISTS (SELECT 1 FROM ${mailings} WHERE id = ${MAILING_ID} AND status = 'sending'
        AND (waits_until IS NULL OR waits_until <= ${AT}))
    ORDER BY number LIMIT 1)
  RETURNING number, name, fence, recipients, addressed, first_attempt_at, attempt_count,
    addressed IS NULL OR first_attempt_at = ${AT} AS is_first,
    CASE WHEN addressed IS NULL THEN (
      SELECT json_group_array(json_array(subscribers.id, subscribers.email, subscribers.language,
        ${preferences}.left_out, subscribers.address_hash) ORDER BY subscribers.id)
      FROM ${subscribedOf(sql`recipients`)}) END AS subscribed`);

function readClaimed({ mailingId }: Range, claimed: D1Result | undefined): Claimed | undefined {
  const [row] = (claimed?.results ?? []) as ClaimedRow[];
  if (!row) return undefined;
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

const held = ({ mailingId, number, fence }: Held | Record<keyof Held, Placeholder>) =>
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

export type ChunkEnd = Pick<Chunk, "status"> &
  Partial<Pick<Chunk, "emailIds" | "refusals" | "failure" | "sentAt">>;
export type Counts = Partial<Record<"sentCount" | "refusedCount" | "droppedCount" | "unknownCount", number>>;
/** How a chunk ended, and what that adds to its mailing's counts. */
export type Ending = { chunk: Held; end: ChunkEnd; counts: Counts; at: Date };

/**
 * Writes the end of a chunk and adds to its mailing's counts, in one transaction, if the fence is still ours;
 * answers whether it was.
 */
export async function endChunk(db: Db, ending: Ending): Promise<boolean> {
  const [, , ended] = await runAndAsk(db, endingWith(ending));
  return isWritten(ended);
}

const isWritten = (written: D1Result | undefined) => (written?.meta.changes ?? 0) > 0;

/** The statements of an end: what is counted by the fence comes before what takes it away. */
function endingWith({ chunk, end, counts, at }: Ending): Statement[] {
  const { emailIds, refusals, failure, sentAt } = end;
  return [
    TALLY_SENT({ ...asHeld(chunk), sentCount: counts.sentCount ?? 0, day: dayOf(at) }),
    addCounts(chunk, counts),
    WRITE_END({
      ...asHeld(chunk),
      status: end.status,
      emailIds: emailIds ? JSON.stringify(emailIds) : null,
      refusals: refusals ? JSON.stringify(refusals) : null,
      failure: failure ?? null,
      sentAt: sentAt?.getTime() ?? null,
    }),
  ];
}

const addCounts = (
  chunk: Held,
  { sentCount = 0, refusedCount = 0, droppedCount = 0, unknownCount = 0 }: Counts,
): Statement => ADD_COUNTS({ ...asHeld(chunk), sentCount, refusedCount, droppedCount, unknownCount });

/** Without the other fields that a chunk may have. */
const asHeld = ({ mailingId, number, fence }: Held): Held => ({ mailingId, number, fence });

const IS_HELD = held({
  mailingId: MAILING_ID,
  number: sql.placeholder("number"),
  fence: sql.placeholder("fence"),
});

/** Nothing, where nothing was sent. */
const TALLY_SENT = prepare<keyof Held | "sentCount" | "day">(
  tallyOf(
    sql.placeholder("day"),
    ["sentCount"],
    sql`SELECT newsletter_id, ${sql.placeholder("sentCount")} FROM ${mailings}
      WHERE id = ${MAILING_ID} AND EXISTS (SELECT 1 FROM ${chunks} WHERE ${IS_HELD})`,
  ),
);

const ADD_COUNTS = prepare<keyof Held | keyof Counts>(sql`UPDATE ${mailings} SET
    sent_count = sent_count + ${sql.placeholder("sentCount")},
    refused_count = refused_count + ${sql.placeholder("refusedCount")},
    dropped_count = dropped_count + ${sql.placeholder("droppedCount")},
    unknown_count = unknown_count + ${sql.placeholder("unknownCount")}
  WHERE id = ${MAILING_ID} AND EXISTS (SELECT 1 FROM ${chunks} WHERE ${IS_HELD})`);

const WRITE_END = prepare<
  keyof Held | "status" | "emailIds" | "refusals" | "failure" | "sentAt"
>(sql`UPDATE ${chunks} SET
    status = ${sql.placeholder("status")}, email_ids = ${sql.placeholder("emailIds")},
    refusals = ${sql.placeholder("refusals")}, failure = ${sql.placeholder("failure")},
    sent_at = ${sql.placeholder("sentAt")}, leased_until = NULL
  WHERE ${IS_HELD}`);

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
    addCounts(chunk, { droppedCount }),
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
