/** Skipping a slot by hand: a digest that is written or reviewed ends without being published, and its posts are free. */
import type { Desk } from "../../desk.ts";
import { wakePress, type ReviewDesk } from "../review.ts";
import { findDigestById, moveDigest } from "../store.ts";

export type Skipped =
  | { kind: "skipped" }
  | { kind: "unknown" }
  /** It is published, or has ended. */
  | { kind: "ended" };

export async function skipDigest(
  desk: Pick<Desk, "db"> & ReviewDesk,
  digestId: number,
  reason: string,
): Promise<Skipped> {
  const digest = await findDigestById(desk.db, digestId);
  if (!digest) return { kind: "unknown" };
  const skipped = await moveDigest(desk.db, digestId, ["pressing", "held"], {
    status: "skipped",
    reason,
    heldUntil: null,
  });
  if (!skipped) return { kind: "ended" };
  desk.log.info("digests.skipped", { digestId, reason });
  if (digest.status === "held") await wakePress(desk, digest);
  return { kind: "skipped" };
}
