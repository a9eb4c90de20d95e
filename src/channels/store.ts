/** Queries over channels, and over what they are told. */
import { and, desc, eq, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { listed } from "../db/listed.ts";
import { channels, digests, notices, pulses, stories } from "../db/schema.ts";
import type { Channel } from "./channel.ts";

export type Notice = typeof notices.$inferSelect;
type NoticeKey = Pick<Notice, "channelId" | "digestId">;

export const findChannel = (db: Db, id: number): Promise<Channel | undefined> =>
  db.select().from(channels).where(eq(channels.id, id)).get();

/** All channels, or those that a newsletter's digests are announced in. */
export const findChannels = (db: Db, newsletterId?: string): Promise<Channel[]> =>
  db
    .select()
    .from(channels)
    .where(
      newsletterId === undefined
        ? undefined
        : or(isNull(channels.newsletterId), eq(channels.newsletterId, newsletterId)),
    )
    .orderBy(channels.id);

export async function addRow(db: Db, row: Omit<Channel, "id" | "paused">): Promise<Channel> {
  const [added] = await db.insert(channels).values(row).returning();
  if (!added) throw new Error("No channel was added");
  return added;
}

export async function changeRow(
  db: Db,
  id: number,
  change: Partial<Pick<Channel, "newsletterId" | "name" | "target" | "paused">>,
): Promise<Channel | undefined> {
  const [row] = await db.update(channels).set(change).where(eq(channels.id, id)).returning();
  return row;
}

/** Forgets a channel, and what it was told; answers whether there was one. */
export async function removeRow(db: Db, id: number): Promise<boolean> {
  const [, removed] = await db.batch([
    db.delete(notices).where(eq(notices.channelId, id)),
    db.delete(channels).where(eq(channels.id, id)),
  ]);
  return removed.meta.changes > 0;
}

/** The latest notices of these channels, for the operator. */
export const findNotices = (db: Db, channelIds: number[], limit: number): Promise<Notice[]> =>
  db
    .select()
    .from(notices)
    .where(inArray(notices.channelId, listed(channelIds)))
    .orderBy(desc(notices.digestId))
    .limit(limit);

/**
 * Notes for each channel that it is to be told of digests published since a time, of one where it is named, unless it
 * was before; answers how many. A channel is not told of what was published before it was there, nor of imported issues,
 * which readers had from elsewhere. Where none is named, nothing of before the last gap is told either: after a restore
 * it may have been.
 */
export async function addNotices(
  db: Db,
  { digestId, since, now }: { digestId?: number; since: Date; now: Date },
): Promise<number> {
  const which =
    digestId === undefined
      ? sql`NOT EXISTS (SELECT 1 FROM ${pulses} WHERE missed_until >= digests.published_at)`
      : sql`digests.id = ${digestId}`;
  const added = await db.run(sql`INSERT INTO ${notices} (channel_id, digest_id, retry_at, created_at)
    SELECT channels.id, digests.id, ${now.getTime()}, ${now.getTime()}
    FROM ${digests} JOIN ${channels}
      ON channels.paused = 0 AND (channels.newsletter_id IS NULL OR channels.newsletter_id = digests.newsletter_id)
    WHERE digests.published_at > ${since.getTime()} AND digests.published_at >= channels.created_at
      AND digests.status = 'published' AND ${which}
      AND NOT EXISTS (SELECT 1 FROM ${stories} WHERE stories.digest_id = digests.id AND stories.kind = 'imported')
    ON CONFLICT DO NOTHING`);
  return added.meta.changes;
}

/** Has webhooks that were told of a digest before it was corrected told of its correction; answers how many. */
export async function reopenNotices(db: Db, digestId: number, now: Date): Promise<number> {
  const webhooks = db.select({ id: channels.id }).from(channels).where(eq(channels.kind, "webhook"));
  const reopened = await db
    .update(notices)
    .set({ status: "waiting", attemptCount: 0, retryAt: now, createdAt: now, failure: null })
    .where(
      and(
        eq(notices.digestId, digestId),
        eq(notices.status, "sent"),
        inArray(notices.channelId, webhooks),
        sql`sent_at < (SELECT corrected_at FROM ${digests} WHERE digests.id = ${digestId})`,
      ),
    );
  return reopened.meta.changes;
}

/** What waits and may be tried at a time. */
export const findDue = (db: Db, at: Date, limit: number): Promise<NoticeKey[]> =>
  db
    .select({ channelId: notices.channelId, digestId: notices.digestId })
    .from(notices)
    .where(and(eq(notices.status, "waiting"), lte(notices.retryAt, at)))
    .orderBy(notices.retryAt)
    .limit(limit);

/** Takes a notice that may be tried now: of any number of callers one has it, until its lease ends. */
export async function claimNotice(
  db: Db,
  { channelId, digestId }: NoticeKey,
  now: Date,
  leasedUntil: Date,
): Promise<Notice | undefined> {
  const [claimed] = await db
    .update(notices)
    .set({ retryAt: leasedUntil, attemptCount: sql`${notices.attemptCount} + 1` })
    .where(
      and(
        eq(notices.channelId, channelId),
        eq(notices.digestId, digestId),
        eq(notices.status, "waiting"),
        lte(notices.retryAt, now),
      ),
    )
    .returning();
  return claimed;
}

/** Writes how a try ended, where it is still the claim's to write. */
export const endTry = (db: Db, claimed: Notice, end: Partial<Notice>) =>
  db
    .update(notices)
    .set(end)
    .where(
      and(
        eq(notices.channelId, claimed.channelId),
        eq(notices.digestId, claimed.digestId),
        eq(notices.status, "waiting"),
        eq(notices.attemptCount, claimed.attemptCount),
      ),
    );

/** Lets what waits for a channel be tried at once: it was mended. */
export const hasten = (db: Db, channelId: number, now: Date) =>
  db
    .update(notices)
    .set({ retryAt: now })
    .where(and(eq(notices.channelId, channelId), eq(notices.status, "waiting")));
