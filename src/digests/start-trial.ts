/**
 * A digest made to be looked at: the press runs for it at once, and holds it for review, whatever the newsletter's
 * schedule says. The newsletter must be one that holds its digests; approved, the trial is its first.
 */
import type { Desk } from "../desk.ts";
import { latestFire } from "../newsletters/schedule.ts";
import { slotName } from "../newsletters/slot-name.ts";
import type { Newsletter } from "../newsletters/store.ts";
import { askDueSources } from "../sources/ask.ts";
import { findBySlot } from "./store.ts";

const MINUTE_MS = 60_000;

export type Trial = { kind: "started"; slot: Date } | { kind: "not-held" };

/** Asks the new sources for their posts and starts the press. Its slot is the last one of the schedule, or this minute where that one has a digest. */
export async function startTrial(
  desk: Pick<Desk, "db" | "queues" | "press" | "now">,
  newsletter: Newsletter,
): Promise<Trial> {
  if (newsletter.review !== "until-approved") return { kind: "not-held" };
  await askDueSources(desk);
  const now = desk.now();
  const fire = latestFire(newsletter, now);
  const slot =
    fire && !(await findBySlot(desk.db, newsletter.id, fire))
      ? fire
      : new Date(now.getTime() - (now.getTime() % MINUTE_MS));
  await desk.press.start(slotName(newsletter.id, slot), {
    newsletterId: newsletter.id,
    slot: slot.toISOString(),
    tick: now.toISOString(),
  });
  return { kind: "started", slot };
}
