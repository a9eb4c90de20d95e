/** Slots that came and went without a digest: of several that cron missed in a row only the latest is made up for. */
import { findScheduleFault, nextFire } from "./schedule.ts";
import type { Newsletter } from "./store.ts";

/** More are not looked for: then the schedule was another one. */
const LIMIT = 50;

/**
 * The fires of a schedule between two slots that have digests, neither included, oldest first. The schedule is the one
 * of now: a newsletter that had another one then is shown slots that it never owed.
 */
export function missedBetween(
  newsletter: Pick<Newsletter, "schedule" | "timeZone">,
  earlier: Date,
  later: Date,
): Date[] {
  if (findScheduleFault(newsletter)) return [];
  const missed: Date[] = [];
  for (let fire = nextFire(newsletter, earlier); fire && fire < later; fire = nextFire(newsletter, fire)) {
    if (missed.length === LIMIT) return [];
    missed.push(fire);
  }
  return missed;
}
