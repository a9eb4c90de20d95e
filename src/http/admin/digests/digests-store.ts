/** Queries of the room of digests. Each page reads fewer than 200 rows, however large the archive. */
import { and, desc, eq, inArray, lt, lte, sql } from "drizzle-orm";
import type { Db } from "../../../db/client.ts";
import { listed } from "../../../db/listed.ts";
import { digests, posts, stories, storyPosts } from "../../../db/schema.ts";
import type { Digest } from "../../../digests/store.ts";
import type { StoryPost } from "../../../stories/post.ts";

/** How much is read of a story's posts. */
type Reach = { posts: number; characters: number };

/** On a page of its own: all that the gate reads (stories/ground/evidence.ts). */
const WHOLE: Reach = { posts: 60, characters: 4000 };
/** Among others: with more posts, twelve stories would take more than 200 rows, and with more text a second to check. */
export const AMONG_OTHERS: Reach = { posts: 6, characters: 1500 };
/** No index leads from a state to the digests of all newsletters: the latest so many are looked through. */
const LOOKED_THROUGH = 120;

type ListedDigest = Pick<
  Digest,
  "id" | "newsletterId" | "slot" | "title" | "status" | "reason" | "storyCount" | "correctedAt" | "heldUntil"
>;
export type DigestList = {
  digests: ListedDigest[];
  /** Where the next page begins; null on the last. */ older: number | null;
};

const columns = {
  id: digests.id,
  newsletterId: digests.newsletterId,
  slot: digests.slot,
  title: digests.title,
  status: digests.status,
  reason: digests.reason,
  storyCount: digests.storyCount,
  correctedAt: digests.correctedAt,
  heldUntil: digests.heldUntil,
};

type Page = { status: Digest["status"] | null; before: number | null; limit: number };

/** A newsletter's digests, the latest slot first; `before` is a slot in Unix ms. */
export async function findDigestsOf(
  db: Db,
  newsletterId: string,
  { status, before, limit }: Page,
): Promise<DigestList> {
  const found = await db
    .select(columns)
    .from(digests)
    .where(
      and(
        eq(digests.newsletterId, newsletterId),
        status === null ? undefined : eq(digests.status, status),
        before === null ? undefined : lt(digests.slot, new Date(before)),
      ),
    )
    .orderBy(desc(digests.slot))
    .limit(limit + 1);
  const shown = found.slice(0, limit);
  return { digests: shown, older: found.length > limit ? (shown.at(-1)?.slot.getTime() ?? null) : null };
}

/**
 * All newsletters' digests, the latest first; `before` is an id. With a state a page may show few, or none, of the
 * many that it looks through, and there may be more on the next.
 */
export async function findAllDigests(db: Db, { status, before, limit }: Page): Promise<DigestList> {
  const most = status === null ? limit : LOOKED_THROUGH;
  const looked = await db
    .select(columns)
    .from(digests)
    .where(before === null ? undefined : lt(digests.id, before))
    .orderBy(desc(digests.id))
    .limit(most + 1);
  const shown = looked.slice(0, most).filter((digest) => status === null || digest.status === status);
  const page = shown.slice(0, limit);
  const isCut = looked.length > most || shown.length > limit;
  const last = shown.length > limit ? page.at(-1) : looked[most - 1];
  return { digests: page, older: isCut ? (last?.id ?? null) : null };
}

export type ReviewedStory = typeof stories.$inferSelect & { posts: StoryPost[] };

/** The stories of a digest in order, each with the beginnings of its first posts. */
export async function findReviewedStories(db: Db, digestId: number): Promise<ReviewedStory[]> {
  const rows = await selectReviewed(db, AMONG_OTHERS)
    .where(eq(stories.digestId, digestId))
    .orderBy(stories.position, storyPosts.position);
  const found = new Map<number, ReviewedStory>();
  for (const { story, post } of rows) {
    const entry = found.get(story.id) ?? { ...story, posts: [] };
    if (post) entry.posts.push({ ...post, sourceIds: [], weight: 1 });
    found.set(story.id, entry);
  }
  return [...found.values()];
}

/** The story at a position with all of its posts that a page has room for, and what the others are; undefined where there is none. */
export async function findOneReviewed(db: Db, digestId: number, position: number) {
  const all = await db
    .select({
      id: stories.id,
      position: stories.position,
      headline: stories.headline,
      editedAt: stories.editedAt,
    })
    .from(stories)
    .where(eq(stories.digestId, digestId))
    .orderBy(stories.position);
  const rows = await selectReviewed(db, WHOLE)
    .where(and(eq(stories.digestId, digestId), eq(stories.position, position)))
    .orderBy(storyPosts.position);
  const [first] = rows;
  if (!first) return undefined;
  const told = rows.flatMap(({ post }) => (post ? { ...post, sourceIds: [], weight: 1 } : []));
  const earlier = await findHeadlinesById(db, first.story.updateOf === null ? [] : [first.story.updateOf]);
  return { one: { ...first.story, posts: told }, all, earlier };
}

const selectReviewed = (db: Db, reach: Reach) =>
  db
    .select({
      story: stories,
      post: {
        id: posts.id,
        key: posts.key,
        url: posts.url,
        author: posts.author,
        handle: posts.handle,
        title: posts.title,
        text: sql<string>`substr(${posts.text}, 1, ${reach.characters})`.as("post_text"),
        language: posts.language,
        links: posts.links,
        publishedAt: posts.publishedAt,
      },
    })
    .from(stories)
    .leftJoin(storyPosts, and(eq(storyPosts.storyId, stories.id), lte(storyPosts.position, reach.posts)))
    .leftJoin(posts, eq(posts.id, storyPosts.postId));

/** The headlines of these stories, by their ids. */
export async function findHeadlinesById(db: Db, ids: number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: stories.id, headline: stories.headline })
    .from(stories)
    .where(inArray(stories.id, listed(ids)));
  return new Map(rows.map(({ id, headline }) => [id, headline]));
}
