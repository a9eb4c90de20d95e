/** How long a feed asks to be left alone: RSS's ttl, or the syndication module's update period and frequency. */

const PERIOD_MINUTES: Record<string, number> = {
  hourly: 60,
  daily: 1440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
};
/** Feeds that say a week mean no harm, but a day is the longest that news may wait. */
const MOST_MINUTES = 1440;

/** Minutes, a day at most; null where the feed says nothing that can be understood. */
export function timeToLive(
  ttl: string | undefined,
  period: string | undefined,
  frequency: string | undefined,
): number | null {
  const minutes = Number(ttl?.trim() || Number.NaN);
  if (Number.isFinite(minutes) && minutes > 0) return Math.min(MOST_MINUTES, minutes);
  const whole = PERIOD_MINUTES[period?.trim().toLowerCase() ?? ""];
  if (!whole) return null;
  return Math.min(MOST_MINUTES, whole / Math.max(1, Number(frequency) || 1));
}
