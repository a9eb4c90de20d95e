/** Opening the digest of a slot: its row is there before its stories, so that the slot is named and its end recorded. */
import type { Desk } from "../desk.ts";
import type { Newsletter } from "../newsletters/store.ts";
import { openDigest, type Digest } from "./store.ts";
import { slugOf, titleOf } from "./title.ts";

/** The digest of a newsletter's slot; a repeated call gives the same row. */
export const open = (
  { db, now }: Pick<Desk, "db" | "now">,
  newsletter: Newsletter,
  slot: Date,
): Promise<Digest> =>
  openDigest(db, {
    newsletterId: newsletter.id,
    slot,
    slug: slugOf(slot, newsletter.timeZone),
    title: titleOf(newsletter, slot),
    startedAt: now(),
  });
