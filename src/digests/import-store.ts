/** Queries of importing: an issue comes whole, as one transaction, or not at all. */
import { and, eq, inArray, or, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { digests, posts, stories, storyPosts } from "../db/schema.ts";
import { runTogether } from "../db/transaction.ts";
import type { Digest } from "./store.ts";

/** Of the row of a post; times in Unix ms, for rows are handed to SQL as JSON. */
export type ImportedPost = Pick<
  typeof posts.$inferSelect,
  "key" | "url" | "author" | "handle" | "title" | "text" | "language"
> & { publishedAt: number; firstSeenAt: number };

export type ImportedStory = Pick<
  typeof stories.$inferSelect,
  "position" | "headline" | "summary" | "language" | "sourceCount" | "updateOf"
> & { /** Of its posts, the leading one first. */ keys: string[] };

export type ImportedDigest = Pick<
  Digest,
  "newsletterId" | "slot" | "slug" | "title" | "categories" | "opening"
>;

/** The digests of a newsletter that stand at this slot or at this address. */
export const findOccupants = (db: Db, { newsletterId, slot, slug }: ImportedDigest): Promise<Digest[]> =>
  db
    .select()
    .from(digests)
    .where(and(eq(digests.newsletterId, newsletterId), or(eq(digests.slot, slot), eq(digests.slug, slug))));

/** The story at a position of a published digest. */
export const findStoryAt = (db: Db, newsletterId: string, slug: string, position: number) =>
  db
    .select({ id: stories.id })
    .from(stories)
    .innerJoin(digests, and(eq(digests.id, stories.digestId), eq(digests.status, "published")))
    .where(
      and(eq(digests.newsletterId, newsletterId), eq(digests.slug, slug), eq(stories.position, position)),
    )
    .get();

/**
 * Adds a published digest with its stories and the posts that are not known yet; posts that are stay as they are.
 * Throws where its slot or its address is taken, and then nothing is added.
 */
export async function addImported(
  db: Db,
  digest: ImportedDigest,
  list: ImportedStory[],
  found: ImportedPost[],
  now: Date,
): Promise<void> {
  const json = JSON.stringify(list);
  const added = db
    .select({ id: digests.id })
    .from(digests)
    .where(and(eq(digests.newsletterId, digest.newsletterId), eq(digests.slot, digest.slot)));
  const ofDigest = inArray(stories.digestId, added);
  await runTogether(db, [
    db.insert(digests).values({
      ...digest,
      status: "published",
      storyCount: list.length,
      startedAt: now,
      publishedAt: digest.slot,
    }),
    db.run(sql`INSERT INTO ${posts}
        (key, url, author, handle, title, text, language, links, published_at, first_seen_at)
      SELECT value ->> 'key', value ->> 'url', value ->> 'author', value ->> 'handle', value ->> 'title',
        value ->> 'text', value ->> 'language', '[]', value ->> 'publishedAt', value ->> 'firstSeenAt'
      FROM json_each(${JSON.stringify(found)}) WHERE true
      ON CONFLICT (key) DO NOTHING`),
    db.run(sql`INSERT INTO ${stories}
        (digest_id, newsletter_id, position, headline, summary, language, kind, categories, score, source_count,
          update_of)
      SELECT (${added}), ${digest.newsletterId}, value ->> 'position', value ->> 'headline', value ->> 'summary',
        value ->> 'language', 'imported', '[]', '{}', value ->> 'sourceCount', value ->> 'updateOf'
      FROM json_each(${json})`),
    db.run(sql`INSERT INTO ${storyPosts} (story_id, position, post_id, newsletter_id, told_at)
      SELECT ${stories.id}, key.key + 1, ${posts.id}, ${digest.newsletterId}, ${digest.slot.getTime()}
      FROM json_each(${json}) AS story
      CROSS JOIN ${stories} ON ${stories.position} = story.value ->> 'position' AND ${ofDigest}
      CROSS JOIN json_each(story.value, '$.keys') AS key
      CROSS JOIN ${posts} ON ${posts.key} = key.value`),
  ]);
}
