/** Pausing a mailing that is being sent: what is under way comes to its end, what waits waits on. */
import type { Desk } from "../desk.ts";
import { moveMailing } from "./store.ts";

export const BY_HAND = "Paused by hand.";

/** Pauses a mailing; it goes on by resume.ts, or expires by send_before. Answers whether there was one being sent. */
export async function pauseMailing(
  { db, log }: Pick<Desk, "db" | "log">,
  mailingId: number,
  reason = BY_HAND,
): Promise<boolean> {
  const isPaused = await moveMailing(db, mailingId, ["sending"], { status: "paused", reason });
  if (isPaused) log.error("deliveries.paused", { mailingId, reason });
  return isPaused;
}
