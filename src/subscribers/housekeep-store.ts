/** Queries of the nightly check. */
import { sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { listed } from "../db/listed.ts";
import {
  addressChanges,
  newsletters,
  preferences,
  pulses,
  subscribers,
  subscriptions,
} from "../db/schema.ts";
import { runTogether } from "../db/transaction.ts";

const NAME = "housekeeping";

/** Takes this night's turn: of any number of ticks since a time, one has it. */
export async function claimNight(db: Db, now: Date, since: Date): Promise<boolean> {
  const claimed = await db
    .insert(pulses)
    .values({ name: NAME, beatAt: now })
    .onConflictDoUpdate({
      target: pulses.name,
      set: { beatAt: now },
      setWhere: sql`${pulses.beatAt} < ${since.getTime()}`,
    });
  return claimed.meta.changes > 0;
}

/**
 * Forgets wishes that nobody confirmed, so many at most, and the people of whom nothing else is known; answers how many
 * wishes. Who left stays, so that no list brings them back.
 */
export async function forgetPending(db: Db, askedBefore: Date, limit: number): Promise<number> {
  const old = await db.all<{ id: number }>(sql`SELECT subscriber_id AS id FROM ${subscriptions}
    WHERE status = 'pending' AND requested_at < ${askedBefore.getTime()} LIMIT ${limit}`);
  if (old.length === 0) return 0;
  const ids = listed(old.map(({ id }) => id));
  const isUnknown = sql`NOT EXISTS (SELECT 1 FROM ${subscriptions} WHERE subscriptions.subscriber_id = subscribers.id)`;
  const [forgottenCount = 0] = await runTogether(db, [
    db.run(sql`DELETE FROM ${subscriptions} WHERE subscriber_id IN ${ids}
      AND status = 'pending' AND requested_at < ${askedBefore.getTime()}`),
    db.run(sql`DELETE FROM ${preferences} WHERE subscriber_id IN
      (SELECT id FROM ${subscribers} WHERE id IN ${ids} AND ${isUnknown})`),
    db.run(sql`DELETE FROM ${subscribers} WHERE id IN ${ids} AND ${isUnknown}`),
  ]);
  return forgottenCount;
}

/** Forgets the new addresses whose owners never confirmed. */
export const forgetAddressChanges = (db: Db, askedBefore: Date) =>
  db.delete(addressChanges).where(sql`requested_at < ${askedBefore.getTime()}`);

/** The newsletters whose kept count is off, with what it is and what is there. */
export const findMiscounted = (db: Db): Promise<{ id: string; was: number; is: number }[]> => {
  const counted = sql`(SELECT count(*) FROM ${subscriptions}
    WHERE subscriptions.newsletter_id = newsletters.id AND status = 'active')`;
  return db.all(sql`SELECT id, subscriber_count AS was, ${counted} AS "is" FROM ${newsletters}
    WHERE subscriber_count <> ${counted} ORDER BY id`);
};

/** Sets a newsletter's count to what is there at this moment. */
export const setCount = (db: Db, id: string) =>
  db.run(sql`UPDATE ${newsletters} SET subscriber_count = (SELECT count(*) FROM ${subscriptions}
    WHERE subscriptions.newsletter_id = newsletters.id AND status = 'active') WHERE id = ${id}`);
