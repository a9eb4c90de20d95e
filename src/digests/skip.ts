/** Slots without a digest: the row says why, so that silence always has a reason. */
import type { LeftOut } from "../db/schema.ts";
import type { Desk } from "../desk.ts";
import type { Chosen } from "../stories/choose-stories.ts";
import type { Newsletter } from "../newsletters/store.ts";
import { recordFailure } from "../db/failures.ts";
import { endIncident, openIncident } from "../db/incidents.ts";
import { pressCause } from "./press-cause.ts";
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
  { db, now, log }: Pick<Desk, "db" | "now" | "log">,
  { id: digestId, newsletterId }: { id: number; newsletterId: string },
  reason: string,
  { postCount, clusterCount, left = [] }: Pool,
): Promise<void> {
  await keepLeftOut(db, digestId, left);
  if (!(await moveDigest(db, digestId, ["pressing"], { status: "skipped", reason, postCount, clusterCount })))
    return;
  log.info("digests.skipped", { digestId, reason });
  await endIncident({ db, now }, pressCause(newsletterId));
}

/** Ends the slot as failed. */
export async function fail(
  desk: Pick<Desk, "db" | "log" | "now">,
  { id: digestId, newsletterId }: { id: number; newsletterId: string },
  reason: string,
): Promise<void> {
  const message = `Digest ${digestId}: ${reason}`;
  if (await moveDigest(desk.db, digestId, ["pressing", "held"], { status: "failed", reason }))
    await openIncident(desk, { cause: pressCause(newsletterId), room: "press", message });
  // published already: its row can't say what broke after that
  else await recordFailure(desk, "press", message);
}
