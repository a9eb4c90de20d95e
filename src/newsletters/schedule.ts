/** Cron schedules read in a newsletter's time zone, daylight saving included (croner). */
import { Cron } from "croner";

const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;

type Scheduled = { schedule: string; timeZone: string };

/** The latest fire of a schedule at or before a time, or null where it never fired. */
export function latestFire(newsletter: Scheduled, now: Date): Date | null {
  // croner looks strictly before its reference, and in whole seconds.
  const reference = new Date(Math.floor(now.getTime() / SECOND_MS) * SECOND_MS + SECOND_MS);
  return read(newsletter).previousRuns(1, reference)[0] ?? null;
}

/** The fires of a schedule in (from, to], the latest first, so many at most. */
export function firesWithin(newsletter: Scheduled, from: Date, to: Date, most: number): Date[] {
  const reference = new Date(Math.floor(to.getTime() / SECOND_MS) * SECOND_MS + SECOND_MS);
  return read(newsletter)
    .previousRuns(most, reference)
    .filter((fire) => fire > from);
}

/** The first fire after a time, or null where there is none. */
export function nextFire(newsletter: Scheduled, now: Date): Date | null {
  return read(newsletter).nextRun(now);
}

/** The hours between a slot and the fire before it, rounded: what a title calls "the past 4 hours". */
export function periodHours(newsletter: Scheduled, slot: Date): number {
  const before = read(newsletter).previousRuns(1, slot)[0];
  return before ? Math.round((slot.getTime() - before.getTime()) / HOUR_MS) : 0;
}

/** What is wrong with a schedule or a time zone, in a sentence; null where nothing is. */
export function findScheduleFault(newsletter: Scheduled): string | null {
  try {
    Intl.DateTimeFormat("en", { timeZone: newsletter.timeZone });
  } catch {
    return `${newsletter.timeZone} is no time zone: use an IANA name such as Asia/Shanghai`;
  }
  // croner would take a date or a nickname such as @daily as well
  if (newsletter.schedule.trim().split(/\s+/).length !== 5)
    return `the schedule ${newsletter.schedule} can't be read: it takes five fields (minute, hour, day, month, weekday)`;
  try {
    return read(newsletter).nextRun() ? null : `the schedule ${newsletter.schedule} never fires`;
  } catch (error) {
    return `the schedule ${newsletter.schedule} can't be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

const read = ({ schedule, timeZone }: Scheduled) =>
  new Cron(schedule, { timezone: timeZone, mode: "5-part", paused: true });
