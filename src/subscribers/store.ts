/** Queries over subscribers and suppressions. Those over what people wish for stand in wish-store.ts. */
import { and, eq, ne, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { subscribers, suppressions } from "../db/schema.ts";
import { COOLDOWN_MS } from "./lifetimes.ts";

export type Subscriber = typeof subscribers.$inferSelect;
export type Suppression = typeof suppressions.$inferSelect;

export const findSubscriber = (db: Db, id: number): Promise<Subscriber | undefined> =>
  db.select().from(subscribers).where(eq(subscribers.id, id)).get();

export const findSubscriberByAddress = (db: Db, email: string): Promise<Subscriber | undefined> =>
  db.select().from(subscribers).where(eq(subscribers.email, email)).get();

/** Takes the right to send a mail that anybody can ask for, unless the last one is newer than the cooldown. */
export async function claimLetter(db: Db, id: number, now: Date): Promise<boolean> {
  const claimed = await db
    .update(subscribers)
    .set({ confirmationSentAt: now })
    .where(
      and(
        eq(subscribers.id, id),
        sql`(confirmation_sent_at IS NULL OR confirmation_sent_at <= ${now.getTime() - COOLDOWN_MS})`,
      ),
    );
  return claimed.meta.changes > 0;
}

/**
 * Moves the last letter's time to the end of the cooldown, as if one were sent then: the time, for one of any number
 * of callers; undefined for the others.
 */
export async function deferConfirmation(
  db: Db,
  id: number,
  now: Date,
  cooldownMs: number,
): Promise<Date | undefined> {
  const [deferred] = await db
    .update(subscribers)
    .set({ confirmationSentAt: sql`${subscribers.confirmationSentAt} + ${cooldownMs}` })
    .where(and(eq(subscribers.id, id), sql`${subscribers.confirmationSentAt} <= ${now.getTime()}`))
    .returning({ at: subscribers.confirmationSentAt });
  return deferred?.at ?? undefined;
}

/** A suppression that holds whatever the person wishes: an erased one may come back. */
export const findBar = (db: Db, addressHash: string): Promise<Suppression | undefined> =>
  db
    .select()
    .from(suppressions)
    .where(and(eq(suppressions.addressHash, addressHash), ne(suppressions.reason, "erasure")))
    .get();

export const findSuppression = (db: Db, addressHash: string): Promise<Suppression | undefined> =>
  db.select().from(suppressions).where(eq(suppressions.addressHash, addressHash)).get();

/**
 * Remembers a suppression, and whose address it is. The first reason stays, but that of an erasure, which a person's
 * own wish lifts: any other holds whatever the person wishes.
 */
export const saveSuppression = (db: Db, suppression: Omit<Suppression, "subscriberId">, email: string) =>
  db
    .insert(suppressions)
    .values({ ...suppression, subscriberId: sql`(SELECT id FROM ${subscribers} WHERE email = ${email})` })
    .onConflictDoUpdate({
      target: suppressions.addressHash,
      set: {
        reason: sql`excluded.reason`,
        subscriberId: sql`excluded.subscriber_id`,
        createdAt: sql`excluded.created_at`,
      },
      setWhere: sql`${suppressions.reason} = 'erasure' AND excluded.reason <> 'erasure'`,
    });

/** Forgets a suppression that has this reason; answers whether there was one. */
export async function forgetSuppression(
  db: Db,
  addressHash: string,
  reason: Suppression["reason"],
): Promise<boolean> {
  const forgotten = await db
    .delete(suppressions)
    .where(and(eq(suppressions.addressHash, addressHash), eq(suppressions.reason, reason)));
  return forgotten.meta.changes > 0;
}
