/** A moment as a wall clock in some time zone shows it (Intl's time zone data, daylight saving included). */

export type WallClock = { year: string; month: string; day: string; hour: string; minute: string };

/** The clock's reading, each part padded with zeros. Throws a RangeError for a time zone that is none. */
export function wallClock(at: Date, timeZone: string): WallClock {
  const parts = formatIn(timeZone).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((p) => p.type === type)?.value ?? "";
  return {
    year: part("year"),
    month: part("month"),
    day: part("day"),
    hour: part("hour"),
    minute: part("minute"),
  };
}

/** One a zone: making one takes some fifty times as long as asking it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  formats.set(timeZone, made);
  return made;
}

/** ISO 8601 with the zone's offset, to the second: 2025-12-07T08:00:08+08:00. */
export function isoWithOffset(at: Date, timeZone: string): string {
  const clock = wallClock(at, timeZone);
  const { year, month, day, hour, minute } = clock;
  const second = String(at.getUTCSeconds()).padStart(2, "0");
  const offset = aheadOfUtc(clock, at);
  const sign = offset < 0 ? "-" : "+";
  const two = (n: number) => String(n).padStart(2, "0");
  const zone = `${sign}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`;
}

/** How many minutes the zone's clock is ahead of UTC at a moment. */
export const offsetMinutesIn = (at: Date, timeZone: string): number =>
  aheadOfUtc(wallClock(at, timeZone), at);

function aheadOfUtc({ year, month, day, hour, minute }: WallClock, at: Date): number {
  const local = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
  return Math.round((local - Math.floor(at.getTime() / 60_000) * 60_000) / 60_000);
}

/**
 * The first moment from `at` on at which the zone's clock shows this hour, 0–23: `at` itself within the hour, else the
 * hour's beginning. Where daylight saving leaves the hour out, the moment at which it would have begun.
 */
export function nextHour(at: Date, timeZone: string, hour: number): Date {
  if (Number(wallClock(at, timeZone).hour) === hour) return at;
  const offset = offsetMinutesIn(at, timeZone);
  const local = new Date(at.getTime() + offset * 60_000);
  const day = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate());
  const wanted = day + hour * 3_600_000;
  const wall = wanted > local.getTime() ? wanted : wanted + 24 * 3_600_000;
  const guess = new Date(wall - offset * 60_000);
  // the clock may be put forward or back on the way there
  return new Date(wall - offsetMinutesIn(guess, timeZone) * 60_000);
}
