/** Publishing: from here on the archive, the feeds and search show the digest, and the ledger counts it as told. */
import type { Desk } from "../desk.ts";
import { recordFailure } from "../db/failures.ts";
import { messageOf } from "../providers/log.ts";
import { indexStories } from "./index-search.ts";
import { endDigest, findStories, type ToldStory } from "./store.ts";

/** A digest names this many of its stories' topics at most. */
const CATEGORY_LIMIT = 6;

/** Publishes the stories written into a digest; one that is published stays as it is. */
export async function publish(
  { db, search, now, log }: Pick<Desk, "db" | "search" | "now" | "log">,
  digestId: number,
  counts: { postCount: number; clusterCount: number },
): Promise<void> {
  const told = await findStories(db, [digestId]);
  const published = await endDigest(db, digestId, {
    status: "published",
    categories: categoriesOf(told),
    storyCount: told.length,
    publishedAt: now(),
    ...counts,
  });
  // a digest that search can't take in is a digest all the same
  await indexStories({ search }, told).catch((error: unknown) =>
    recordFailure({ db, log, now }, "search", `Digest ${digestId} is not indexed: ${messageOf(error)}`),
  );
  if (published) log.info("digests.published", { digestId, storyCount: told.length });
}

/** The topics of a digest: those of most of its stories first. */
export function categoriesOf(told: Pick<ToldStory, "categories">[]): string[] {
  const counts = new Map<string, number>();
  for (const category of told.flatMap(({ categories }) => categories))
    counts.set(category, (counts.get(category) ?? 0) + 1);
  return [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, CATEGORY_LIMIT)
    .map(([category]) => category);
}
