/** Queries of the overview. Each reads a few rows, however large the archive and the list of readers. */
import { desc, eq } from "drizzle-orm";
import type { Db } from "../../db/client.ts";
import { digests, mailings, pulses } from "../../db/schema.ts";

/** The latest digests of all newsletters, in whatever state. */
export const findLatestDigests = (db: Db, limit: number) =>
  db
    .select({
      id: digests.id,
      newsletterId: digests.newsletterId,
      slot: digests.slot,
      title: digests.title,
      status: digests.status,
      reason: digests.reason,
      storyCount: digests.storyCount,
    })
    .from(digests)
    .orderBy(desc(digests.id))
    .limit(limit);

/** The latest mailings with the titles of their digests. */
export const findLatestMailings = (db: Db, limit: number) =>
  db
    .select({
      id: mailings.id,
      title: digests.title,
      status: mailings.status,
      reason: mailings.reason,
      recipientCount: mailings.recipientCount,
      sentCount: mailings.sentCount,
      refusedCount: mailings.refusedCount,
      droppedCount: mailings.droppedCount,
      unknownCount: mailings.unknownCount,
    })
    .from(mailings)
    .innerJoin(digests, eq(digests.id, mailings.digestId))
    .orderBy(desc(mailings.id))
    .limit(limit);

export const findPulse = (db: Db) => db.select().from(pulses).limit(1).get();
