/** Slots that were missed: one that is due and has not come to its end, and those that passed while cron did not run. */
import type { Desk } from "../desk.ts";
import { slotText } from "../digests/wording.ts";
import { readSchedules } from "../newsletters/find-due.ts";
import { findScheduleFault, firesWithin } from "../newsletters/schedule.ts";
import type { Newsletter } from "../newsletters/store.ts";
import { findSlots } from "./alert-store.ts";
import { WHY, type Alert } from "./alert.ts";
import { findPulse } from "./pulse-store.ts";

/** A press takes minutes; a roll-up waits a quarter of an hour for what it rolls up. */
const LATE_MS = 3_600_000;
/** Of a long gap the last so many slots of a newsletter are named. */
const MOST_SLOTS = 50;

/** An alert for each newsletter that missed any since a time; those that are paused owe none. */
export async function findMissedSlots(
  desk: Pick<Desk, "db" | "now">,
  running: Newsletter[],
  since: Date,
): Promise<Alert[]> {
  const late = new Date(desk.now().getTime() - LATE_MS);
  const { due } = await readSchedules(desk);
  const overdue = new Map(
    due.filter(({ slot }) => slot <= late).map(({ newsletter, slot }) => [newsletter.id, slot]),
  );
  const gap = await findGap(desk, since);
  const alerts = await Promise.all(
    running.map(async (newsletter): Promise<Alert[]> => {
      const owed = overdue.get(newsletter.id);
      const passed = gap ? await findPassed(desk, newsletter, gap) : [];
      const slots = [...(owed ? [owed] : []), ...passed.filter((slot) => slot.getTime() !== owed?.getTime())];
      const first = slots.at(-1);
      if (!first) return [];
      const details = slots.map((slot) => slotText(slot, newsletter));
      const cause = `slot-missed/${newsletter.id}`;
      return [{ kind: "slot-missed", cause, newsletter, since: first, details, path: WHY }];
    }),
  );
  return alerts.flat();
}

type Gap = { from: Date; until: Date };

async function findGap({ db }: Pick<Desk, "db">, since: Date): Promise<Gap | undefined> {
  const { missedFrom, missedUntil } = (await findPulse(db)) ?? {};
  return missedFrom && missedUntil && missedUntil > since
    ? { from: missedFrom, until: missedUntil }
    : undefined;
}

/** The slots of a gap that have no row, the latest first. The last of them is owed when cron is back, and gets one. */
async function findPassed({ db }: Pick<Desk, "db">, newsletter: Newsletter, gap: Gap): Promise<Date[]> {
  if (findScheduleFault(newsletter)) return [];
  const [, ...passed] = firesWithin(newsletter, gap.from, gap.until, MOST_SLOTS);
  if (passed.length === 0) return [];
  const known = new Set(await findSlots(db, newsletter.id, gap.from, gap.until));
  return passed.filter((slot) => slot >= newsletter.startsAt && !known.has(slot.getTime()));
}
