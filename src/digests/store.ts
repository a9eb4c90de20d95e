/** Queries over digests: the press's side and the archive's. */
import { and, desc, eq, inArray, lt, lte, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Db } from "../db/client.ts";
import { listed } from "../db/listed.ts";
import { digests, newsletters, posts, stories, storyPosts } from "../db/schema.ts";

export type Digest = typeof digests.$inferSelect;
type NewDigest = Pick<Digest, "newsletterId" | "slot" | "slug" | "title" | "startedAt">;

/** The row of a slot, made where there is none: (newsletter, slot) names it for good. */
export async function openDigest(db: Db, digest: NewDigest): Promise<Digest> {
  // another slot has the slug where the newsletter's time zone was changed
  for (const suffix of ["", "-2", "-3"]) {
    const slug = `${digest.slug}${suffix}`;
    await db
      .insert(digests)
      .values({ ...digest, slug, categories: [], status: "pressing" })
      .onConflictDoNothing();
    const row = await findBySlot(db, digest.newsletterId, digest.slot);
    if (row) return row;
  }
  throw new Error(`The slug ${digest.slug} of ${digest.newsletterId} belongs to another slot`);
}

/** Changes a digest that is in one of these states; answers whether it was this call that changed it. */
export async function moveDigest(
  db: Db,
  id: number,
  from: Digest["status"][],
  to: Partial<Digest> & Pick<Digest, "status">,
): Promise<boolean> {
  const moved = await db
    .update(digests)
    .set(to)
    .where(and(eq(digests.id, id), inArray(digests.status, from)));
  return moved.meta.changes > 0;
}

/** The digests whose review should have ended by a time, with what their newsletters do then. */
export const findHeldSince = (db: Db, now: Date) =>
  db
    .select({ id: digests.id, review: newsletters.review })
    .from(digests)
    .innerJoin(newsletters, eq(newsletters.id, digests.newsletterId))
    .where(and(eq(digests.status, "held"), lte(digests.heldUntil, now)));

/** The latest digests of a newsletter in whatever state, for its operator; those before a slot where one is given. */
export const findDigests = (db: Db, newsletterId: string, limit: number, before?: Date): Promise<Digest[]> =>
  db
    .select()
    .from(digests)
    .where(and(eq(digests.newsletterId, newsletterId), before && lt(digests.slot, before)))
    .orderBy(desc(digests.slot))
    .limit(limit);

export const findDigestById = (db: Db, id: number): Promise<Digest | undefined> =>
  db.select().from(digests).where(eq(digests.id, id)).get();

/** The digest of a slot, in whatever state. */
export const findBySlot = (db: Db, newsletterId: string, slot: Date): Promise<Digest | undefined> =>
  db
    .select()
    .from(digests)
    .where(and(eq(digests.newsletterId, newsletterId), eq(digests.slot, slot)))
    .get();

export const findPublished = (db: Db, newsletterId: string, slug: string): Promise<Digest | undefined> =>
  db
    .select()
    .from(digests)
    .where(
      and(eq(digests.newsletterId, newsletterId), eq(digests.slug, slug), eq(digests.status, "published")),
    )
    .get();

/** The latest published digests of a newsletter, those before a slot where one is given. */
export const findLatest = (db: Db, newsletterId: string, limit: number, before?: Date): Promise<Digest[]> =>
  db
    .select()
    .from(digests)
    .where(
      and(
        eq(digests.newsletterId, newsletterId),
        eq(digests.status, "published"),
        before && lt(digests.slot, before),
      ),
    )
    .orderBy(desc(digests.slot))
    .limit(limit);

export type ToldPost = {
  id: number;
  url: string;
  author: string;
  /** Of the account that published it, where one did. */
  handle: string | null;
  publishedAt: Date;
};
export type ToldStory = typeof stories.$inferSelect & {
  posts: ToldPost[];
  /** The story that this one updates, and the digest it stands in; null for most. */
  earlier: { headline: string; position: number; slug: string } | null;
};

const earlierStories = alias(stories, "earlier_stories");
const earlierDigests = alias(digests, "earlier_digests");

/** The stories of these digests in order, each with the posts it was told from, the leading one first. */
export async function findStories(db: Db, digestIds: number[]): Promise<ToldStory[]> {
  const rows = await db
    .select({
      story: stories,
      post: {
        id: posts.id,
        url: posts.url,
        author: posts.author,
        handle: posts.handle,
        publishedAt: posts.publishedAt,
      },
      earlier: {
        headline: earlierStories.headline,
        position: earlierStories.position,
        slug: sql<string>`${earlierDigests.slug}`.as("earlier_slug"),
      },
    })
    .from(stories)
    .innerJoin(storyPosts, eq(storyPosts.storyId, stories.id))
    .innerJoin(posts, eq(posts.id, storyPosts.postId))
    .leftJoin(earlierStories, eq(earlierStories.id, stories.updateOf))
    .leftJoin(
      earlierDigests,
      and(eq(earlierDigests.id, earlierStories.digestId), eq(earlierDigests.status, "published")),
    )
    .where(inArray(stories.digestId, listed(digestIds)))
    .orderBy(desc(stories.digestId), stories.position, storyPosts.position);
  const told = new Map<number, ToldStory>();
  for (const { story, post, earlier } of rows) {
    const { headline, position, slug } = earlier ?? {};
    const isTold = headline != null && position != null && slug != null;
    const entry = told.get(story.id) ?? {
      ...story,
      posts: [],
      earlier: isTold ? { headline, position, slug } : null,
    };
    entry.posts.push(post);
    told.set(story.id, entry);
  }
  return [...told.values()];
}

/** The headlines of these digests, the first few of each. */
export const findHeadlines = (db: Db, digestIds: number[], most: number) =>
  db
    .select({ digestId: stories.digestId, headline: stories.headline })
    .from(stories)
    .where(and(inArray(stories.digestId, listed(digestIds)), sql`${stories.position} <= ${most}`))
    .orderBy(stories.digestId, stories.position);

export type Telling = Pick<typeof stories.$inferSelect, "id" | "headline" | "summary" | "position"> &
  Pick<Digest, "newsletterId" | "slug" | "title" | "slot">;

/** These stories with the published digests they stand in, in the order of the ids. */
export async function findTellings(db: Db, storyIds: number[]): Promise<Telling[]> {
  const rows = await db
    .select({
      id: stories.id,
      headline: stories.headline,
      summary: stories.summary,
      position: stories.position,
      newsletterId: digests.newsletterId,
      slug: digests.slug,
      title: digests.title,
      slot: digests.slot,
    })
    .from(stories)
    .innerJoin(digests, eq(digests.id, stories.digestId))
    .where(and(inArray(stories.id, listed(storyIds)), eq(digests.status, "published")));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return storyIds.flatMap((id) => byId.get(id) ?? []);
}
