/** Queries over all that is held of one person: to show it, and to forget it. */
import { and, eq, ne, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { runTogether } from "../db/transaction.ts";
import {
  addressChanges,
  chunks,
  consents,
  digests,
  mailings,
  preferences,
  subscribers,
  subscriptions,
  suppressions,
  transientBounces,
} from "../db/schema.ts";
import type { Subscriber, Suppression } from "./store.ts";
import { countChange, type Consent, type Subscription } from "./wish-store.ts";

export type Preferences = typeof preferences.$inferSelect;

export type Held = {
  subscriptions: Subscription[];
  preferences: Preferences | undefined;
  consents: Consent[];
  addressChange: typeof addressChanges.$inferSelect | undefined;
  /** When mails to the address came back for now. */
  bouncedAt: Date[];
  /** The mailings whose chunks still hold the address, two days after their end at most; sentAt: null where it is to come. */
  mailings: { newsletterId: string; slot: Date; sentAt: Date | null }[];
};

/** Everything that stands under a subscriber's id and the hash of the address. */
export async function findHeld(db: Db, subscriberId: number, addressHash: string): Promise<Held> {
  const [wishes, preferred, proofs, change, bounces, mailed] = await Promise.all([
    db.select().from(subscriptions).where(eq(subscriptions.subscriberId, subscriberId)),
    db.select().from(preferences).where(eq(preferences.subscriberId, subscriberId)).get(),
    db.select().from(consents).where(eq(consents.subscriberId, subscriberId)).orderBy(consents.at),
    db.select().from(addressChanges).where(eq(addressChanges.subscriberId, subscriberId)).get(),
    db.select().from(transientBounces).where(eq(transientBounces.addressHash, addressHash)),
    findMailings(db, subscriberId),
  ]);
  return {
    subscriptions: wishes,
    preferences: preferred,
    consents: proofs,
    addressChange: change,
    bouncedAt: bounces.map(({ occurredAt }) => occurredAt),
    mailings: mailed,
  };
}

/** Looks through the chunks of the last two days' mailings: a text search leaves few lists to be read. */
const findMailings = (db: Db, subscriberId: number): Promise<Held["mailings"]> =>
  db
    .select({ newsletterId: mailings.newsletterId, slot: digests.slot, sentAt: chunks.sentAt })
    .from(mailings)
    .innerJoin(digests, eq(digests.id, mailings.digestId))
    .innerJoin(chunks, eq(chunks.mailingId, mailings.id))
    .where(
      and(
        sql`holds_addresses = 1`,
        ne(chunks.status, "split"),
        sql`${chunks.recipients} LIKE ${`%${subscriberId}%`}`,
        sql`EXISTS (SELECT 1 FROM json_each(${chunks.recipients}) WHERE value = ${subscriberId})`,
      ),
    )
    .orderBy(digests.slot);

/**
 * Forgets a person, in one transaction: every row of theirs but the hash of the address, which is suppressed so that no
 * list brings it back. A suppression that is there already stays as it is, without the id.
 */
export async function forget(
  db: Db,
  { id }: Pick<Subscriber, "id">,
  suppression: Omit<Suppression, "subscriberId" | "reason">,
): Promise<void> {
  const { addressHash } = suppression;
  const wishes = eq(subscriptions.subscriberId, id);
  await runTogether(db, [
    ...countChange(db, suppression.createdAt, id, "all", "active", -1),
    db.delete(subscriptions).where(wishes),
    db.delete(preferences).where(eq(preferences.subscriberId, id)),
    db.delete(consents).where(eq(consents.subscriberId, id)),
    db.delete(addressChanges).where(eq(addressChanges.subscriberId, id)),
    db.delete(transientBounces).where(eq(transientBounces.addressHash, addressHash)),
    db.delete(subscribers).where(eq(subscribers.id, id)),
    db
      .insert(suppressions)
      .values({ ...suppression, reason: "erasure", subscriberId: null })
      .onConflictDoUpdate({ target: suppressions.addressHash, set: { subscriberId: null } }),
  ]);
}
