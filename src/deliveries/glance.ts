/**
 * A mailing at a glance: how far its chunks are, how fast they go, and which of them need a person. It reads the same
 * few chunks of one with a hundred readers and of one with a million; findAccount (account.ts) reads all.
 */
import type { Desk } from "../desk.ts";
import { findLastNumber, findSample, findTroubled } from "./glance-store.ts";
import { rateOf, type Rate } from "./rate.ts";
import type { Chunk, Mailing } from "./store.ts";

/** Chunks whose states are looked at: all of them, or so many spread evenly. */
const SAMPLED = 45;
/** Chunks that are looked through for trouble at once. */
const STRETCH = 80;

type Trouble = {
  number: number;
  status: Chunk["status"];
  /** Of whom nobody knows whether they got it; empty where the chunk is not unknown. */
  unknownIds: number[];
  /** Whom the provider refused, with its words. */
  refusals: [subscriberId: number, message: string][];
  failure: string | null;
  attemptedAt: Date | null;
  attemptCount: number;
};

export type Glance = {
  lastNumber: number;
  /** How many chunks are in which state: counted where isCounted, else told from the sample. */
  states: Partial<Record<Chunk["status"], number>>;
  isCounted: boolean;
  rate: Rate | null;
  /** The troubled ones of the chunks `from` to `to`. */
  troubles: Trouble[];
  from: number;
  to: number;
};

/** Looks at a mailing, and for trouble among its chunks from a number on. */
export async function glance(
  { db, now }: Pick<Desk, "db" | "now">,
  mailing: Mailing,
  from: number,
): Promise<Glance> {
  const lastNumber = await findLastNumber(db, mailing.id);
  const numbers = spread(lastNumber);
  const to = Math.min(lastNumber, from + STRETCH - 1);
  const hasTrouble = mailing.unknownCount + mailing.refusedCount > 0;
  const [sample, troubled] = await Promise.all([
    numbers.length > 0 ? findSample(db, mailing.id, numbers) : [],
    hasTrouble ? findTroubled(db, mailing.id, from, to) : [],
  ]);
  const stride = lastNumber / Math.max(1, sample.length);
  const states: Glance["states"] = {};
  for (const { status } of sample) states[status] = (states[status] ?? 0) + stride;
  for (const [status, count] of Object.entries(states)) states[status as Chunk["status"]] = Math.round(count);
  return {
    lastNumber,
    states,
    isCounted: lastNumber <= SAMPLED,
    rate: mailing.status === "sending" ? rateOf(sample, stride, leftOf(mailing), now()) : null,
    troubles: troubled.map(troubleOf),
    from,
    to,
  };
}

/** Who still waits for the mail. */
export const leftOf = (mailing: Mailing): number =>
  mailing.recipientCount -
  mailing.sentCount -
  mailing.refusedCount -
  mailing.droppedCount -
  mailing.unknownCount;

/** All numbers up to the last, or so many of them at even distances. */
function spread(last: number): number[] {
  const count = Math.min(SAMPLED, last);
  return Array.from({ length: count }, (_, at) => Math.floor(((at + 0.5) * last) / count) + 1);
}

function troubleOf({
  number,
  status,
  recipients,
  addressed,
  emailIds,
  refusals,
  failure,
  firstAttemptAt,
  attemptCount,
}: Awaited<ReturnType<typeof findTroubled>>[number]): Trouble {
  const refused = new Set(refusals?.map(([id]) => id));
  const ids = addressed?.map(([id]) => id) ?? recipients;
  return {
    number,
    status,
    unknownIds: status === "unknown" ? ids.filter((id, at) => !emailIds?.[at] && !refused.has(id)) : [],
    refusals: refusals ?? [],
    failure,
    attemptedAt: firstAttemptAt,
    attemptCount,
  };
}
