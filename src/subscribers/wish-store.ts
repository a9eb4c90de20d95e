/** Queries over what people wish for: subscriptions, the counts of newsletters, and the proof of each change. */
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { listed } from "../db/listed.ts";
import { tally } from "../db/tallies.ts";
import { runTogether } from "../db/transaction.ts";
import { consents, newsletters, subscribers, subscriptions, suppressions } from "../db/schema.ts";
import { newSubscriberId } from "./new-id.ts";
import { findSubscriberByAddress, type Subscriber } from "./store.ts";

export type Subscription = typeof subscriptions.$inferSelect;
export type Consent = typeof consents.$inferSelect;

type Wish = Pick<Subscriber, "email" | "addressHash" | "language"> & {
  newsletterIds: string[];
  requestedAt: Date;
  consent: string;
};

/** mayMail: the confirmation mail is this call's to send. addedCount: newsletters that were not asked about before. */
export type SavedWish = { subscriber: Subscriber; pending: string[]; addedCount: number; mayMail: boolean };

/**
 * Notes a person's wish for newsletters as pending, where they are not active, and takes the right to send the
 * confirmation mail now, in one transaction: of requests side by side, the one that notes a newsletter first also
 * mails about it. The right is not given while the last mail is newer than the cooldown, nor where nothing waits.
 */
export async function saveWish(db: Db, wish: Wish, notSince: Date): Promise<SavedWish> {
  const known = await findSubscriberByAddress(db, wish.email);
  if (known) return renewWish(db, known, wish, notSince);
  const added = await addSubscriber(db, wish);
  if (added) return added;
  const other = await findSubscriberByAddress(db, wish.email);
  if (!other) throw new Error("A subscriber that was there a moment ago is gone");
  return renewWish(db, other, wish, notSince);
}

/** The first wish of an address; undefined where another call has added it meanwhile. */
async function addSubscriber(
  db: Db,
  { email, addressHash, language, requestedAt, newsletterIds, consent }: Wish,
): Promise<SavedWish | undefined> {
  const subscriber = {
    id: newSubscriberId(),
    email,
    addressHash,
    language,
    createdAt: requestedAt,
    addressedAt: requestedAt,
    confirmationSentAt: requestedAt,
  };
  const [addedCount = 0] = await runTogether(db, [
    db.insert(subscribers).values(subscriber).onConflictDoNothing(),
    db.run(sql`INSERT INTO ${subscriptions} (newsletter_id, subscriber_id, status, requested_at, consent)
      SELECT value, ${subscribers}.id, 'pending', ${requestedAt.getTime()}, ${consent}
      FROM ${subscribers}, json_each(${JSON.stringify(newsletterIds)}) WHERE ${subscribers}.id = ${subscriber.id}`),
  ]);
  if (addedCount === 0) return undefined;
  return { subscriber, pending: newsletterIds, addedCount: newsletterIds.length, mayMail: true };
}

async function renewWish(
  db: Db,
  subscriber: Subscriber,
  { newsletterIds, requestedAt, consent }: Wish,
  notSince: Date,
): Promise<SavedWish> {
  const at = requestedAt.getTime();
  const isWaiting = sql`subscriber_id = ${subscriber.id} AND status = 'pending'
    AND newsletter_id IN ${listed(newsletterIds)}`;
  const [addedCount = 0, claimedCount = 0] = await runTogether(db, [
    db.run(sql`INSERT INTO ${subscriptions} (newsletter_id, subscriber_id, status, requested_at, consent)
      SELECT value, ${subscriber.id}, 'pending', ${at}, ${consent}
      FROM json_each(${JSON.stringify(newsletterIds)}) WHERE true
      ON CONFLICT (subscriber_id, newsletter_id) DO UPDATE SET
        status = 'pending', requested_at = excluded.requested_at, consent = excluded.consent
      WHERE subscriptions.status = 'unsubscribed'
        OR (subscriptions.status = 'pending' AND subscriptions.requested_at <= ${notSince.getTime()})`),
    db.run(sql`UPDATE ${subscribers} SET confirmation_sent_at = ${at}
      WHERE id = ${subscriber.id}
        AND (confirmation_sent_at IS NULL OR confirmation_sent_at <= ${notSince.getTime()})
        AND EXISTS (SELECT 1 FROM ${subscriptions} WHERE ${isWaiting})`),
  ]);
  const pending = await findPending(db, subscriber.id, newsletterIds);
  return { subscriber, pending, addedCount, mayMail: claimedCount > 0 };
}

/** Which of these newsletters the person waits for confirmation of. */
export async function findPending(db: Db, subscriberId: number, newsletterIds: string[]): Promise<string[]> {
  const wishes = await findWishes(db, subscriberId, newsletterIds);
  return wishes.filter(({ status }) => status === "pending").map(({ newsletterId }) => newsletterId);
}

/** A person's subscriptions to these newsletters, to all where none are named. */
export const findWishes = (db: Db, subscriberId: number, newsletterIds?: string[]): Promise<Subscription[]> =>
  db
    .select()
    .from(subscriptions)
    .where(chosen(subscriberId, newsletterIds ?? "all"));

/**
 * Makes the pending ones of these subscriptions active, counts them with their newsletters, notes the consent, and
 * forgets that the address was once erased: its owner is back. Answers how many it was this call that made active.
 */
export async function activate(
  db: Db,
  {
    subscriberId,
    newsletterIds,
    addressHash,
  }: { subscriberId: number; newsletterIds: string[]; addressHash: string },
  wish: { requestedAt: Date; consent: string },
  now: Date,
): Promise<number> {
  const pending = and(chosen(subscriberId, newsletterIds), eq(subscriptions.status, "pending"));
  const [, , activatedCount = 0] = await runTogether(db, [
    ...countChange(db, now, subscriberId, newsletterIds, "pending", 1),
    db.update(subscriptions).set({ status: "active", confirmedAt: now, endedAt: null }).where(pending),
    noteIfChanged(db, { subscriberId, at: now, kind: "confirmed", newsletterIds, ...wish }),
    db
      .delete(suppressions)
      .where(and(eq(suppressions.addressHash, addressHash), eq(suppressions.reason, "erasure"))),
  ]);
  return activatedCount;
}

/** Ends these subscriptions, all of the person's where none are named, and answers how many there were to end. */
export async function endSubscriptions(
  db: Db,
  subscriberId: number,
  newsletterIds: string[] | "all",
  now: Date,
  consent: string,
): Promise<number> {
  const open = and(chosen(subscriberId, newsletterIds), inArray(subscriptions.status, ["active", "pending"]));
  const [, , endedCount = 0] = await runTogether(db, [
    ...countChange(db, now, subscriberId, newsletterIds, "active", -1),
    db.update(subscriptions).set({ status: "unsubscribed", endedAt: now }).where(open),
    noteIfChanged(db, {
      subscriberId,
      at: now,
      kind: "unsubscribed",
      newsletterIds: newsletterIds === "all" ? [] : newsletterIds,
      requestedAt: null,
      consent,
    }),
  ]);
  return endedCount;
}

export const chosen = (subscriberId: number, newsletterIds: string[] | "all") =>
  and(
    eq(subscriptions.subscriberId, subscriberId),
    newsletterIds === "all" ? undefined : inArray(subscriptions.newsletterId, listed(newsletterIds)),
  );

/** Moves the kept counts, and the day's, where the person's subscription is in this state: two statements, run before it changes. */
export function countChange(
  db: Db,
  at: Date,
  subscriberId: number,
  newsletterIds: string[] | "all",
  status: "pending" | "active",
  by: 1 | -1,
) {
  const isMoved = sql`EXISTS (SELECT 1 FROM ${subscriptions} WHERE subscriptions.subscriber_id = ${subscriberId}
    AND subscriptions.newsletter_id = newsletters.id AND subscriptions.status = ${status})`;
  const wished = and(chosen(subscriberId, newsletterIds), eq(subscriptions.status, status));
  return [
    tally(
      db,
      at,
      [by === 1 ? "joinedCount" : "leftCount"],
      sql`SELECT ${subscriptions.newsletterId}, 1 FROM ${subscriptions} WHERE ${wished}`,
    ),
    db
      .update(newsletters)
      .set({ subscriberCount: sql`${newsletters.subscriberCount} + ${by}` })
      .where(
        and(newsletterIds === "all" ? undefined : inArray(newsletters.id, listed(newsletterIds)), isMoved),
      ),
  ];
}

/**
 * The proof of a change, where the statement before it in the same transaction changed a row (SQLite's changes()). No
 * newsletters: all there were. A second one of the same moment adds nothing.
 */
export const noteIfChanged = (
  db: Db,
  { subscriberId, at, kind, newsletterIds, requestedAt, consent }: Consent,
) =>
  db.run(sql`INSERT INTO ${consents} (subscriber_id, at, kind, newsletter_ids, requested_at, consent)
    SELECT ${subscriberId}, ${at.getTime()}, ${kind}, ${JSON.stringify(newsletterIds)},
      ${requestedAt?.getTime() ?? null}, ${consent} WHERE changes() > 0 ON CONFLICT DO NOTHING`);
