/** A mailing that too many complain about, or that bounces too often, pauses by itself: going on would cost the sender's name. */
import { openIncident } from "../db/incidents.ts";
import type { Desk } from "../desk.ts";
import { mailingCause } from "./mailing-cause.ts";
import { pauseMailing } from "./pause.ts";
import { findMailing } from "./store.ts";

/** A rate means nothing before so many have come: one complaint about the first hundred mails is no one per cent. */
export const LEAST_COMPLAINTS = 3;
export const LEAST_BOUNCES = 20;

/** Pauses a mailing whose rates are above the settings', unless a person has let it go on. */
export async function watchRates(
  desk: Pick<Desk, "db" | "settings" | "now" | "log">,
  mailingId: number,
): Promise<void> {
  const mailing = await findMailing(desk.db, mailingId);
  if (mailing?.status !== "sending" || !mailing.isWatched) return;
  const { complaintPercent, bouncePercent } = desk.settings.limits;
  const { sentCount, complainedCount, bouncedCount } = mailing;
  const reason =
    excess("complained", complainedCount, LEAST_COMPLAINTS, sentCount, complaintPercent) ??
    excess("bounced", bouncedCount, LEAST_BOUNCES, sentCount, bouncePercent);
  if (reason && (await pauseMailing(desk, mailingId, reason)))
    await openIncident(desk, {
      cause: mailingCause(mailingId),
      room: "deliver",
      message: `Mailing ${mailingId} was paused. ${reason}`,
    });
}

function excess(
  what: string,
  count: number,
  least: number,
  sentCount: number,
  percent: number,
): string | undefined {
  // events of the first chunks may come before the chunks are recorded
  const isTooMany = count >= least && count * 100 >= percent * Math.max(1, sentCount);
  return isTooMany ? `${count} of ${sentCount} ${what}: more than ${percent} % pause it.` : undefined;
}
