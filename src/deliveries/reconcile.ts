/**
 * Reconciling, on each tick of cron: the rows are the truth, so what was lost on the way (a message, a sender,
 * a press that broke down before freezing) is found in them and set going again, and what is through is closed.
 */
import type { Desk } from "../desk.ts";
import { endForgotten, findOpenNumbers, findUnderWay } from "./claim-store.ts";
import { expire } from "./expire.ts";
import { findUnmailed, moveMailing, type Mailing } from "./store.ts";
import { MEMORY_MS } from "./send.ts";
import { wakeSenders } from "./wake.ts";

const HOUR_MS = 3_600_000;
/** A digest published this long ago without a mailing lost its press; the press itself freezes within seconds. */
const PRESS_GONE_MS = 10 * 60_000;
/** Older digests without a mailing were published before there was one, or their mailing was never wanted. */
const UNMAILED_MS = 24 * HOUR_MS;

type ReconcileDesk = Pick<Desk, "db" | "queues" | "now" | "log">;

/** Goes over the mailings under way; answers how many there were. */
export async function reconcile(desk: ReconcileDesk): Promise<number> {
  const now = desk.now().getTime();
  const unmailed = await findUnmailed(desk.db, new Date(now - UNMAILED_MS), new Date(now - PRESS_GONE_MS));
  const underWay = await findUnderWay(desk.db);
  const frozen = underWay.filter(({ status }) => status === "freezing").map(({ digestId }) => digestId);
  for (const digestId of new Set([...unmailed, ...frozen]))
    await desk.queues.deliver.send({ kind: "freeze", digestId, at: now });
  for (const mailing of underWay.filter(({ status }) => status === "sending"))
    await reconcileMailing(desk, mailing);
  return underWay.length;
}

/** Wakes the senders of a mailing, or closes it. */
async function reconcileMailing(desk: ReconcileDesk, mailing: Mailing): Promise<void> {
  const { db, now } = desk;
  if (now() >= mailing.sendBefore) await expire(desk, mailing);
  await endForgotten(db, mailing.id, new Date(now().getTime() - MEMORY_MS), now());
  if (!(await closeIfThrough(desk, mailing))) await wakeSenders(desk, mailing.id);
}

/** Closes a mailing whose chunks are all at their end; answers whether they are. */
export async function closeIfThrough(
  desk: Pick<Desk, "db" | "now" | "log">,
  mailing: Mailing,
): Promise<boolean> {
  const open = await findOpenNumbers(desk.db, mailing.id);
  if (open.length > 0) return false;
  await close(desk, mailing);
  return true;
}

/** Ends a mailing whose chunks are all at their end: expired where none was sent in time, else sent. */
async function close({ db, now, log }: Pick<Desk, "db" | "now" | "log">, mailing: Mailing): Promise<void> {
  const isLate = now() >= mailing.sendBefore && mailing.sentCount + mailing.unknownCount === 0;
  const end = isLate
    ? { status: "expired" as const, reason: "send_before has passed.", finishedAt: now() }
    : { status: "sent" as const, finishedAt: now() };
  if (await moveMailing(db, mailing.id, "sending", end))
    log.info("deliveries.finished", { mailingId: mailing.id });
}
