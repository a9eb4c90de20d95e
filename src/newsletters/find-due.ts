/** Which slots are due: computed from the schedule and the data, so that a missed tick is caught up and a doubled one does nothing. */
import type { Desk } from "../desk.ts";
import { findScheduleFault, latestFire } from "./schedule.ts";
import { findRunning, type Newsletter } from "./store.ts";

export type DueSlot = { newsletter: Newsletter; slot: Date };

/** The slot that each newsletter owes at this time. Of several missed ones only the latest is owed: old news is not told. */
export async function findDueSlots({ db, now }: Pick<Desk, "db" | "now">): Promise<DueSlot[]> {
  const running = await findRunning(db);
  return running.flatMap(({ newsletter, endedSlot }) => {
    // one that was changed by hand to what can't be read stops nobody else
    if (findScheduleFault(newsletter)) return [];
    const slot = dueSlot(newsletter, endedSlot === null ? null : new Date(endedSlot), now());
    return slot ? [{ newsletter, slot }] : [];
  });
}

/** The slot a newsletter owes: the latest fire of its schedule, unless it ended already or lies before its start. */
export function dueSlot(
  newsletter: Pick<Newsletter, "schedule" | "timeZone" | "startsAt">,
  endedSlot: Date | null,
  now: Date,
): Date | null {
  const fire = latestFire(newsletter, now);
  if (!fire || fire < newsletter.startsAt) return null;
  if (endedSlot && fire <= endedSlot) return null;
  return fire;
}
