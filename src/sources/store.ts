/** Queries over sources and posts. Each takes any number of rows as one JSON parameter: D1 binds 100 at most. */
import { and, eq, inArray, isNull, lt, lte, ne, or, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { listed } from "../db/listed.ts";
import { runTogether } from "../db/transaction.ts";
import { newsletterSources, posts, postSources, sources } from "../db/schema.ts";

const PIECE_BYTES = 1_000_000;

export type Source = typeof sources.$inferSelect;

/** Times in Unix ms, flags as 0 and 1: the rows are handed to SQL as JSON. */
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
  likes: number | null;
  reposts: number | null;
  isDayOnly: 0 | 1;
  firstSeenAt: number;
};

/** What a poll changes on its source. */
export type Poll = Partial<typeof sources.$inferInsert>;

/** Marks the sources that are due at a tick as asked for, and gives them; those that posts are pushed to never are. Those asked for since askedBefore are left. */
export async function claimDue(
  db: Db,
  tick: Date,
  askedBefore: Date,
): Promise<{ id: number; url: string }[]> {
  return db
    .update(sources)
    .set({ queuedAt: tick })
    .where(
      and(
        lte(sources.nextPollAt, tick),
        eq(sources.paused, false),
        ne(sources.kind, "push"),
        or(isNull(sources.queuedAt), lt(sources.queuedAt, askedBefore)),
      ),
    )
    .returning({ id: sources.id, url: sources.url });
}

export const findSources = (db: Db, ids: number[]): Promise<Source[]> =>
  db
    .select()
    .from(sources)
    .where(inArray(sources.id, listed(ids)));

/** Whether there is a source at this address. */
export async function hasSource(db: Db, url: string): Promise<boolean> {
  const row = await db.select({ id: sources.id }).from(sources).where(eq(sources.url, url)).get();
  return row !== undefined;
}

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

/**
 * Records a poll, with the posts that this source did not have, in one transaction. Of a post that another source
 * brought first, the fuller text and the more precise date stay.
 */
export async function recordPoll(
  db: Db,
  sourceId: number,
  found: NewPost[],
  poll: Poll,
): Promise<{ newCount: number }> {
  const recorded = db.update(sources).set(poll).where(eq(sources.id, sourceId));
  const fresh = await findFresh(db, sourceId, found);
  if (fresh.length === 0) {
    await recorded;
    return { newCount: 0 };
  }
  const pieces = piecesOf(fresh);
  const counts = await runTogether(db, [
    ...pieces.map((piece) => storePosts(db, piece)),
    db.run(sql`INSERT INTO ${postSources} (post_id, source_id)
      SELECT ${posts.id}, ${sourceId} FROM json_each(${JSON.stringify(fresh.map(({ key }) => key))})
      CROSS JOIN ${posts} ON ${posts.key} = value WHERE true
      ON CONFLICT DO NOTHING`),
    recorded,
  ]);
  return { newCount: counts[pieces.length] ?? 0 };
}

/** D1 takes values of 2 MB at most: the posts in lists of half of that as JSON, counted as UTF-8 at its widest. */
function piecesOf(list: NewPost[]): NewPost[][] {
  const pieces: NewPost[][] = [];
  let room = 0;
  for (const post of list) {
    const size = JSON.stringify(post).length * 3;
    if (size > room) {
      pieces.push([]);
      room = PIECE_BYTES;
    }
    pieces.at(-1)?.push(post);
    room -= size;
  }
  return pieces;
}

/** Those of these posts that the source has not carried before. */
async function findFresh(db: Db, sourceId: number, found: NewPost[]): Promise<NewPost[]> {
  if (found.length === 0) return [];
  const carried = await db.all<{ key: string }>(sql`SELECT value AS key
    FROM json_each(${JSON.stringify(found.map(({ key }) => key))})
    CROSS JOIN ${posts} ON ${posts.key} = value
    CROSS JOIN ${postSources} ON post_id = ${posts.id} AND source_id = ${sourceId}`);
  const known = new Set(carried.map(({ key }) => key));
  return found.filter(({ key }) => !known.has(key));
}

/** Stores a post that no source brought. */
export const storePost = (db: Db, post: NewPost) => storePosts(db, [post]);

function storePosts(db: Db, list: NewPost[]) {
  return db.run(sql`INSERT INTO ${posts}
      (key, url, author, handle, title, text, language, links, likes, reposts, published_at, is_day_only,
      first_seen_at)
    SELECT value ->> 'key', value ->> 'url', value ->> 'author', value ->> 'handle', value ->> 'title',
      value ->> 'text', value ->> 'language', value -> 'links', value ->> 'likes',
      value ->> 'reposts', value ->> 'publishedAt', value ->> 'isDayOnly',
      value ->> 'firstSeenAt'
    FROM json_each(${JSON.stringify(list)}) WHERE true
    ON CONFLICT (key) DO UPDATE SET
      text = CASE WHEN length(excluded.text) > length(posts.text) THEN excluded.text ELSE posts.text END,
      sketch = CASE WHEN length(excluded.text) > length(posts.text) THEN NULL ELSE posts.sketch END,
      published_at = CASE WHEN posts.is_day_only AND NOT excluded.is_day_only
        THEN excluded.published_at ELSE posts.published_at END,
      is_day_only = posts.is_day_only AND excluded.is_day_only,
      likes = coalesce(excluded.likes, posts.likes),
      reposts = coalesce(excluded.reposts, posts.reposts)
    WHERE length(excluded.text) > length(posts.text) OR (posts.is_day_only AND NOT excluded.is_day_only)`);
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
