/** What names a digest: its slug, from the slot in the newsletter's zone, and its title, from the newsletter's pattern. */
import { wallClock } from "../lib/zoned-time.ts";
import { periodHours } from "../newsletters/schedule.ts";
import type { Newsletter } from "../newsletters/store.ts";

const HOUR_MS = 3_600_000;

/**
 * The slot as 2025.12.07.08, with the minutes where there are any. In the hour that comes twice when daylight
 * saving ends, the second carries -2: slugs of a newsletter never repeat.
 */
export function slugOf(slot: Date, timeZone: string): string {
  const slug = clockSlug(slot, timeZone);
  return clockSlug(new Date(slot.getTime() - HOUR_MS), timeZone) === slug ? `${slug}-2` : slug;
}

function clockSlug(at: Date, timeZone: string): string {
  const { year, month, day, hour, minute } = wallClock(at, timeZone);
  return [year, month, day, hour, ...(minute === "00" ? [] : [minute])].join(".");
}

/** The newsletter's title pattern with {slug}, {date}, {hours} and {name} filled in. */
export function titleOf(newsletter: Newsletter, slot: Date): string {
  const { year, month, day } = wallClock(slot, newsletter.timeZone);
  const blanks: Record<string, string> = {
    slug: slugOf(slot, newsletter.timeZone),
    date: `${year}-${month}-${day}`,
    hours: String(periodHours(newsletter, slot)),
    name: newsletter.name,
  };
  return newsletter.titlePattern.replace(/\{(\w+)\}/g, (blank, word: string) => blanks[word] ?? blank);
}
