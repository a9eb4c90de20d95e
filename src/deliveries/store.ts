/** Queries over mailings and chunks: freezing. Those of sending stand in claim-store.ts. */
import { and, asc, eq, gt, isNull, lte, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { runTogether } from "../db/transaction.ts";
import { chunks, digests, mailings, stories, subscriptions } from "../db/schema.ts";

export type Mailing = typeof mailings.$inferSelect;
export type Chunk = typeof chunks.$inferSelect;

export const findMailing = (db: Db, id: number): Promise<Mailing | undefined> =>
  db.select().from(mailings).where(eq(mailings.id, id)).get();

export const findMailingOf = (db: Db, digestId: number): Promise<Mailing | undefined> =>
  db.select().from(mailings).where(eq(mailings.digestId, digestId)).get();

/** Adds the mailing of a digest, unless it is there. */
export const addMailing = (db: Db, mailing: typeof mailings.$inferInsert) =>
  db.insert(mailings).values(mailing).onConflictDoNothing();

/** The next active subscribers of a newsletter after an id, in order: one index range. */
export async function findAudience(
  db: Db,
  newsletterId: string,
  after: number,
  limit: number,
): Promise<number[]> {
  const rows = await db
    .select({ id: subscriptions.subscriberId })
    .from(subscriptions)
    .where(
      and(
        eq(subscriptions.newsletterId, newsletterId),
        eq(subscriptions.status, "active"),
        gt(subscriptions.subscriberId, after),
      ),
    )
    .orderBy(asc(subscriptions.subscriberId))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** The end of what is frozen so far: the last chunk's number and the last recipient's id. */
export async function findFrozenEnd(
  db: Db,
  mailingId: number,
): Promise<{ number: number; subscriberId: number }> {
  const row = await db
    .select({ number: chunks.number, last: sql<number>`json_extract(${chunks.recipients}, '$[#-1]')` })
    .from(chunks)
    .where(eq(chunks.mailingId, mailingId))
    .orderBy(sql`${chunks.number} DESC`)
    .limit(1)
    .get();
  return { number: row?.number ?? 0, subscriberId: row?.last ?? 0 };
}

/**
 * Adds the chunks that follow the frozen ones and counts their recipients as candidates, in one transaction. Where
 * another freezer has added any of them meanwhile, or closed the account, none is added; answers whether they were.
 */
export async function addChunks(
  db: Db,
  mailingId: number,
  list: { number: number; recipients: number[] }[],
): Promise<boolean> {
  const count = list.reduce((sum, { recipients }) => sum + recipients.length, 0);
  const isNext = sql`EXISTS (SELECT 1 FROM ${mailings} WHERE id = ${mailingId} AND status = 'freezing')
    AND NOT EXISTS (SELECT 1 FROM ${chunks} WHERE mailing_id = ${mailingId} AND number >= ${list[0]?.number ?? 0})`;
  const [, addedCount = 0] = await runTogether(db, [
    db.run(sql`UPDATE ${mailings} SET candidate_count = candidate_count + ${count}
      WHERE id = ${mailingId} AND ${isNext}`),
    db.run(sql`INSERT INTO ${chunks} (mailing_id, number, recipients)
      SELECT ${mailingId}, value ->> 'number', value -> 'recipients' FROM json_each(${JSON.stringify(list)})
      WHERE ${isNext}`),
  ]);
  return addedCount > 0;
}

/**
 * Closes the account of a mailing that is being frozen, counted from its rows in the same statement: sending where
 * it balances, sent where there is nobody, stopped with the figures where it does not. Undefined if it is closed.
 */
export async function closeFreezing(db: Db, id: number, now: Date): Promise<Mailing | undefined> {
  const count = sql`(SELECT count(*) FROM ${chunks} WHERE mailing_id = ${id})`;
  const sum = sql`(SELECT coalesce(sum(json_array_length(recipients)), 0) FROM ${chunks} WHERE mailing_id = ${id})`;
  const isBalanced = sql`candidate_count = ${sum} + excluded_count`;
  const [closed] = await db
    .update(mailings)
    .set({
      chunkCount: count,
      recipientCount: sum,
      status: sql`CASE WHEN NOT ${isBalanced} THEN 'stopped' WHEN ${sum} = 0 THEN 'sent' ELSE 'sending' END`,
      reason: sql`CASE WHEN NOT ${isBalanced} THEN 'The account does not balance: ' || candidate_count || ' candidates, '
          || ${sum} || ' recipients, ' || excluded_count || ' excluded.'
        WHEN ${sum} = 0 THEN 'Nobody is subscribed.' END`,
      finishedAt: sql`CASE WHEN ${isBalanced} AND ${sum} = 0 THEN ${now.getTime()} END`,
    })
    .where(and(eq(mailings.id, id), eq(mailings.status, "freezing")))
    .returning();
  return closed;
}

/** Moves a mailing from one state to another; answers whether it was this call that moved it. */
export async function moveMailing(
  db: Db,
  id: number,
  from: Mailing["status"],
  to: Partial<Mailing> & Pick<Mailing, "status">,
): Promise<boolean> {
  const moved = await db
    .update(mailings)
    .set(to)
    .where(and(eq(mailings.id, id), eq(mailings.status, from)));
  return moved.meta.changes > 0;
}

/** Digests published in (after, before] that have no mailing and are owed one: imported issues are not. */
export async function findUnmailed(db: Db, after: Date, before: Date): Promise<number[]> {
  const rows = await db
    .select({ id: digests.id })
    .from(digests)
    .leftJoin(mailings, eq(mailings.digestId, digests.id))
    .where(
      and(
        eq(digests.status, "published"),
        gt(digests.publishedAt, after),
        lte(digests.publishedAt, before),
        isNull(mailings.id),
        sql`NOT EXISTS (SELECT 1 FROM ${stories}
          WHERE stories.digest_id = digests.id AND stories.kind = 'imported')`,
      ),
    );
  return rows.map(({ id }) => id);
}
