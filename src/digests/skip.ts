/** Slots without a digest: the row says why, so that silence always has a reason. */
import type { LeftOut } from "../db/schema.ts";
import type { Desk } from "../desk.ts";
import type { Chosen } from "../stories/choose-stories.ts";
import type { Newsletter } from "../newsletters/store.ts";
import { recordFailure } from "../db/failures.ts";
import { keepLeftOut } from "./left-out-store.ts";
import { moveDigest } from "./store.ts";

/** left: what is not told. A press that began before it was kept has none. */
type Pool = Pick<Chosen, "postCount" | "clusterCount" | "stories"> & { left?: LeftOut[] };

/** Why a slot with so few stories is skipped, in a sentence; null where there are enough. */
export function reasonToSkip({ minStories }: Pick<Newsletter, "minStories">, chosen: Pool): string | null {
  if (chosen.postCount === 0) return "No source posted anything within the lookback.";
  if (chosen.stories.length >= minStories) return null;
  return `Only ${chosen.stories.length} of ${chosen.clusterCount} clusters (${chosen.postCount} posts) were new and worth telling; a digest needs ${minStories}.`;
}

/** Ends the slot without a digest. */
export async function skip(
  { db, log }: Pick<Desk, "db" | "log">,
  digestId: number,
  reason: string,
  { postCount, clusterCount, left = [] }: Pool,
): Promise<void> {
  await keepLeftOut(db, digestId, left);
  if (await moveDigest(db, digestId, ["pressing"], { status: "skipped", reason, postCount, clusterCount }))
    log.info("digests.skipped", { digestId, reason });
}

/** Ends the slot as failed. */
export async function fail(
  { db, log, now }: Pick<Desk, "db" | "log" | "now">,
  digestId: number,
  reason: string,
): Promise<void> {
  if (await moveDigest(db, digestId, ["pressing", "held"], { status: "failed", reason }))
    log.error("digests.failed", { digestId, reason });
  // published already: its row can't say what broke after that
  else await recordFailure({ db, log, now }, "press", `Digest ${digestId}: ${reason}`);
}
