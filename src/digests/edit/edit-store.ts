/**
 * Queries of editing. While a change is made, within its transaction, the stories of the digest stand at the negatives
 * of their places: the statement that puts them there looks at what the operator saw, and where it moves none, the
 * others find nothing to change.
 */
import { and, eq, sql, type SQL } from "drizzle-orm";
import type { Db } from "../../db/client.ts";
import { digests, leftOut, mailings, posts, stories, storyPosts, type LeftOut } from "../../db/schema.ts";
import { runTogether, type Statement } from "../../db/transaction.ts";
import type { NewStory } from "../../stories/store.ts";
import { keepDraft } from "../draft-store.ts";
import type { Digest } from "../store.ts";

/** What is said of a digest as a whole. */
export type Totals = Pick<Digest, "storyCount" | "categories" | "opening">;

type Rearranged = {
  digestId: number;
  /** The revision that the operator saw. */
  seen: string;
  /** The places of before in the order of afterwards; of a new story the next one. */
  order: number[];
  /** Of a held digest; readers see those of a published one until it is corrected. */
  totals: Totals | null;
  /** What else changes. */
  statements?: Statement[];
};

/** As revision.ts writes it. */
const revision = (digestId: number) => sql`(SELECT status FROM ${digests} WHERE id = ${digestId}) || ':' ||
  (SELECT group_concat(id || '.' || position || '.' || coalesce(edited_at, 0), ' ' ORDER BY position)
    FROM ${stories} WHERE digest_id = ${digestId})`;

/** Whether a mailing's readers are being looked through: its mails are made of the stories until that is done. */
const isFreezing = (digestId: number) =>
  sql`EXISTS (SELECT 1 FROM ${mailings} WHERE digest_id = ${digestId} AND status = 'freezing')`;

/** Holds within the transaction of a change that is made. */
const isClaimed = (digestId: number) =>
  sql`EXISTS (SELECT 1 FROM ${stories} WHERE digest_id = ${digestId} AND position < 0)`;

/** Changes a digest whole, or, where it is not what the operator saw, not at all; answers whether it did. */
export async function rearrange(
  db: Db,
  { digestId, seen, order, totals, statements = [] }: Rearranged,
): Promise<boolean> {
  const [claimed = 0] = await runTogether(db, [
    db.run(sql`UPDATE ${stories} SET position = -position WHERE digest_id = ${digestId}
      AND ${revision(digestId)} = ${seen} AND NOT ${isFreezing(digestId)}`),
    ...statements,
    ...(totals
      ? [
          db
            .update(digests)
            .set(totals)
            .where(and(eq(digests.id, digestId), isClaimed(digestId))),
        ]
      : []),
    // a story that the order forgets would be left without a place, which the table refuses: all is undone
    db.run(sql`UPDATE ${stories} SET position =
        (SELECT key + 1 FROM json_each(${JSON.stringify(order)}) WHERE value = -stories.position)
      WHERE digest_id = ${digestId} AND position < 0`),
  ]);
  if (claimed > 0) await keepDraft(db, digestId);
  return claimed > 0;
}

/** Whether a digest's mailing is being frozen. */
export const findFreezing = async (db: Db, digestId: number): Promise<boolean> =>
  (await db
    .select({ id: mailings.id })
    .from(mailings)
    .where(and(eq(mailings.digestId, digestId), eq(mailings.status, "freezing")))
    .get()) !== undefined;

type Words = Pick<
  typeof stories.$inferSelect,
  "headline" | "summary" | "categories" | "language" | "kind"
> & { editedAt: Date };

/** Other words for a story. */
export const setWords = (db: Db, digestId: number, storyId: number, { editedAt, ...words }: Words) =>
  db
    .update(stories)
    // two changes in a millisecond are two revisions
    .set({
      ...words,
      editedAt: sql`max(${editedAt.getTime()}, coalesce(edited_at, 0) + 1)`,
    })
    .where(and(eq(stories.id, storyId), isClaimed(digestId)));

/** Takes a story out of its digest. Its posts count as told as long as they stand in the ledger. */
export const removeStory = (db: Db, digestId: number, storyId: number) =>
  db.delete(stories).where(and(eq(stories.id, storyId), isClaimed(digestId)));

/** Takes a story's posts out of the ledger. */
export const freePosts = (db: Db, digestId: number, storyId: number) =>
  db.delete(storyPosts).where(and(eq(storyPosts.storyId, storyId), isClaimed(digestId)));

/** Gives a story these posts, the leading one first; it has none. */
export const tellPosts = (db: Db, { id, newsletterId, slot }: Digest, storyId: number, postIds: number[]) =>
  db.run(sql`INSERT INTO ${storyPosts} (story_id, position, post_id, newsletter_id, told_at)
    SELECT ${storyId}, key + 1, value, ${newsletterId}, ${slot.getTime()} FROM json_each(${JSON.stringify(postIds)})
    WHERE ${isClaimed(id)}`);

export const setSourceCount = (db: Db, digestId: number, storyId: number, sourceCount: number) =>
  db
    .update(stories)
    .set({ sourceCount })
    .where(and(eq(stories.id, storyId), isClaimed(digestId)));

/** Adds a story at a place, with its posts. */
export function insertStory(db: Db, { id, slot }: Digest, { postIds, ...story }: NewStory): Statement[] {
  const place = -story.position;
  return [
    db.run(sql`INSERT INTO ${stories}
        (digest_id, newsletter_id, position, headline, summary, language, kind, categories, score, source_count)
      SELECT ${id}, ${story.newsletterId}, ${place}, ${story.headline}, ${story.summary}, ${story.language},
        ${story.kind}, ${JSON.stringify(story.categories)}, ${JSON.stringify(story.score)}, ${story.sourceCount}
      WHERE ${isClaimed(id)}`),
    db.run(sql`INSERT INTO ${storyPosts} (story_id, position, post_id, newsletter_id, told_at)
      SELECT ${stories.id}, post.key + 1, post.value, ${story.newsletterId}, ${slot.getTime()}
      FROM json_each(${JSON.stringify(postIds)}) AS post CROSS JOIN ${stories}
      WHERE ${stories.digestId} = ${id} AND ${stories.position} = ${place}`),
  ];
}

/** Adds to what a digest left out. */
export const addLeftOut = (db: Db, digestId: number, cluster: LeftOut): Statement => {
  const json = JSON.stringify(cluster);
  const isOurs: SQL = isClaimed(digestId);
  return db.run(sql`INSERT INTO ${leftOut} (digest_id, clusters)
    SELECT ${digestId}, json_array(json(${json})) WHERE ${isOurs}
    ON CONFLICT (digest_id) DO UPDATE SET clusters = json_insert(left_out.clusters, '$[#]', json(${json}))`);
};

/** Says that a digest was corrected, and takes it off the shelf, to be put there anew; answers whether it is what was seen. */
export async function recordCorrection(
  db: Db,
  digestId: number,
  seen: string,
  { correctedAt, correction, ...totals }: Totals & { correctedAt: Date; correction: string },
): Promise<boolean> {
  const corrected = await db
    .update(digests)
    .set({ ...totals, correctedAt, correction, shelvedAt: null })
    .where(
      and(
        eq(digests.id, digestId),
        eq(digests.status, "published"),
        sql`${revision(digestId)} = ${seen}`,
        sql`NOT ${isFreezing(digestId)}`,
      ),
    );
  return corrected.meta.changes > 0;
}

/** The id of the post that a key names. */
export const findPostId = async (db: Db, key: string): Promise<number | undefined> =>
  (await db.select({ id: posts.id }).from(posts).where(eq(posts.key, key)).get())?.id;
