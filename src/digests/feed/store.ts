/** Queries of the feeds' pages. */
import { and, asc, eq, gt, inArray } from "drizzle-orm";
import type { Db } from "../../db/client.ts";
import { listed } from "../../db/listed.ts";
import { digests, editions } from "../../db/schema.ts";
import { toldOf } from "../edition.ts";
import type { WholeDigest } from "../find-digest.ts";
import { findStories, type Digest } from "../store.ts";

/** The slug of the digest that is so many after this one: what the newer page goes on from; null where that is the first. */
export async function findNewerSlug(
  db: Db,
  { newsletterId, slot }: Pick<Digest, "newsletterId" | "slot">,
  count: number,
): Promise<string | null> {
  const row = await db
    .select({ slug: digests.slug })
    .from(digests)
    .where(
      and(eq(digests.newsletterId, newsletterId), eq(digests.status, "published"), gt(digests.slot, slot)),
    )
    .orderBy(asc(digests.slot))
    .limit(1)
    .offset(count - 1)
    .get();
  return row?.slug ?? null;
}

/** These digests whole, a row of an edition each; the stories of those that are not on the shelf yet are looked up. */
export async function withStories(db: Db, list: Digest[]): Promise<WholeDigest[]> {
  const ids = list.map(({ id }) => id);
  const kept = await db
    .select()
    .from(editions)
    .where(inArray(editions.digestId, listed(ids)));
  const told = new Map(kept.map((edition) => [edition.digestId, toldOf(edition.told)]));
  const without = ids.filter((id) => !told.has(id));
  const found = without.length > 0 ? await findStories(db, without) : [];
  const looked = Map.groupBy(found, ({ digestId }) => digestId);
  return list.map((digest) => ({
    ...digest,
    stories: told.get(digest.id) ?? looked.get(digest.id) ?? [],
  }));
}
