/** How fast a mailing goes and when it will be through, told from a sample of its chunks. Pure. */

/** What went out before this says little about now. */
const WINDOW_MS = 5 * 60_000;
/** So many chunks of the sample are looked at, even if they went out earlier: fewer tell nothing. */
const TELLING = 8;
/** A rate over less than this would be a guess. */
const LEAST_MS = 15_000;
/** Where the last chunk went out longer ago, it stands still. */
const STILL_MS = 10 * 60_000;

export type Sampled = { sentAt: Date | null; recipientCount: number };

/** Mails a minute; when the rest will be through at that rate. */
export type Rate = { perMinute: number; endsAt: Date };

/**
 * The rate of late, given every so-and-so-many-th chunk (`stride`) and how many mails are left; null where nothing went
 * out lately or nothing is left.
 */
export function rateOf(sample: Sampled[], stride: number, leftCount: number, now: Date): Rate | null {
  const sent = sample
    .flatMap(({ sentAt, recipientCount }) => (sentAt ? [{ at: sentAt.getTime(), recipientCount }] : []))
    .toSorted((a, b) => b.at - a.at);
  const [latest] = sent;
  const first = sent.at(-1);
  if (!latest || !first || leftCount <= 0 || now.getTime() - latest.at > STILL_MS) return null;
  const telling = sent[TELLING - 1] ?? first;
  const from = Math.max(first.at, Math.min(now.getTime() - WINDOW_MS, telling.at));
  const mailCount = sent
    .filter(({ at }) => at >= from)
    .reduce((sum, { recipientCount }) => sum + recipientCount, 0);
  const perMs = (mailCount * stride) / Math.max(LEAST_MS, now.getTime() - from);
  return { perMinute: Math.round(perMs * 60_000), endsAt: new Date(now.getTime() + leftCount / perMs) };
}
