/** Queries over newsletters. */
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { listed } from "../db/listed.ts";
import { digests, newsletters } from "../db/schema.ts";

export type Newsletter = typeof newsletters.$inferSelect;

/** All newsletters, in the order of their ids. */
export const findNewsletters = (db: Db): Promise<Newsletter[]> =>
  db.select().from(newsletters).orderBy(newsletters.id);

export const findNewsletter = (db: Db, id: string): Promise<Newsletter | undefined> =>
  db.select().from(newsletters).where(eq(newsletters.id, id)).get();

export const findNewslettersById = (db: Db, ids: string[]): Promise<Newsletter[]> =>
  db
    .select()
    .from(newsletters)
    .where(inArray(newsletters.id, listed(ids)))
    .orderBy(newsletters.id);

/** The newsletters that are not paused, each with the latest slot that has come to an end: published, skipped or failed. */
export const findRunning = (db: Db): Promise<{ newsletter: Newsletter; endedSlot: number | null }[]> =>
  db
    .select({
      newsletter: newsletters,
      // one row of digests_by_slot a newsletter, not a scan of the archive
      // named in full: in a select of one table drizzle leaves the table out, and "id" would be the digest's
      endedSlot: sql<number | null>`(SELECT digests.slot FROM ${digests}
        WHERE digests.newsletter_id = newsletters.id AND digests.status <> 'pressing'
        ORDER BY digests.slot DESC LIMIT 1)`,
    })
    .from(newsletters)
    .where(and(eq(newsletters.paused, false)));

/** Adds a newsletter, or changes one; the subscriber count stays as it is kept. */
export const saveNewsletter = (db: Db, row: typeof newsletters.$inferInsert) => {
  const { id: _id, startsAt: _startsAt, subscriberCount: _count, ...changes } = row;
  return db.insert(newsletters).values(row).onConflictDoUpdate({ target: newsletters.id, set: changes });
};

/**
 * Ends as failed the pressings whose press broke down: those started before the one time of which a later slot has
 * ended, and all that were started before the other. Answers which.
 */
export const failAbandoned = (
  db: Db,
  { overtaken, overdue }: { overtaken: Date; overdue: Date },
): Promise<{ id: number; newsletterId: string; slug: string }[]> =>
  db.all(sql`UPDATE ${digests} SET status = 'failed', reason = 'Its press broke down.'
    WHERE status = 'pressing' AND (started_at < ${overdue.getTime()} OR (started_at < ${overtaken.getTime()} AND EXISTS
      (SELECT 1 FROM ${digests} AS later WHERE later.newsletter_id = digests.newsletter_id
        AND later.status <> 'pressing' AND later.slot > digests.slot)))
    RETURNING id, newsletter_id AS newsletterId, slug`);
