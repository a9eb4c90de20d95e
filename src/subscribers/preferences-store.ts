/** Queries over how a person wants mails, and over the address they are to come to. */
import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { listed } from "../db/listed.ts";
import { tally } from "../db/tallies.ts";
import { runTogether, type Statement } from "../db/transaction.ts";
import {
  addressChanges,
  newsletters,
  preferences,
  subscribers,
  subscriptions,
  suppressions,
} from "../db/schema.ts";
import type { Preferences } from "./person-store.ts";
import type { Subscriber } from "./store.ts";
import { chosen, countChange, noteIfChanged } from "./wish-store.ts";

export type Preferred = Omit<Preferences, "subscriberId">;
export type AddressChange = typeof addressChanges.$inferSelect;

export const findPreferences = (db: Db, subscriberId: number): Promise<Preferences | undefined> =>
  db.select().from(preferences).where(eq(preferences.subscriberId, subscriberId)).get();

/** What changes: newsletters to get and to leave, and what is not as it was. */
export type Changes = {
  join: string[];
  leave: string[];
  language?: Subscriber["language"];
  preferred?: Preferred;
};

/**
 * Writes what changes, in one transaction; the counts follow what really changed. Who may be here has shown that the
 * address is theirs, so a newsletter that is joined needs no further confirmation.
 */
export async function saveChanges(
  db: Db,
  subscriberId: number,
  { join, leave, language, preferred }: Changes,
  at: Date,
  consent: string,
): Promise<void> {
  const statements: Statement[] = [];
  if (language)
    statements.push(db.update(subscribers).set({ language }).where(eq(subscribers.id, subscriberId)));
  if (preferred) statements.push(savePreferred(db, subscriberId, preferred));
  const proof = { subscriberId, at, requestedAt: null, consent };
  if (leave.length > 0) {
    const leaving = and(chosen(subscriberId, leave), ne(subscriptions.status, "unsubscribed"));
    statements.push(
      ...countChange(db, at, subscriberId, leave, "active", -1),
      db.update(subscriptions).set({ status: "unsubscribed", endedAt: at }).where(leaving),
      noteIfChanged(db, { ...proof, kind: "unsubscribed", newsletterIds: leave }),
    );
  }
  if (join.length > 0) {
    const isActive = sql`EXISTS (SELECT 1 FROM ${subscriptions} WHERE subscriptions.subscriber_id = ${subscriberId}
      AND subscriptions.newsletter_id = newsletters.id AND subscriptions.status = 'active')`;
    statements.push(
      tally(
        db,
        at,
        ["joinedCount"],
        sql`SELECT ${newsletters.id}, 1 FROM ${newsletters} WHERE id IN ${listed(join)} AND NOT ${isActive}`,
      ),
      db
        .update(newsletters)
        .set({ subscriberCount: sql`${newsletters.subscriberCount} + 1` })
        .where(and(inArray(newsletters.id, listed(join)), sql`NOT ${isActive}`)),
      db.run(sql`INSERT INTO ${subscriptions} (newsletter_id, subscriber_id, status, requested_at, confirmed_at, consent)
        SELECT id, ${subscriberId}, 'active', ${at.getTime()}, ${at.getTime()}, ${consent}
        FROM ${newsletters} WHERE id IN ${listed(join)}
        ON CONFLICT (subscriber_id, newsletter_id) DO UPDATE SET status = 'active', ended_at = NULL,
          requested_at = excluded.requested_at, confirmed_at = excluded.confirmed_at, consent = excluded.consent
        WHERE subscriptions.status <> 'active'`),
      noteIfChanged(db, { ...proof, kind: "confirmed", newsletterIds: join }),
    );
  }
  if (statements.length > 0) await runTogether(db, statements);
}

/** A person who wants everything as everybody has it has no row. */
function savePreferred(db: Db, subscriberId: number, preferred: Preferred): Statement {
  return Object.values(preferred).every((value) => value === null)
    ? db.delete(preferences).where(eq(preferences.subscriberId, subscriberId))
    : db
        .insert(preferences)
        .values({ subscriberId, ...preferred })
        .onConflictDoUpdate({ target: preferences.subscriberId, set: preferred });
}

/** Notes the address that a person wants; the last one asked for counts. */
export const saveAddressChange = (db: Db, change: AddressChange) =>
  db
    .insert(addressChanges)
    .values(change)
    .onConflictDoUpdate({ target: addressChanges.subscriberId, set: change });

export const findAddressChange = (db: Db, subscriberId: number): Promise<AddressChange | undefined> =>
  db.select().from(addressChanges).where(eq(addressChanges.subscriberId, subscriberId)).get();

/**
 * Puts the asked-for address in the place of the old one, unless another person has it; answers whether it did. What
 * the old one was suppressed for stays with its hash and leaves the person alone.
 */
export async function moveAddress(
  db: Db,
  { subscriberId, email, requestedAt }: AddressChange,
  addressHash: string,
  now: Date,
): Promise<boolean> {
  const asked = and(
    eq(addressChanges.subscriberId, subscriberId),
    eq(addressChanges.email, email),
    eq(addressChanges.requestedAt, requestedAt),
  );
  const [movedCount = 0] = await runTogether(db, [
    db
      .update(subscribers)
      .set({ email, addressHash, addressedAt: now })
      .where(
        and(
          eq(subscribers.id, subscriberId),
          sql`EXISTS (SELECT 1 FROM ${addressChanges} WHERE ${asked})`,
          sql`NOT EXISTS (SELECT 1 FROM ${subscribers} AS other WHERE other.email = ${email})`,
        ),
      ),
    noteIfChanged(db, {
      subscriberId,
      at: now,
      kind: "changed",
      newsletterIds: [],
      requestedAt,
      consent: "new address",
    }),
    db
      .update(suppressions)
      .set({ subscriberId: null })
      .where(and(eq(suppressions.subscriberId, subscriberId), ne(suppressions.addressHash, addressHash))),
    db
      .delete(suppressions)
      .where(and(eq(suppressions.addressHash, addressHash), eq(suppressions.reason, "erasure"))),
    db.delete(addressChanges).where(asked),
  ]);
  return movedCount > 0;
}
