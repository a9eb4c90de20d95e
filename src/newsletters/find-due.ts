/** Which slots are due: computed from the schedule and the data, so that a missed tick is caught up and a doubled one does nothing. */
import type { Desk } from "../desk.ts";
import { findScheduleFault, latestFire } from "./schedule.ts";
import { findRunning, type Newsletter } from "./store.ts";

export type DueSlot = { newsletter: Newsletter; slot: Date };

/** The slot that each newsletter owes at this time. Of several missed ones only the latest is owed: old news is not told. */
export const findDueSlots = async (desk: Pick<Desk, "db" | "now">): Promise<DueSlot[]> =>
  (await readSchedules(desk)).due;

/** readable: the newsletters whose schedule can be read. faults: a sentence for each of the others, which was changed by hand and stops nobody else. */
type Schedules = {
  due: DueSlot[];
  readable: string[];
  faults: { newsletterId: string; fault: string }[];
};

/** The slots that are due, and how well the schedules can be read. */
export async function readSchedules({ db, now }: Pick<Desk, "db" | "now">): Promise<Schedules> {
  const running = (await findRunning(db)).map((row) => ({
    ...row,
    fault: findScheduleFault(row.newsletter),
  }));
  return {
    due: running.flatMap(({ newsletter, endedSlot, fault }) => {
      const slot = fault ? null : dueSlot(newsletter, endedSlot === null ? null : new Date(endedSlot), now());
      return slot ? [{ newsletter, slot }] : [];
    }),
    readable: running.flatMap(({ newsletter, fault }) => (fault ? [] : [newsletter.id])),
    faults: running.flatMap(({ newsletter, fault }) =>
      fault ? [{ newsletterId: newsletter.id, fault: `${newsletter.id}: ${fault}` }] : [],
    ),
  };
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

/** Whether a newsletter still owes a slot at or before a time: its roll-ups wait for it. A paused one owes nothing. */
export async function owesSlot(
  { db }: Pick<Desk, "db">,
  newsletterId: string,
  until: Date,
): Promise<boolean> {
  const running = (await findRunning(db)).find(({ newsletter }) => newsletter.id === newsletterId);
  if (!running || findScheduleFault(running.newsletter)) return false;
  const endedSlot = running.endedSlot === null ? null : new Date(running.endedSlot);
  return dueSlot(running.newsletter, endedSlot, until) !== null;
}
