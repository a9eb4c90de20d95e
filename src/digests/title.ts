/** What names a digest: its slug, from the slot in the newsletter's zone, and its title, from the newsletter's pattern. */
import { wallClock } from "../lib/zoned-time.ts";
import { periodHours } from "../newsletters/schedule.ts";
import type { Newsletter } from "../newsletters/store.ts";

/** How far clocks are set back when daylight saving ends: an hour, half of one on Lord Howe, two at Troll. */
const SETBACKS_MS = [3_600_000, 1_800_000, 7_200_000];

/**
 * The slot as 2025.12.07.08, with the minutes where there are any. In the hour that comes twice when daylight
 * saving ends, the second carries -2: slugs of a newsletter never repeat.
 */
export function slugOf(slot: Date, timeZone: string): string {
  const slug = clockSlug(slot, timeZone);
  const isSecond = SETBACKS_MS.some((back) => clockSlug(new Date(slot.getTime() - back), timeZone) === slug);
  return isSecond ? `${slug}-2` : slug;
}

function clockSlug(at: Date, timeZone: string): string {
  const { year, month, day, hour, minute } = wallClock(at, timeZone);
  return [year, month, day, hour, ...(minute === "00" ? [] : [minute])].join(".");
}

/** The newsletter's title pattern with {slug}, {date}, {hours} and {name} filled in. */
export function titleOf(newsletter: Newsletter, slot: Date): string {
  const { year, month, day } = wallClock(slot, newsletter.timeZone);
  const blanks = new Map([
    ["slug", slugOf(slot, newsletter.timeZone)],
    ["date", `${year}-${month}-${day}`],
    ["hours", String(periodHours(newsletter, slot))],
    ["name", newsletter.name],
  ]);
  return newsletter.titlePattern.replace(/\{(\w+)\}/g, (blank, word: string) => blanks.get(word) ?? blank);
}
