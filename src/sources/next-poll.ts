/**
 * When a source is asked again: by its own rhythm, between a quarter of an hour and a day; later where it asks to be
 * left alone; and less and less while it fails.
 */

const MINUTE_MS = 60_000;
const QUARTER_MS = 15 * MINUTE_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A tick may come late and reading takes its time; what is due "at the next tick" is due two minutes before it. */
const SLACK_MS = 2 * MINUTE_MS;
/** Polls in the usual time between two posts: a new one is seen within a twelfth of it, on average half of that. */
const POLLS_A_POST = 12;
/** Polls move by up to a tenth, so that sources added together do not stay together. */
const JITTER = 0.1;

export type Rhythm = {
  sourceId: number;
  failureCount: number;
  /** The usual time between posts; null where it is not known. */
  gapMinutes: number | null;
  /** What the source asked for: Retry-After, max-age, a feed's ttl. */
  notBefore: Date | null;
};

/** The time of the next poll after one at `now`. */
export function nextPollAfter(now: Date, rhythm: Rhythm): Date {
  const pause = clamp(rhythm.failureCount > 0 ? backOff(rhythm) : usualPause(rhythm));
  const moved = pause > QUARTER_MS ? pause * (1 + JITTER * swing(rhythm.sourceId, now)) : pause;
  const asked = (rhythm.notBefore?.getTime() ?? 0) - now.getTime();
  return new Date(now.getTime() + Math.max(clamp(moved) - SLACK_MS, Math.min(asked, DAY_MS)));
}

const clamp = (pause: number) => Math.min(DAY_MS, Math.max(QUARTER_MS, pause));

/** Doubling from a quarter of an hour, but never sooner than its rhythm would have it. */
const backOff = (rhythm: Rhythm) =>
  Math.max(QUARTER_MS * 2 ** Math.min(10, rhythm.failureCount - 1), usualPause(rhythm));

const usualPause = ({ gapMinutes }: Rhythm) => ((gapMinutes ?? 0) * MINUTE_MS) / POLLS_A_POST;

/** From -1 to 1, the same for the same poll: a repeated message plans the same. */
function swing(sourceId: number, now: Date): number {
  const mixed = Math.imul(sourceId ^ Math.floor(now.getTime() / QUARTER_MS), 0x9e3779b1) >>> 0;
  return (mixed / 0xffffffff) * 2 - 1;
}
