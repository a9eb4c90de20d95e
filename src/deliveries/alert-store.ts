/** Queries of what the operator is told. */
import { and, eq, gte, inArray, min, ne, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { listed } from "../db/listed.ts";
import { alerts, digests, mailings, newsletters, newsletterSources, sources } from "../db/schema.ts";
import { BY_HAND } from "./pause.ts";

/** The index by status begins with the newsletter: so a tick reads no archive. */
const ofAnyNewsletter = sql`${digests.newsletterId} IN (SELECT newsletters.id FROM ${newsletters})`;

/** Takes a cause that nobody was told of since a time; answers whether it was this call that did: one of two at once. */
export async function claimAlert(db: Db, cause: string, sentAt: Date, since: Date): Promise<boolean> {
  const { meta } = await db.run(sql`INSERT INTO ${alerts} (cause, day, sent_at)
    SELECT ${cause}, ${dayOf(sentAt)}, ${sentAt.getTime()}
    WHERE NOT EXISTS (SELECT 1 FROM ${alerts} WHERE cause = ${cause} AND sent_at > ${since.getTime()})
    ON CONFLICT DO NOTHING`);
  return meta.changes > 0;
}

export const forgetAlert = (db: Db, cause: string, sentAt: Date) =>
  db.delete(alerts).where(and(eq(alerts.cause, cause), eq(alerts.day, dayOf(sentAt))));

/** In UTC. */
const dayOf = (time: Date): string => time.toISOString().slice(0, 10);

/** The digests that are held, of slots from a time on, and that nobody was told of on any day. */
export async function findHeld(db: Db, since: Date): Promise<number[]> {
  const rows = await db
    .select({ id: digests.id })
    .from(digests)
    .where(
      and(
        ofAnyNewsletter,
        eq(digests.status, "held"),
        gte(digests.slot, since),
        sql`NOT EXISTS (SELECT 1 FROM ${alerts} WHERE cause = 'review/' || ${digests.id})`,
      ),
    );
  return rows.map(({ id }) => id);
}

export type Trouble = {
  cause: "digest-failed" | "mailing-stopped" | "mailing-paused";
  /** Of the digest or the mailing. */
  id: number;
  newsletterId: string;
  slug: string;
  reason: string | null;
  since: Date;
};

/** What failed, stopped or paused by itself since a time, the latest of each newsletter and cause first. */
export async function findTroubles(db: Db, since: Date): Promise<Trouble[]> {
  const failed = await db
    .select({
      id: digests.id,
      newsletterId: digests.newsletterId,
      slug: digests.slug,
      reason: digests.reason,
      since: digests.slot,
    })
    .from(digests)
    .where(and(ofAnyNewsletter, eq(digests.status, "failed"), gte(digests.slot, since)))
    .orderBy(sql`${digests.id} DESC`);
  const held = await db
    .select({
      id: mailings.id,
      newsletterId: mailings.newsletterId,
      status: mailings.status,
      slug: digests.slug,
      reason: mailings.reason,
      since: mailings.createdAt,
    })
    .from(mailings)
    .innerJoin(digests, eq(digests.id, mailings.digestId))
    .where(
      and(
        inArray(mailings.status, ["stopped", "paused"]),
        ne(mailings.reason, BY_HAND),
        gte(mailings.createdAt, since),
      ),
    )
    .orderBy(sql`${mailings.id} DESC`);
  return [
    ...failed.map((row) => ({ ...row, cause: "digest-failed" as const })),
    ...held.map(({ status, ...row }) => ({
      ...row,
      cause: status === "paused" ? ("mailing-paused" as const) : ("mailing-stopped" as const),
    })),
  ];
}

/** The mailings of digests published since a time: few, by an index. */
export const findRecentMailings = (db: Db, since: Date) =>
  db
    .select({
      id: mailings.id,
      newsletterId: mailings.newsletterId,
      slug: digests.slug,
      status: mailings.status,
      since: mailings.createdAt,
      sentCount: mailings.sentCount,
      bouncedCount: mailings.bouncedCount,
      complainedCount: mailings.complainedCount,
      unknownCount: mailings.unknownCount,
    })
    .from(digests)
    .innerJoin(mailings, eq(mailings.digestId, digests.id))
    .where(gte(digests.publishedAt, since))
    .orderBy(sql`${mailings.id} DESC`);

export type RecentMailing = Awaited<ReturnType<typeof findRecentMailings>>[number];

/** Of these sources, those that a newsletter has which is not paused: their names, and the first such newsletter. */
export const findRead = (db: Db, sourceIds: number[]) =>
  db
    .select({ id: sources.id, title: sources.title, url: sources.url, newsletterId: min(newsletters.id) })
    .from(sources)
    .innerJoin(newsletterSources, eq(newsletterSources.sourceId, sources.id))
    .innerJoin(
      newsletters,
      and(eq(newsletters.id, newsletterSources.newsletterId), eq(newsletters.paused, false)),
    )
    .where(inArray(sources.id, listed(sourceIds)))
    .groupBy(sources.id);

/** The slots of a newsletter in (after, until] that have a row, in whatever state. */
export async function findSlots(db: Db, newsletterId: string, after: Date, until: Date): Promise<number[]> {
  const rows = await db
    .select({ slot: digests.slot })
    .from(digests)
    .where(
      and(
        eq(digests.newsletterId, newsletterId),
        sql`${digests.slot} > ${after.getTime()} AND ${digests.slot} <= ${until.getTime()}`,
      ),
    );
  return rows.map(({ slot }) => slot.getTime());
}
