/** Queries over subscribers, subscriptions and suppressions. */
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { runTogether } from "../db/transaction.ts";
import { newSubscriberId } from "./new-id.ts";
import { newsletters, subscribers, subscriptions, suppressions } from "../db/schema.ts";

export type Subscriber = typeof subscribers.$inferSelect;
export type Suppression = typeof suppressions.$inferSelect;

/** The subscriber of an address, made where there is none. */
export async function openSubscriber(
  db: Db,
  fresh: Pick<Subscriber, "email" | "language" | "createdAt">,
): Promise<Subscriber> {
  await db
    .insert(subscribers)
    .values({ id: newSubscriberId(), addressedAt: fresh.createdAt, ...fresh })
    .onConflictDoNothing();
  const row = await db.select().from(subscribers).where(eq(subscribers.email, fresh.email)).get();
  if (!row) throw new Error("A subscriber just added is not there");
  return row;
}

export const findSubscriber = (db: Db, id: number): Promise<Subscriber | undefined> =>
  db.select().from(subscribers).where(eq(subscribers.id, id)).get();

export const findSubscriberByAddress = (db: Db, email: string): Promise<Subscriber | undefined> =>
  db.select().from(subscribers).where(eq(subscribers.email, email)).get();

/**
 * Notes a person's wish for newsletters as pending, where they are not active, and takes the right to send the
 * confirmation mail now, in one transaction: of requests side by side, the one that notes a newsletter first also
 * mails about it. The right is not given while the last mail is newer than the cooldown, nor where nothing waits.
 */
export async function saveWishes(
  db: Db,
  wish: { subscriberId: number; newsletterIds: string[]; requestedAt: Date; consent: string },
  notSince: Date,
): Promise<{ addedCount: number; mayMail: boolean }> {
  const requestedAt = wish.requestedAt.getTime();
  const isWaiting = sql`subscriber_id = ${wish.subscriberId} AND status = 'pending'
    AND newsletter_id IN ${listed(wish.newsletterIds)}`;
  const [, addedCount = 0, claimedCount = 0] = await runTogether(db, [
    db.run(sql`UPDATE ${subscriptions} SET requested_at = ${requestedAt}, consent = ${wish.consent}
      WHERE ${isWaiting}`),
    db.run(sql`INSERT INTO ${subscriptions} (newsletter_id, subscriber_id, status, requested_at, consent)
      SELECT value, ${wish.subscriberId}, 'pending', ${requestedAt}, ${wish.consent}
      FROM json_each(${JSON.stringify(wish.newsletterIds)}) WHERE true
      ON CONFLICT (subscriber_id, newsletter_id) DO UPDATE SET
        status = 'pending', requested_at = excluded.requested_at, consent = excluded.consent
      WHERE subscriptions.status = 'unsubscribed'`),
    db.run(sql`UPDATE ${subscribers} SET confirmation_sent_at = ${requestedAt}
      WHERE id = ${wish.subscriberId}
        AND (confirmation_sent_at IS NULL OR confirmation_sent_at <= ${notSince.getTime()})
        AND EXISTS (SELECT 1 FROM ${subscriptions} WHERE ${isWaiting})`),
  ]);
  return { addedCount, mayMail: claimedCount > 0 };
}

/**
 * Moves the last confirmation mail's time to the end of the cooldown, as if one were sent then: the time, for one of
 * any number of callers; undefined for the others.
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

/** Which of these newsletters the person waits for confirmation of. */
export async function findPending(db: Db, subscriberId: number, newsletterIds: string[]): Promise<string[]> {
  const rows = await db
    .select({ newsletterId: subscriptions.newsletterId })
    .from(subscriptions)
    .where(
      and(
        eq(subscriptions.subscriberId, subscriberId),
        inArray(subscriptions.newsletterId, listed(newsletterIds)),
        eq(subscriptions.status, "pending"),
      ),
    );
  return rows.map(({ newsletterId }) => newsletterId);
}

/** Makes the pending ones of these subscriptions active, and counts them with their newsletters, in one transaction. */
export async function activate(
  db: Db,
  subscriberId: number,
  newsletterIds: string[],
  now: Date,
): Promise<void> {
  const pending = and(
    eq(subscriptions.subscriberId, subscriberId),
    inArray(subscriptions.newsletterId, listed(newsletterIds)),
    eq(subscriptions.status, "pending"),
  );
  await runTogether(db, [
    countChange(db, subscriberId, newsletterIds, "pending", 1),
    db.update(subscriptions).set({ status: "active", confirmedAt: now, endedAt: null }).where(pending),
  ]);
}

/** Ends these subscriptions, all of the person's where none are named, and answers how many there were to end. */
export async function endSubscriptions(
  db: Db,
  subscriberId: number,
  newsletterIds: string[] | "all",
  now: Date,
): Promise<number> {
  const chosen = and(
    eq(subscriptions.subscriberId, subscriberId),
    newsletterIds === "all" ? undefined : inArray(subscriptions.newsletterId, listed(newsletterIds)),
    inArray(subscriptions.status, ["active", "pending"]),
  );
  const [, endedCount = 0] = await runTogether(db, [
    countChange(db, subscriberId, newsletterIds, "active", -1),
    db.update(subscriptions).set({ status: "unsubscribed", endedAt: now }).where(chosen),
  ]);
  return endedCount;
}

/** Moves the kept counts by one where the person's subscription is in this state: run before the state changes. */
function countChange(
  db: Db,
  subscriberId: number,
  newsletterIds: string[] | "all",
  status: "pending" | "active",
  by: 1 | -1,
) {
  const moved = db
    .select({ id: subscriptions.newsletterId })
    .from(subscriptions)
    .where(
      and(
        eq(subscriptions.subscriberId, subscriberId),
        newsletterIds === "all" ? undefined : inArray(subscriptions.newsletterId, listed(newsletterIds)),
        eq(subscriptions.status, status),
      ),
    );
  return db
    .update(newsletters)
    .set({ subscriberCount: sql`${newsletters.subscriberCount} + ${by}` })
    .where(inArray(newsletters.id, moved));
}

export const findSuppression = (db: Db, addressHash: string): Promise<Suppression | undefined> =>
  db.select().from(suppressions).where(eq(suppressions.addressHash, addressHash)).get();

/** Remembers a suppression, and whose address it is; the first reason stays. */
export const saveSuppression = (db: Db, suppression: Omit<Suppression, "subscriberId">, email: string) =>
  db
    .insert(suppressions)
    .values({ ...suppression, subscriberId: sql`(SELECT id FROM ${subscribers} WHERE email = ${email})` })
    .onConflictDoNothing();

/** Whether one of these subscriptions was ended at or after a time. */
export async function endedSince(
  db: Db,
  subscriberId: number,
  newsletterIds: string[],
  since: Date,
): Promise<boolean> {
  const row = await db
    .select({ id: subscriptions.newsletterId })
    .from(subscriptions)
    .where(
      and(
        eq(subscriptions.subscriberId, subscriberId),
        inArray(subscriptions.newsletterId, listed(newsletterIds)),
        eq(subscriptions.status, "unsubscribed"),
        sql`${subscriptions.endedAt} >= ${since.getTime()}`,
      ),
    )
    .get();
  return row !== undefined;
}

/** Any number of values as one parameter: D1 binds 100 at most. */
const listed = (values: string[]) => sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;
