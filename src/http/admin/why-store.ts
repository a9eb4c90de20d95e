/** Queries of the log that says why: slots with their mailings, and what was wrong in those hours. */
import { and, desc, eq, isNull, lt } from "drizzle-orm";
import type { Db } from "../../db/client.ts";
import type { Incident } from "../../db/incidents.ts";
import { digests, failures, incidents, mailings } from "../../db/schema.ts";

export type SlotRow = Awaited<ReturnType<typeof findSlots>>[number];

/** The latest slots of a newsletter before a time, each with its mailing, where it has one. */
export const findSlots = (db: Db, newsletterId: string, before: Date, limit: number) =>
  db
    .select({
      digestId: digests.id,
      slot: digests.slot,
      title: digests.title,
      status: digests.status,
      reason: digests.reason,
      postCount: digests.postCount,
      clusterCount: digests.clusterCount,
      storyCount: digests.storyCount,
      fallbackCount: digests.fallbackCount,
      heldUntil: digests.heldUntil,
      publishedAt: digests.publishedAt,
      correctedAt: digests.correctedAt,
      mailing: {
        id: mailings.id,
        status: mailings.status,
        reason: mailings.reason,
        candidateCount: mailings.candidateCount,
        recipientCount: mailings.recipientCount,
        excluded: mailings.excluded,
        sentCount: mailings.sentCount,
        refusedCount: mailings.refusedCount,
        droppedCount: mailings.droppedCount,
        unknownCount: mailings.unknownCount,
        finishedAt: mailings.finishedAt,
      },
    })
    .from(digests)
    .leftJoin(mailings, eq(mailings.digestId, digests.id))
    .where(and(eq(digests.newsletterId, newsletterId), lt(digests.slot, before)))
    .orderBy(desc(digests.slot))
    .limit(limit);

/** What goes on, of one cause or of any, the latest first. Of a great many that go on at once only so many are looked at. */
export async function findOpen(db: Db, cause: string | undefined, limit: number): Promise<Incident[]> {
  const rows = await db
    .select()
    .from(incidents)
    .where(and(isNull(incidents.endedAt), cause === undefined ? undefined : eq(incidents.cause, cause)))
    .limit(limit);
  return rows.sort((one, other) => other.lastAt.getTime() - one.lastAt.getTime());
}

/** Failures that no row of their own tells, the latest before a time. */
export const findFailuresBefore = (db: Db, before: Date, limit: number) =>
  db
    .select()
    .from(failures)
    .where(lt(failures.happenedAt, before))
    .orderBy(desc(failures.happenedAt))
    .limit(limit);
