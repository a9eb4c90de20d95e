/** Going on with a mailing that stopped or was paused, after a person has mended what stopped it, or thinks it right. */
import { endIncident } from "../db/incidents.ts";
import type { Desk } from "../desk.ts";
import { mailingCause } from "./mailing-cause.ts";
import { CANNOT_ASK, isTooLateToAsk } from "./doubt.ts";
import { BY_HAND } from "./pause.ts";
import { HELD_BACK } from "./restored.ts";
import { findMailing, moveMailing, type Mailing } from "./store.ts";
import { wakeSenders } from "./wake.ts";

/** unbalanced: nobody can say who its recipients are, so it is never sent. not-stopped: nothing to go on with. */
export type Resumed = "resumed" | "not-stopped" | "unbalanced";

/**
 * Sends what is left. The person's word stands above what made it stop: if its rates paused it, they do so no more; if
 * it was in doubt, it is not any more. Late news still expires by send_before.
 */
export async function resume(
  desk: Pick<Desk, "db" | "queues" | "now" | "log">,
  mailingId: number,
): Promise<Resumed> {
  const mailing = await findMailing(desk.db, mailingId);
  if (!mailing) return "not-stopped";
  if (mailing.candidateCount !== mailing.recipientCount + mailing.excludedCount) return "unbalanced";
  const isResumed = await moveMailing(desk.db, mailingId, ["stopped", "paused"], {
    status: "sending",
    reason: null,
    waitsUntil: null,
    ...(isPastAsking(mailing, desk.now()) && { askBefore: null }),
    ...(mailing.status === "paused" && mailing.reason !== BY_HAND && { isWatched: false }),
  });
  if (!isResumed) return "not-stopped";
  desk.log.info("deliveries.resumed", { mailingId });
  await endIncident(desk, mailingCause(mailingId));
  await wakeSenders(desk, mailingId);
  return "resumed";
}

/** One that was held back by a restore is asked of the provider first, while that remembers. */
const isPastAsking = (mailing: Mailing, now: Date): boolean =>
  mailing.reason === CANNOT_ASK || (mailing.reason === HELD_BACK && isTooLateToAsk(mailing, now));
