/** Queries over sources and posts. Each takes any number of rows as one JSON parameter: D1 binds 100 at most. */
import { and, eq, inArray, isNull, lt, lte, or, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { runTogether } from "../db/transaction.ts";
import { newsletterSources, posts, postSources, sources } from "../db/schema.ts";

export type Source = typeof sources.$inferSelect;

export type NewPost = {
  key: string;
  url: string;
  author: string;
  handle: string | null;
  title: string;
  text: string;
  language: string;
  links: string[];
  publishedAt: number;
};

/** Marks the sources that are due at a tick as asked for, and gives their ids. Those asked for since askedBefore are left. */
export async function claimDue(db: Db, tick: Date, askedBefore: Date): Promise<number[]> {
  const rows = await db
    .update(sources)
    .set({ queuedAt: tick })
    .where(
      and(
        lte(sources.nextPollAt, tick),
        eq(sources.paused, false),
        or(isNull(sources.queuedAt), lt(sources.queuedAt, askedBefore)),
      ),
    )
    .returning({ id: sources.id });
  return rows.map(({ id }) => id);
}

export const findSources = (db: Db, ids: number[]): Promise<Source[]> =>
  db
    .select()
    .from(sources)
    .where(inArray(sources.id, sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`));

/** How many of a newsletter's sources are due and not read yet. */
export async function countUnread(db: Db, newsletterId: string, at: Date): Promise<number> {
  const row = await db
    .select({ count: sql<number>`count(*)` })
    .from(newsletterSources)
    .innerJoin(sources, eq(sources.id, newsletterSources.sourceId))
    .where(
      and(
        eq(newsletterSources.newsletterId, newsletterId),
        eq(sources.paused, false),
        lte(sources.nextPollAt, at),
      ),
    )
    .get();
  return row?.count ?? 0;
}

/** Stores the posts that are new, notes that this source carries them, and records the poll, in one transaction. */
export async function recordPoll(
  db: Db,
  sourceId: number,
  found: NewPost[],
  seenAt: Date,
  poll: Partial<typeof sources.$inferInsert>,
): Promise<{ newCount: number }> {
  const recorded = db.update(sources).set(poll).where(eq(sources.id, sourceId));
  if (found.length === 0) {
    await recorded;
    return { newCount: 0 };
  }
  const [newCount = 0] = await runTogether(db, [
    db.run(sql`INSERT INTO ${posts} (key, url, author, handle, title, text, language, links, published_at, first_seen_at)
      SELECT value ->> 'key', value ->> 'url', value ->> 'author', value ->> 'handle', value ->> 'title',
        value ->> 'text', value ->> 'language', value -> 'links', value ->> 'publishedAt', ${seenAt.getTime()}
      FROM json_each(${JSON.stringify(found)}) WHERE true
      ON CONFLICT (key) DO NOTHING`),
    db.run(sql`INSERT INTO ${postSources} (post_id, source_id)
      SELECT ${posts.id}, ${sourceId} FROM json_each(${JSON.stringify(found.map(({ key }) => key))})
      CROSS JOIN ${posts} ON ${posts.key} = value WHERE true
      ON CONFLICT DO NOTHING`),
    recorded,
  ]);
  return { newCount };
}

/** Adds sources that are not known yet, due at once, and gives all of them to a newsletter; answers how many it did not have. */
export async function attachSources(
  db: Db,
  newsletterId: string,
  list: { url: string; title: string }[],
): Promise<{ addedCount: number }> {
  const json = JSON.stringify(list);
  const [, addedCount = 0] = await runTogether(db, [
    db.run(sql`INSERT INTO ${sources} (url, title, next_poll_at)
      SELECT value ->> 'url', value ->> 'title', 0 FROM json_each(${json}) WHERE true
      ON CONFLICT (url) DO NOTHING`),
    db.run(sql`INSERT INTO ${newsletterSources} (newsletter_id, source_id)
      SELECT ${newsletterId}, ${sources.id} FROM json_each(${json}) CROSS JOIN ${sources}
      ON ${sources.url} = value ->> 'url' WHERE true
      ON CONFLICT DO NOTHING`),
  ]);
  return { addedCount };
}
