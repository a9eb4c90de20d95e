/** Queries of the admin's subscribers: of one person, or of a few. None reads more, however many there are. */
import { and, asc, desc, eq, gte, lt, sql } from "drizzle-orm";
import type { Db } from "../../db/client.ts";
import {
  addressChanges,
  consents,
  digests,
  imports,
  mailings,
  newsletters,
  preferences,
  subscribers,
  subscriptions,
  transientBounces,
} from "../../db/schema.ts";

const PREFIX_LIMIT = 20;
const CONSENT_LIMIT = 40;
const BOUNCE_LIMIT = 10;
/** The latest digests of each of a person's newsletters; of so many newsletters. */
const [MAILINGS_EACH, MAILING_NEWSLETTERS] = [4, 6];

/** People whose addresses begin so, in order: a range of the index over addresses. */
export const findByPrefix = (db: Db, prefix: string) =>
  db
    .select({ id: subscribers.id, email: subscribers.email, createdAt: subscribers.createdAt })
    .from(subscribers)
    .where(and(gte(subscribers.email, prefix), lt(subscribers.email, `${prefix}\u{10ffff}`)))
    .orderBy(asc(subscribers.email))
    .limit(PREFIX_LIMIT);

/** A person with how they want mails, and the address that they want to change to. */
export const findPersonRow = (db: Db, id: number) =>
  db
    .select({ subscriber: subscribers, preferences, addressChange: addressChanges })
    .from(subscribers)
    .leftJoin(preferences, eq(preferences.subscriberId, subscribers.id))
    .leftJoin(addressChanges, eq(addressChanges.subscriberId, subscribers.id))
    .where(eq(subscribers.id, id))
    .get();

/** A person's wishes, with the newsletters' names. */
export const findWishesNamed = (db: Db, subscriberId: number) =>
  db
    .select({ wish: subscriptions, name: newsletters.name })
    .from(subscriptions)
    .leftJoin(newsletters, eq(newsletters.id, subscriptions.newsletterId))
    .where(eq(subscriptions.subscriberId, subscriberId));

/** What a person agreed to and took back, the latest first. */
export const findConsents = (db: Db, subscriberId: number) =>
  db
    .select()
    .from(consents)
    .where(eq(consents.subscriberId, subscriberId))
    .orderBy(desc(consents.at))
    .limit(CONSENT_LIMIT);

/** When mails to an address came back for now. */
export const findBounces = (db: Db, addressHash: string) =>
  db
    .select({ occurredAt: transientBounces.occurredAt })
    .from(transientBounces)
    .where(eq(transientBounces.addressHash, addressHash))
    .limit(BOUNCE_LIMIT);

export type LateMailing = {
  id: number;
  newsletterId: string;
  title: string;
  /** Unix milliseconds. */
  createdAt: number;
  status: (typeof mailings.$inferSelect)["status"];
};

/** The mailings of the latest digests of each of these newsletters. */
export const findLateMailings = (db: Db, newsletterIds: string[]): Promise<LateMailing[]> =>
  db.all(sql`SELECT mailings.id, mailings.newsletter_id AS newsletterId, latest.title,
      mailings.created_at AS createdAt, mailings.status
    FROM json_each(${JSON.stringify(newsletterIds.slice(0, MAILING_NEWSLETTERS))}) AS one
    CROSS JOIN ${digests} AS latest ON latest.id IN (SELECT id FROM ${digests} WHERE newsletter_id = one.value
      AND status = 'published' ORDER BY slot DESC LIMIT ${MAILINGS_EACH})
    CROSS JOIN ${mailings} ON mailings.digest_id = latest.id ORDER BY mailings.id DESC`);

/** The imports that were opened last. Rows are numbered as they are added. */
export const findLateImports = (db: Db, limit: number) =>
  db
    .select()
    .from(imports)
    .orderBy(sql`rowid DESC`)
    .limit(limit);
