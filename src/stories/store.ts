/** Queries over posts as candidates, and over stories as the ledger's entries. */
import { and, desc, eq, gt, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { listed } from "../db/listed.ts";
import { runTogether } from "../db/transaction.ts";
import {
  digests,
  newsletterSources,
  posts,
  postSources,
  sources,
  stories,
  storyPosts,
} from "../db/schema.ts";
import type { LedgerEntry } from "./ledger.ts";
import type { StoryPost } from "./post.ts";

/** A pool is cut here, newest first: one press is one Worker call. */
const POOL_LIMIT = 2000;
/** What a story needs of a post's text; a long article's rest adds nothing to its summary. */
const TEXT_LIMIT = 4000;

const candidate = {
  id: posts.id,
  key: posts.key,
  url: posts.url,
  author: posts.author,
  handle: posts.handle,
  title: posts.title,
  text: sql<string>`substr(${posts.text}, 1, ${TEXT_LIMIT})`,
  language: posts.language,
  links: posts.links,
  likes: posts.likes,
  reposts: posts.reposts,
  publishedAt: posts.publishedAt,
  sketch: posts.sketch,
  embedding: posts.embedding,
  sourceIds: sql<string>`json_group_array(${postSources.sourceId})`,
  weight: sql<number>`coalesce(max(${sources.weight}), 1)`,
};

type Row = Omit<StoryPost, "sourceIds" | "engagement"> & {
  sourceIds: string;
  likes: number | null;
  reposts: number | null;
};

const storyPost = ({ likes, reposts, ...row }: Row): StoryPost => ({
  ...row,
  sourceIds: JSON.parse(row.sourceIds) as number[],
  ...(likes !== null && { engagement: { likes, reposts: reposts ?? 0 } }),
});

/** How far beyond the lookback a post may have been published that was first seen within it, whatever its source claims. */
const LATE_MS = 48 * 3_600_000;

/** The posts of a newsletter's sources published until a time, and published or first seen after another; newest first. */
export async function findPool(db: Db, newsletterId: string, after: Date, until: Date): Promise<StoryPost[]> {
  const rows = await db
    .select(candidate)
    .from(posts)
    .innerJoin(postSources, eq(postSources.postId, posts.id))
    .innerJoin(
      newsletterSources,
      and(
        eq(newsletterSources.sourceId, postSources.sourceId),
        eq(newsletterSources.newsletterId, newsletterId),
      ),
    )
    .innerJoin(sources, eq(sources.id, postSources.sourceId))
    .where(
      and(
        gt(posts.publishedAt, new Date(after.getTime() - LATE_MS)),
        lte(posts.publishedAt, until),
        or(gt(posts.publishedAt, after), gt(posts.firstSeenAt, after)),
      ),
    )
    .groupBy(posts.id)
    .orderBy(desc(posts.publishedAt), posts.id)
    .limit(POOL_LIMIT);
  return rows.map(storyPost);
}

/**
 * The stories of a newsletter's digests in such a state, in slots after a time and until another, the latest first.
 * withDropped: also what a person took out of a published digest, of which the posts alone are kept.
 */
export async function findLedger(
  db: Db,
  newsletterId: string,
  {
    after,
    until,
    status,
    withDropped,
  }: { after: Date; until: Date; status: ("published" | "held")[]; withDropped: boolean },
): Promise<LedgerEntry[]> {
  const rows = await db
    .select({ storyId: storyPosts.storyId, updateOf: stories.updateOf, postId: storyPosts.postId })
    .from(storyPosts)
    .leftJoin(stories, eq(stories.id, storyPosts.storyId))
    .leftJoin(digests, eq(digests.id, stories.digestId))
    .where(
      and(
        eq(storyPosts.newsletterId, newsletterId),
        gt(storyPosts.toldAt, after),
        lte(storyPosts.toldAt, until),
        // stories are written before they are published: a press that starts over must not find its own
        or(inArray(digests.status, status), withDropped ? isNull(stories.id) : undefined),
      ),
    )
    .orderBy(desc(storyPosts.toldAt), storyPosts.storyId, storyPosts.position);
  const told = await findPosts(
    db,
    rows.map(({ postId }) => postId),
  );
  const byId = new Map(told.map((post) => [post.id, post]));
  const entries = new Map<number, LedgerEntry>();
  for (const { storyId, updateOf, postId } of rows) {
    const entry = entries.get(storyId) ?? { storyId, updateOf, posts: [] };
    const post = byId.get(postId);
    if (post) entry.posts.push(post);
    entries.set(storyId, entry);
  }
  return [...entries.values()];
}

/** These posts, in the order of the ids. Those of imported issues have no source. */
export async function findPosts(db: Db, ids: number[]): Promise<StoryPost[]> {
  const rows = await db
    .select(candidate)
    .from(posts)
    .leftJoin(postSources, eq(postSources.postId, posts.id))
    .leftJoin(sources, eq(sources.id, postSources.sourceId))
    .where(inArray(posts.id, listed(ids)))
    .groupBy(posts.id);
  const byId = new Map(rows.map((row) => [row.id, storyPost(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export type NewStory = Omit<typeof stories.$inferInsert, "id"> & { postIds: number[] };

/**
 * Puts these stories into a digest in place of those it has, in one transaction: a repeated step changes nothing, and
 * neither does one that comes after the digest has ended.
 */
export async function saveStories(db: Db, digestId: number, slot: Date, list: NewStory[]): Promise<void> {
  const json = JSON.stringify(list);
  const isPressing = sql`EXISTS (SELECT 1 FROM ${digests} WHERE id = ${digestId} AND status = 'pressing')`;
  const ofDigest = db.select({ id: stories.id }).from(stories).where(eq(stories.digestId, digestId));
  await runTogether(db, [
    db.delete(storyPosts).where(and(inArray(storyPosts.storyId, ofDigest), isPressing)),
    db.delete(stories).where(and(eq(stories.digestId, digestId), isPressing)),
    db.run(sql`INSERT INTO ${stories}
        (digest_id, newsletter_id, position, headline, summary, language, kind, categories, score, source_count,
          update_of)
      SELECT ${digestId}, value ->> 'newsletterId', value ->> 'position', value ->> 'headline', value ->> 'summary',
        value ->> 'language', value ->> 'kind', value -> 'categories', value -> 'score', value ->> 'sourceCount',
        value ->> 'updateOf'
      FROM json_each(${json}) WHERE ${isPressing}`),
    db.run(sql`INSERT INTO ${storyPosts} (story_id, position, post_id, newsletter_id, told_at)
      SELECT ${stories.id}, post.key + 1, post.value, ${stories.newsletterId}, ${slot.getTime()}
      FROM json_each(${json}) AS story CROSS JOIN ${stories}
        ON ${stories.digestId} = ${digestId} AND ${stories.position} = story.value ->> 'position'
      CROSS JOIN json_each(story.value, '$.postIds') AS post WHERE ${isPressing}`),
  ]);
}
