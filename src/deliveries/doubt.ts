/**
 * Doubt: a database restored from a backup does not know what it sent after it. It is noticed by cron's pulse, which
 * is then older than a cron that runs every quarter of an hour leaves it. What may have been sent in the gap is asked
 * of the provider, chunk by chunk in order, while it remembers (24 hours); afterwards a person must say that it is to
 * be sent. An outage looks the same and is treated alike. See docs/deliveries.md.
 */
import type { Desk } from "../desk.ts";
import { findPulse, isMailedBefore, saveBeat, setAskBefore, setAskBeforeByAge } from "./pulse-store.ts";
import type { Mailing } from "./store.ts";

/** Resend keeps idempotency keys for 24 hours: an hour less, for clocks that differ. */
export const MEMORY_MS = 23 * 3_600_000;
/** Two ticks of cron missing, and some: one may be left out, and a tick may come late. */
const GAP_MS = 40 * 60_000;

export const CANNOT_ASK =
  "It may have been sent already, before the database was restored, and the provider does not remember. Resume it to send it all the same.";

/** Notes that cron runs, and what the database may have missed since it last did. Must come before anything is started. */
export async function beat({ db, now, log }: Pick<Desk, "db" | "now" | "log">): Promise<void> {
  const [last, at] = [await findPulse(db), now()];
  if (!last) return beatFirst({ db, log }, at);
  const missedMs = at.getTime() - last.beatAt.getTime();
  if (missedMs <= GAP_MS) return saveBeat(db, at, {});
  await setAskBefore(db, new Date(last.beatAt.getTime() + MEMORY_MS));
  await saveBeat(db, at, { missedFrom: last.beatAt, missedUntil: at });
  log.error("deliveries.pulse-missed", { minutes: Math.round(missedMs / 60_000) });
}

/**
 * The first beat of a database: a new deployment, or one restored from a backup of before there was a pulse. What was
 * mailed stands for it then: the backup is not older than a mailing in it, so neither is what was lost.
 */
async function beatFirst({ db, log }: Pick<Desk, "db" | "log">, at: Date): Promise<void> {
  const gapBegan = new Date(at.getTime() - GAP_MS);
  if (!(await isMailedBefore(db, gapBegan))) return saveBeat(db, at, {});
  await setAskBeforeByAge(db, gapBegan, MEMORY_MS);
  await saveBeat(db, at, { missedUntil: at });
  log.error("deliveries.pulse-absent");
}

/**
 * Until when the provider would know whether a slot's mailing was sent by a history that this database lost: null where
 * there can't be one, the slot being younger than the last gap. A slot older than the provider's memory is always in doubt.
 */
export async function findAskBefore({ db, now }: Pick<Desk, "db" | "now">, slot: Date): Promise<Date | null> {
  const pulse = await findPulse(db);
  const remembered = new Date(slot.getTime() + MEMORY_MS);
  const mayBeLost = pulse?.missedUntil != null && slot <= pulse.missedUntil;
  return mayBeLost || now() >= remembered ? remembered : null;
}

/** Whether only a person can say that this mailing was not sent before. */
export const isTooLateToAsk = ({ askBefore }: Pick<Mailing, "askBefore">, now: Date): boolean =>
  askBefore !== null && now >= askBefore;
