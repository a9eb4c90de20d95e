/** Queries of the admin's mailings: a page at a time, by keys, never by counting. */
import { and, desc, eq, lt } from "drizzle-orm";
import type { Db } from "../../db/client.ts";
import { digests, mailings } from "../../db/schema.ts";

export type MailingStatus = (typeof mailings.$inferSelect)["status"];

const mailing = {
  id: mailings.id,
  newsletterId: mailings.newsletterId,
  status: mailings.status,
  reason: mailings.reason,
  recipientCount: mailings.recipientCount,
  sentCount: mailings.sentCount,
  refusedCount: mailings.refusedCount,
  droppedCount: mailings.droppedCount,
  unknownCount: mailings.unknownCount,
};

/** The latest mailings before one, in a state or in any. */
export const findMailings = (
  db: Db,
  { status, before }: { status: MailingStatus | null; before: number },
  limit: number,
) =>
  db
    .select({ ...mailing, title: digests.title, slot: digests.slot })
    .from(mailings)
    .innerJoin(digests, eq(digests.id, mailings.digestId))
    .where(and(lt(mailings.id, before), status ? eq(mailings.status, status) : undefined))
    .orderBy(desc(mailings.id))
    .limit(limit);

/**
 * The latest digests of a newsletter before a slot, each with its mailing, where it has one: mailings have no index by
 * newsletter, and an issue that was imported was mailed by nobody.
 */
export const findMailingsOf = (db: Db, newsletterId: string, before: Date, limit: number) =>
  db
    .select({ title: digests.title, slot: digests.slot, mailing })
    .from(digests)
    .leftJoin(mailings, eq(mailings.digestId, digests.id))
    .where(
      and(eq(digests.newsletterId, newsletterId), eq(digests.status, "published"), lt(digests.slot, before)),
    )
    .orderBy(desc(digests.slot))
    .limit(limit);

/** The digest that a mailing sends, and whose it is. */
export const findDigestOf = (db: Db, digestId: number) =>
  db
    .select({ id: digests.id, title: digests.title, slot: digests.slot })
    .from(digests)
    .where(eq(digests.id, digestId))
    .get();
