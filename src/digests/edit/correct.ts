/**
 * Correcting a published digest: what was changed since is shown to readers, with a sentence that says so. The archive,
 * the feeds and search are made anew; who had the digest by mail is not mailed again, and what is still being sent is
 * what was frozen.
 */
import type { Desk } from "../../desk.ts";
import { forgetPages } from "../forget-pages.ts";
import { shelve } from "../shelve.ts";
import { faultIn, tidy, type WordFault } from "./check-words.ts";
import { recordCorrection } from "./edit-store.ts";
import { openSeen, type NotChanged } from "./open-edit.ts";
import { revisionOf } from "./revision.ts";
import { totalsOf } from "./totals.ts";

/** A sentence, or two. */
const NOTE_LENGTH = 300;

export type Corrected = { kind: "corrected" } | NotChanged | { kind: "invalid"; fault: WordFault };

/** note: what changed, for readers, in the newsletter's language. */
export async function correct(
  desk: Pick<Desk, "db" | "search" | "queues" | "now" | "log">,
  digestId: number,
  note: string,
): Promise<Corrected> {
  const { db, now, log } = desk;
  const correction = tidy(note);
  const fault = faultIn(correction, NOTE_LENGTH);
  if (fault) return { kind: "invalid", fault };
  const opened = await openSeen({ db }, digestId);
  if (opened.kind !== "open") return opened;
  const { digest, newsletter } = opened;
  if (digest.status !== "published") return { kind: "closed" };
  const isOurs = await recordCorrection(db, digestId, revisionOf(digest, digest.stories), {
    ...totalsOf(digest, digest.stories, newsletter),
    correctedAt: now(),
    correction,
  });
  if (!isOurs) return { kind: "out-of-date" };
  await shelve(desk, digestId);
  await forgetPages(desk, digestId);
  log.info("digests.corrected", { digestId });
  return { kind: "corrected" };
}
