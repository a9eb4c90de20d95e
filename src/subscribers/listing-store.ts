/** Queries over the list of subscribers, a page at a time: each reads the rows it gives, however long the list is. */
import { gt, inArray } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { listed } from "../db/listed.ts";
import { subscribers, subscriptions } from "../db/schema.ts";

/** The subscribers after an id, in the order of their ids, each with what they subscribed to. */
export async function findListed(db: Db, limit: number, after: number) {
  const people = await db
    .select({
      id: subscribers.id,
      email: subscribers.email,
      language: subscribers.language,
      createdAt: subscribers.createdAt,
    })
    .from(subscribers)
    .where(gt(subscribers.id, after))
    .orderBy(subscribers.id)
    .limit(limit);
  const wishes = Map.groupBy(
    await findWishes(
      db,
      people.map(({ id }) => id),
    ),
    ({ subscriberId }) => subscriberId,
  );
  return people.map((person) => ({
    ...person,
    subscriptions: (wishes.get(person.id) ?? []).map(withoutId),
  }));
}

const findWishes = (db: Db, subscriberIds: number[]) =>
  db
    .select({
      subscriberId: subscriptions.subscriberId,
      newsletterId: subscriptions.newsletterId,
      status: subscriptions.status,
      requestedAt: subscriptions.requestedAt,
      confirmedAt: subscriptions.confirmedAt,
      endedAt: subscriptions.endedAt,
    })
    .from(subscriptions)
    .where(inArray(subscriptions.subscriberId, listed(subscriberIds)))
    .orderBy(subscriptions.subscriberId, subscriptions.newsletterId);

function withoutId<Row extends { subscriberId: number }>(row: Row): Omit<Row, "subscriberId"> {
  const { subscriberId: _, ...wish } = row;
  return wish;
}
