/**
 * How often a feed is worth a look, as RSS says it (ttl, skipHours, skipDays). It hangs on the schedule and the latest
 * slot alone: a feed of which nothing is new stays the same to the byte.
 */
import { nextFire, periodHours } from "../../newsletters/schedule.ts";
import type { Newsletter } from "../../newsletters/store.ts";

export type Rhythm = {
  /** For how long a copy is good. */
  ttlMinutes: number;
  /** Hours of GMT, 0–23, in which nothing comes. */
  skipHours: number[];
  /** English names of days in GMT on which nothing comes. */
  skipDays: string[];
};

const HOUR_MS = 3_600_000;
const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
/** A reader is late by a quarter of the period at most. */
const TTL_MINUTES = { usual: 60, least: 15, most: 360 };
/** Hours after a slot in which readers that look once in a while still come by: half a day. */
const LOOKED_FOR_HOURS = 12;
/** A newsletter that comes every 20 hours or more seldom has hours without news, one of two days or more has days. */
const DAILY_HOURS = 20;
const SELDOM_HOURS = 44;
/** Slots ahead that are looked at: a week of a daily newsletter. */
const SLOTS = 7;

/** The rhythm of a newsletter after a slot. Where a person reviews it, it may come at any hour: nothing is skipped. */
export function rhythmOf(newsletter: Newsletter, slot: Date): Rhythm {
  // of the slot that comes next: where the schedule was changed, the latest is none of it
  const hours = periodHours(newsletter, nextFire(newsletter, slot) ?? slot);
  const isReviewed = newsletter.review !== "none";
  const ttlMinutes = isReviewed ? TTL_MINUTES.usual : ttlOf(hours);
  if (isReviewed || hours < DAILY_HOURS) return { ttlMinutes, skipHours: [], skipDays: [] };
  const looked = lookedForAt(newsletter, slot);
  const lookedHours = new Set(looked.map((at) => at.getUTCHours()));
  const lookedDays = new Set(looked.map((at) => DAYS[at.getUTCDay()]));
  return {
    ttlMinutes,
    skipHours: Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => !lookedHours.has(hour)),
    skipDays: hours < SELDOM_HOURS ? [] : DAYS.filter((day) => !lookedDays.has(day)),
  };
}

const ttlOf = (hours: number) =>
  Math.min(TTL_MINUTES.most, Math.max(TTL_MINUTES.least, Math.round((hours * 60) / 4)));

/** The hours in which a look may find something: those that follow the slots ahead, and this one. */
function lookedForAt(newsletter: Newsletter, slot: Date): Date[] {
  const slots = [slot];
  for (let at = nextFire(newsletter, slot); at && slots.length <= SLOTS; at = nextFire(newsletter, at))
    slots.push(at);
  return slots.flatMap((at) =>
    Array.from({ length: LOOKED_FOR_HOURS }, (_, hour) => new Date(at.getTime() + hour * HOUR_MS)),
  );
}
