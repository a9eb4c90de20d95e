/** The audience of a mailing, range by range: who is written to, in chunks, and who is not, by reason. */
import type { Exclusions } from "../db/schema.ts";
import type { Desk } from "../desk.ts";
import { addRange, findAudience, findRange, type Audience, type Planned } from "./freeze-store.ts";
import { planChunks } from "./plan.ts";
import { findMailing, type Mailing } from "./store.ts";

/** Subscribers of one range: their ids are 140 KB of JSON, a fourteenth of what D1 takes as one value. */
const RANGE_SIZE = 20_000;
/** Six queries a range: a call stays at half of the 1,000 that D1 allows, and a million fit into one. */
const RANGES_A_CALL = 80;

/** How much of an audience is looked through at once, and in one call. */
export type FreezeLimits = { rangeSize: number; rangesACall: number };
export const FREEZE_LIMITS: FreezeLimits = { rangeSize: RANGE_SIZE, rangesACall: RANGES_A_CALL };

/** How late after the hour that readers chose their mail may still be sent. */
const LATE_MS = 2 * 3_600_000;

/** What a freeze knows of its digest. */
export type Frozen = {
  /** Whether readers' hours count: it comes daily, or less often. */
  keepsHours: boolean;
  /** Renders what is missing of mails for readers who leave topics out. */
  fold: (leftOut: string[][]) => Promise<void>;
};

/** Goes over the subscriptions range by range, from where an earlier call stopped; answers whether it came to the end. */
export async function freezeAudience(
  { db, now }: Pick<Desk, "db" | "now">,
  opened: Mailing,
  { rangeSize, rangesACall }: FreezeLimits,
  { keepsHours, fold }: Frozen,
): Promise<boolean> {
  let after = opened.frozenTo;
  for (let count = 0; count < rangesACall; count += 1) {
    const range = await findRange(db, opened.newsletterId, after, rangeSize);
    const audience = await findAudience(db, opened, range, now());
    await fold(audience.choices.map(({ leftOut }) => leftOut).filter(({ length }) => length > 0));
    const divided = divide(audience, opened, keepsHours);
    const isOurs = await addRange(db, opened.id, range, divided);
    if (isOurs && range.isLast) return true;
    if (isOurs) after = range.upTo;
    else {
      // another freezer has been here: go on from where it came to, unless it closed the account
      const current = await findMailing(db, opened.id);
      if (current?.status !== "freezing") return true;
      after = current.frozenTo;
    }
  }
  return false;
}

/** Who of an audience is written to, in chunks, and how many are not, by reason. */
function divide(
  { candidateCount, activeIds, barred, unsubscribedCount, choices }: Audience,
  { createdAt, sendBefore }: Mailing,
  keepsHours: boolean,
): { candidateCount: number; excluded: Exclusions; chunks: Planned[]; sendBefore: Date } {
  const excluded = { suppressed: 0, bounced: 0, paused: 0, unsubscribed: unsubscribedCount };
  const recipients = activeIds.filter((id) => {
    const reason = barred.get(id);
    if (reason) excluded[reason] += 1;
    return !reason;
  });
  const chunks = planChunks(recipients, keepsHours ? choices : [], createdAt);
  const lastDue = Math.max(0, ...chunks.map(({ dueAt }) => dueAt ?? 0));
  return {
    candidateCount,
    excluded,
    chunks,
    sendBefore: new Date(Math.max(sendBefore.getTime(), lastDue + LATE_MS)),
  };
}
