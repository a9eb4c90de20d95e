/** Queries of the admin's sources. Each reads so many rows and no more, however many sources and posts there are. */
import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import type { Db } from "../../db/client.ts";
import { listed } from "../../db/listed.ts";
import { newsletters, newsletterSources, posts, postSources, sources } from "../../db/schema.ts";

const shown = {
  id: sources.id,
  kind: sources.kind,
  url: sources.url,
  title: sources.title,
  weight: sources.weight,
  paused: sources.paused,
  polledAt: sources.polledAt,
  newestPostAt: sources.newestPostAt,
  failureCount: sources.failureCount,
  failure: sources.failure,
  notice: sources.notice,
  gapMinutes: sources.gapMinutes,
};

/** The sources after one, in the order they were made. */
export const findSourcesAfter = (db: Db, after: number, limit: number) =>
  db.select(shown).from(sources).where(gt(sources.id, after)).orderBy(asc(sources.id)).limit(limit);

/** The same of a newsletter. */
export const findSourcesOfAfter = (db: Db, newsletterId: string, after: number, limit: number) =>
  db
    .select(shown)
    .from(newsletterSources)
    .innerJoin(sources, eq(sources.id, newsletterSources.sourceId))
    .where(and(eq(newsletterSources.newsletterId, newsletterId), gt(newsletterSources.sourceId, after)))
    .orderBy(asc(newsletterSources.sourceId))
    .limit(limit);

export const findSource = (db: Db, id: number) => db.select().from(sources).where(eq(sources.id, id)).get();

/** The newsletters that have a source. CROSS JOIN: the few newsletters are gone through, not all that is given. */
export const findHolders = (db: Db, sourceId: number): Promise<{ id: string; name: string }[]> =>
  db.all(sql`SELECT ${newsletters.id}, ${newsletters.name} FROM ${newsletters} CROSS JOIN ${newsletterSources}
    ON newsletter_id = ${newsletters.id} AND source_id = ${sourceId} ORDER BY ${newsletters.id}`);

/** Of these addresses, those that are a newsletter's sources already. */
export async function findKnownUrls(db: Db, newsletterId: string, urls: string[]): Promise<Set<string>> {
  if (urls.length === 0) return new Set();
  const rows = await db
    .select({ url: sources.url })
    .from(sources)
    .innerJoin(
      newsletterSources,
      and(eq(newsletterSources.sourceId, sources.id), eq(newsletterSources.newsletterId, newsletterId)),
    )
    .where(inArray(sources.url, listed(urls)));
  return new Set(rows.map(({ url }) => url));
}

/** The latest posts of a source. CROSS JOIN: its own are gone through, from the newest on. */
export const findLatePosts = (
  db: Db,
  sourceId: number,
  limit: number,
): Promise<{ title: string; url: string; publishedAt: number }[]> =>
  db.all(sql`SELECT title, url, published_at AS publishedAt FROM ${postSources}
    CROSS JOIN ${posts} ON ${posts.id} = post_id
    WHERE source_id = ${sourceId} ORDER BY post_id DESC LIMIT ${limit}`);
