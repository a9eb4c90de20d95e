/**
 * Review: a newsletter may hold each digest until a person lets it out, or until a deadline after which it goes out
 * or is dropped. The row is the truth: who decides writes it, and then wakes the press that waits.
 */
import type { Desk } from "../desk.ts";
import { slotName } from "../newsletters/slot-name.ts";
import { messageOf } from "../providers/log.ts";
import { publish } from "./publish.ts";
import { findDigestById, findHeldSince, moveDigest } from "./store.ts";

export type ReviewDesk = Pick<Desk, "db" | "search" | "queues" | "press" | "now" | "log" | "count">;

export type Reviewed = { kind: "published" } | { kind: "dropped" } | { kind: "not-held" };

/** Lets a held digest out, or drops it with a reason. One that is not held stays as it is. */
export async function review(
  desk: ReviewDesk,
  digestId: number,
  decision: { kind: "approve" } | { kind: "drop"; reason: string },
): Promise<Reviewed> {
  const digest = await findDigestById(desk.db, digestId);
  if (digest?.status !== "held") return { kind: "not-held" };
  const isOurs =
    decision.kind === "approve"
      ? await publish(desk, digestId)
      : await moveDigest(desk.db, digestId, ["held"], {
          status: "dropped",
          reason: decision.reason,
          heldUntil: null,
        });
  if (!isOurs) return { kind: "not-held" };
  desk.log.info("digests.reviewed", { digestId, decision: decision.kind });
  await wakePress(desk, digest);
  return { kind: decision.kind === "approve" ? "published" : "dropped" };
}

/** Ends the reviews whose deadline has passed, as their newsletters are set. */
export async function settleOverdue(desk: ReviewDesk): Promise<void> {
  for (const { id, review: setting } of await findHeldSince(desk.db, desk.now()))
    await review(
      desk,
      id,
      setting === "drop-after"
        ? { kind: "drop", reason: "Nobody approved it before the deadline of its review." }
        : { kind: "approve" },
    );
}

/** The press that waits goes on; where it is gone, the freezing of a published digest is asked for without it. */
export async function wakePress(
  { press, queues, now, log }: ReviewDesk,
  { id, newsletterId, slot }: { id: number; newsletterId: string; slot: Date },
): Promise<void> {
  try {
    await press.wake(slotName(newsletterId, slot), "review");
  } catch (error) {
    log.info("digests.press-gone", { digestId: id, message: messageOf(error) });
    await queues.deliver.send({ kind: "freeze", digestId: id, at: now().getTime() });
  }
}
