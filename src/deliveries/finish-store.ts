/** Queries of what is at its end: chunks that are given up without an answer, and mailings whose chunks are all through. */
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { runTogether } from "../db/transaction.ts";
import { chunks, mailings } from "../db/schema.ts";
import type { Mailing } from "./store.ts";

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
