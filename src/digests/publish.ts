/** Publishing: from here on the archive, the feeds and search show the digest, and the ledger counts it as told. */
import type { Desk } from "../desk.ts";
import { recordFailure } from "../db/failures.ts";
import { messageOf } from "../providers/log.ts";
import { indexStories } from "./index-search.ts";
import { findStories, moveDigest } from "./store.ts";

/** Publishes an assembled digest; answers whether it was this call that did. One that has ended stays as it is. */
export async function publish(
  { db, search, now, log }: Pick<Desk, "db" | "search" | "now" | "log">,
  digestId: number,
): Promise<boolean> {
  const published = await moveDigest(db, digestId, ["pressing", "held"], {
    status: "published",
    publishedAt: now(),
    heldUntil: null,
  });
  // a digest that search can't take in is a digest all the same
  await findStories(db, [digestId])
    .then((told) => indexStories({ search }, told))
    .catch((error: unknown) =>
      recordFailure({ db, log, now }, "search", `Digest ${digestId} is not indexed: ${messageOf(error)}`),
    );
  if (published) log.info("digests.published", { digestId });
  return published;
}
