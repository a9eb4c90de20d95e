/** Days of charts, in UTC. */

const DAY_MS = 86_400_000;

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** Days up to a time's, oldest first. */
export const lastDays = (now: Date, count: number): string[] =>
  Array.from({ length: count }, (_, at) => dayOf(new Date(now.getTime() - (count - 1 - at) * DAY_MS)));

/** How many of these times fall on each of the last days. */
export function countByDay(times: Date[], now: Date, count: number): { days: string[]; counts: number[] } {
  const days = lastDays(now, count);
  const byDay = Map.groupBy(times, dayOf);
  return { days, counts: days.map((day) => byDay.get(day)?.length ?? 0) };
}
