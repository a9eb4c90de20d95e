/** A source's rhythm, as its document shows it; and whether what it gives can be its latest. */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** The latest posts say how often it posts now. */
const LATEST = 15;
/** Nothing new for so many of its usual gaps, and at least two days, is a sign that the answer is an old one. */
const STALE_GAPS = 8;
const STALE_LEAST_MS = 48 * HOUR_MS;
/** Fewer posts show no rhythm. */
const POSTS_LEAST = 5;

/** The median time between the latest posts, in minutes; null where too few have dates of their own. */
export function gapOf(dates: Date[]): number | null {
  // posts that share a date were put up together, or are dated by their fetch
  const times = [...new Set(dates.map((date) => date.getTime()))];
  const latest = times.toSorted((a, b) => b - a).slice(0, LATEST);
  if (latest.length < POSTS_LEAST) return null;
  const gaps = latest.slice(1).map((time, at) => (latest[at] ?? time) - time);
  const median = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  return Math.max(1, Math.round(median / MINUTE_MS));
}

/**
 * A sentence where an answer that looks well can't be the latest: bridges answer 200 with posts of months ago.
 * Null while the newest post is as young as its rhythm lets expect.
 */
export function findStaleness(newest: Date | null, gapMinutes: number | null, now: Date): string | null {
  if (!newest || gapMinutes === null) return null;
  const age = now.getTime() - newest.getTime();
  if (age < Math.max(STALE_LEAST_MS, gapMinutes * MINUTE_MS * STALE_GAPS)) return null;
  return `Stale: its newest post is of ${newest.toISOString().slice(0, 10)}, though it usually posts every ${wordsFor(gapMinutes)}`;
}

function wordsFor(minutes: number): string {
  if (minutes < 2) return "minute";
  if (minutes < 90) return `${minutes} minutes`;
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} hours` : `${Math.round(minutes / (24 * 60))} days`;
}
