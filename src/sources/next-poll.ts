/** When a source is asked again: every tick while it is well, backing off exponentially to a day while it fails. */

const QUARTER_MS = 15 * 60_000;
const DAY_MS = 24 * 3_600_000;
/** A tick may come late and reading takes its time; what is due "at the next tick" is due two minutes before it. */
const SLACK_MS = 2 * 60_000;

/** The time of the next poll, after one at `now` that was the so-many-th failure in a row (0: a success). */
export function nextPollAfter(now: Date, { failureCount }: { failureCount: number }): Date {
  const pause = Math.min(DAY_MS, QUARTER_MS * 2 ** Math.max(0, failureCount - 1));
  return new Date(now.getTime() + pause - SLACK_MS);
}
