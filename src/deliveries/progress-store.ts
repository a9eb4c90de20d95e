/** Queries over the whole line: how far it is. Read by an operator now and then, so whole tables may be counted. */
import { count, desc, eq, gte, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { digests, failures, incidents, mailings, posts, sources } from "../db/schema.ts";

/** All sources, those that are due at a time, and those that fail. */
export const countSources = (db: Db, at: Date) =>
  db
    .select({
      total: count(),
      due: sql<number>`coalesce(sum(${sources.nextPollAt} <= ${at.getTime()}), 0)`,
      failing: sql<number>`coalesce(sum(${sources.failureCount} > 0), 0)`,
    })
    .from(sources)
    .get();

export const countPosts = (db: Db) => db.select({ total: count() }).from(posts).get();

/** The digests that were started since a time, with their mailings and the posts they told. */
export const findStarted = (db: Db, since: Date) =>
  db
    .select({
      newsletter: digests.newsletterId,
      slot: digests.slot,
      slug: digests.slug,
      status: digests.status,
      reason: digests.reason,
      posts: digests.postCount,
      clusters: digests.clusterCount,
      stories: digests.storyCount,
      inputTokens: digests.inputTokens,
      outputTokens: digests.outputTokens,
      fallbacks: digests.fallbackCount,
      mailing: {
        id: mailings.id,
        status: mailings.status,
        reason: mailings.reason,
        recipients: mailings.recipientCount,
        sent: mailings.sentCount,
        dropped: mailings.droppedCount,
        refused: mailings.refusedCount,
        unknown: mailings.unknownCount,
      },
    })
    .from(digests)
    .leftJoin(mailings, eq(mailings.digestId, digests.id))
    .where(gte(digests.startedAt, since))
    .orderBy(digests.id);

/** What went wrong since a time, once or for a while. */
export async function findFailures(db: Db, since: Date): Promise<{ room: string; message: string }[]> {
  const [once, lasting] = await Promise.all([
    db
      .select({ room: failures.room, message: failures.message })
      .from(failures)
      .where(gte(failures.happenedAt, since))
      .orderBy(desc(failures.id))
      .limit(20),
    db
      .select({ room: incidents.room, message: incidents.message })
      .from(incidents)
      .where(gte(incidents.lastAt, since))
      .orderBy(desc(incidents.id))
      .limit(20),
  ]);
  return [...once, ...lasting];
}
