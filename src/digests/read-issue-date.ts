/** The date of an issue, as RFC 3339 and YAML write it: with an offset, or as the clock of a zone shows it. */
import { offsetMinutesIn } from "../lib/zoned-time.ts";
import type { IssueDate } from "./issue.ts";

const DATE =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ]\s*(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*([Zz]|[+-]\d\d(?::?\d\d)?)?)?$/;
const MINUTE_MS = 60_000;
/** Kiribati is the furthest ahead. */
const LARGEST_OFFSET_MINUTES = 14 * 60;

/** The moment of a date; undefined where there is no such day or time. Without an offset it is read in the zone. */
export function readIssueDate(text: string, timeZone: string): IssueDate | undefined {
  const [, year, month, day, hour = "00", minute = "00", second = "00", fraction = "", zone] =
    DATE.exec(text) ?? [];
  if (!year || !month || !day) return undefined;
  const clock = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const wall = new Date(`${clock}.${fraction.slice(0, 3).padEnd(3, "0")}Z`);
  // 30 February would be 2 March
  if (Number.isNaN(wall.getTime()) || !wall.toISOString().startsWith(clock)) return undefined;
  const offsetMinutes = zone ? readOffset(zone) : offsetAt(wall, timeZone);
  if (Math.abs(offsetMinutes) > LARGEST_OFFSET_MINUTES) return undefined;
  return { instant: new Date(wall.getTime() - offsetMinutes * MINUTE_MS), offsetMinutes, text };
}

function readOffset(zone: string): number {
  const [, sign, hours, minutes = "0"] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  return sign ? Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) : 0;
}

/** The zone's offset when its clock shows this: asked of the moment that the first answer leads to. */
function offsetAt(wall: Date, timeZone: string): number {
  const guess = offsetMinutesIn(wall, timeZone);
  return offsetMinutesIn(new Date(wall.getTime() - guess * MINUTE_MS), timeZone);
}
