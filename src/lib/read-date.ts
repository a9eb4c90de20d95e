/**
 * Dates as feeds write them: RFC 822 and its many misspellings, ISO 8601 with weeks and ordinals, asctime, Chinese,
 * Japanese and Korean forms, month names of a dozen languages, slashes, and seconds since 1970.
 * A date without a zone is taken as UTC.
 */
import { findDay, type Day } from "./find-day.ts";
import { readClock } from "./read-clock.ts";

/** No date is longer; what is goes on about something else. */
const LENGTH_LIMIT = 100;

/** What a date said. `isDay`: it named a day and no time of it, and stands at its first moment in UTC. */
export type ReadDate = { at: Date; isDay: boolean };

/** Reads a date, or gives undefined. */
export function readDate(raw: string): ReadDate | undefined {
  const text = raw.trim().slice(0, LENGTH_LIMIT);
  if (/^\d{10}(?:\d{3})?$/.test(text)) return sinceEpoch(text);
  const found = findDay(text);
  if (!found) return undefined;
  const seconds = readClock(found.rest, text);
  return {
    at: new Date(startOf(found.day) + Math.round((seconds ?? 0) * 1000)),
    isDay: seconds === undefined,
  };
}

function sinceEpoch(digits: string): ReadDate {
  return { at: new Date(Number(digits) * (digits.length === 10 ? 1000 : 1)), isDay: false };
}

/** Date.UTC would take the year 1 for 1901. */
const startOf = ({ year, month, day }: Day) => new Date(0).setUTCFullYear(year, month - 1, day);
