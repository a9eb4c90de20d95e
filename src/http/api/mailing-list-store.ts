/** Queries over the list of mailings. */
import { desc, lt } from "drizzle-orm";
import type { Db } from "../../db/client.ts";
import { mailings } from "../../db/schema.ts";

/** The latest mailings, those before an id where it is given. Their renderings stay where they are. */
export const findMailings = (db: Db, limit: number, before?: number) =>
  db
    .select({
      id: mailings.id,
      digestId: mailings.digestId,
      newsletterId: mailings.newsletterId,
      status: mailings.status,
      reason: mailings.reason,
      subject: mailings.subject,
      candidateCount: mailings.candidateCount,
      recipientCount: mailings.recipientCount,
      excludedCount: mailings.excludedCount,
      chunkCount: mailings.chunkCount,
      sentCount: mailings.sentCount,
      refusedCount: mailings.refusedCount,
      droppedCount: mailings.droppedCount,
      unknownCount: mailings.unknownCount,
      bouncedCount: mailings.bouncedCount,
      complainedCount: mailings.complainedCount,
      transientCount: mailings.transientCount,
      deliveredCount: mailings.deliveredCount,
      delayedCount: mailings.delayedCount,
      failedCount: mailings.failedCount,
      suppressedCount: mailings.suppressedCount,
      openedCount: mailings.openedCount,
      clickedCount: mailings.clickedCount,
      sendBefore: mailings.sendBefore,
      createdAt: mailings.createdAt,
      finishedAt: mailings.finishedAt,
    })
    .from(mailings)
    .where(before === undefined ? undefined : lt(mailings.id, before))
    .orderBy(desc(mailings.id))
    .limit(limit);
