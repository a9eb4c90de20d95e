/** Publishing: from here on the archive, the feeds and search show the digest, and the ledger counts it as told. */
import type { Desk } from "../desk.ts";
import { forgetPages } from "./forget-pages.ts";
import { shelve } from "./shelve.ts";
import { findDigestById, moveDigest } from "./store.ts";

/** Publishes an assembled digest; answers whether it was this call that did. One that has ended stays as it is. */
export async function publish(
  { db, search, queues, now, log, count }: Pick<Desk, "db" | "search" | "queues" | "now" | "log" | "count">,
  digestId: number,
): Promise<boolean> {
  const published = await moveDigest(db, digestId, ["pressing", "held"], {
    status: "published",
    publishedAt: now(),
    heldUntil: null,
  });
  await shelve({ db, search, now, log }, digestId);
  await forgetPages({ db, queues, now, log }, digestId);
  if (!published) return false;
  const digest = await findDigestById(db, digestId);
  if (digest)
    count("digest.published", {
      newsletterId: digest.newsletterId,
      value: (now().getTime() - digest.startedAt.getTime()) / 1000,
    });
  log.info("digests.published", { digestId });
  return true;
}
