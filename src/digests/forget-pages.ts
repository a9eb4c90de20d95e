/** What a newly published digest makes old, in the cache in front of the Worker: its newsletter's pages, and the front page. */
import type { Desk } from "../desk.ts";
import { recordFailure } from "../db/failures.ts";
import { messageOf } from "../providers/log.ts";
import { findDigestById } from "./store.ts";

/** What pages are kept under (http/cached.ts). */
export const HOME_TAG = "home";
export const newsletterTag = (id: string): string => `newsletter-${id}`;

/** Asks for it; where it can't be asked, pages are an hour old at most, and publishing goes on. */
export async function forgetPages(
  { db, queues, now, log }: Pick<Desk, "db" | "queues" | "now" | "log">,
  digestId: number,
): Promise<void> {
  try {
    const digest = await findDigestById(db, digestId);
    if (digest?.status !== "published") return;
    const tags = [HOME_TAG, newsletterTag(digest.newsletterId)];
    await queues.gather.send({ kind: "purge", tags, digestId, at: now().getTime() });
  } catch (error) {
    await recordFailure({ db, log, now }, "archive", `Pages are kept too long: ${messageOf(error)}`);
  }
}
