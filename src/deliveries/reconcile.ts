/**
 * Reconciling, on each tick of cron: the rows are the truth, so what was lost on the way (a message, a sender,
 * a press that broke down before freezing) is found in them and set going again, and what is through is closed.
 */
import { endIncident, openIncident } from "../db/incidents.ts";
import type { Desk } from "../desk.ts";
import { messageOf } from "../providers/log.ts";
import { isHeld } from "./claim-store.ts";
import { findSigningKey, lostKey } from "./compose.ts";
import { MEMORY_MS } from "./doubt.ts";
import { expire } from "./expire.ts";
import { endForgotten, endMailing, findUnderWay, recount } from "./finish-store.ts";
import { mailingCause } from "./mailing-cause.ts";
import { prune } from "./prune.ts";
import { findRestore } from "./restored.ts";
import { LEASE_MS } from "./send.ts";
import { findUnmailed, moveMailing, type Mailing } from "./store.ts";
import { wakeSenders } from "./wake.ts";

const HOUR_MS = 3_600_000;
/** A digest published this long ago without a mailing lost its press; the press itself freezes within seconds. */
const PRESS_GONE_MS = 10 * 60_000;
/** Older digests without a mailing were published before there was one, or their mailing was never wanted. */
const UNMAILED_MS = 24 * HOUR_MS;

type ReconcileDesk = Pick<Desk, "db" | "queues" | "settings" | "now" | "log">;

/** Goes over the mailings under way; what fails for one is recorded and keeps no other waiting. */
export async function reconcile(desk: ReconcileDesk): Promise<void> {
  const now = desk.now().getTime();
  const underWay = await findUnderWay(desk.db);
  const restoredAt = (await findRestore(desk))?.at.getTime() ?? 0;
  const since = new Date(Math.max(now - UNMAILED_MS, restoredAt));
  const unmailed = await findUnmailed(desk.db, since, new Date(now - PRESS_GONE_MS));
  const unfrozen = underWay.filter(({ status }) => status === "freezing").map(({ digestId }) => digestId);
  const done: string[] = [];
  const attempt = async (about: string, work: () => Promise<unknown>) => {
    if (await goesWell(desk, `reconciling/${about}`, work)) done.push(`reconciling/${about}`);
  };
  for (const mailing of underWay)
    await attempt(`mailing-${mailing.id}`, () => reconcileMailing(desk, mailing));
  await attempt("freezing", async () => {
    for (const digestId of new Set([...unmailed, ...unfrozen]))
      await desk.queues.deliver.send({ kind: "freeze", digestId, at: now });
  });
  await attempt("pruning", () => prune(desk));
  await endIncident(desk, done);
}

async function goesWell(desk: ReconcileDesk, cause: string, work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    await openIncident(desk, { cause, room: "deliver", message: `Reconciling: ${messageOf(error)}` });
    return false;
  }
}

/** Ends what can't be sent any more, whether it is being sent or not, and wakes the senders of the rest. */
async function reconcileMailing(desk: ReconcileDesk, mailing: Mailing): Promise<void> {
  const { db, now } = desk;
  if (mailing.status === "freezing") return;
  await endForgotten(db, mailing.id, new Date(now().getTime() - MEMORY_MS), now());
  const isOver = mailing.status === "cancelled" || now() >= mailing.sendBefore;
  if (isOver) await expire(desk, mailing);
  const isSending = mailing.status === "sending" || (!isOver && (await hasItsKeyBack(desk, mailing)));
  if (!isOver && !isSending) return;
  if (await closeIfThrough(desk, mailing)) return;
  if (isSending && !(await isAtWork(desk, mailing))) await wakeSenders(desk, mailing.id);
}

/**
 * Goes on with a mailing that stopped for want of its signing key, when the key is there: in a gradual deploy of new
 * keys some calls see the old ones and some do not. Answers whether it goes on.
 */
async function hasItsKeyBack(desk: ReconcileDesk, mailing: Mailing): Promise<boolean> {
  if (mailing.status !== "stopped" || mailing.reason !== lostKey(mailing)) return false;
  if (!findSigningKey(desk.settings, mailing)) return false;
  const goesOn = await moveMailing(desk.db, mailing.id, ["stopped"], { status: "sending", reason: null });
  if (goesOn) await endIncident(desk, mailingCause(mailing.id));
  return goesOn;
}

/** Whether its senders need no waking: one holds a chunk at this moment, or all wait for the provider's quota. */
const isAtWork = async ({ db, now }: ReconcileDesk, { id, waitsUntil }: Mailing): Promise<boolean> =>
  (waitsUntil !== null && now() < waitsUntil) || isHeld(db, id, now(), new Date(now().getTime() + LEASE_MS));

/** Closes a mailing whose chunks are all at their end; answers whether it was this call that did. */
export async function closeIfThrough(
  { db, now, log }: Pick<Desk, "db" | "now" | "log">,
  { id }: Pick<Mailing, "id">,
): Promise<boolean> {
  const ended = await endMailing(db, id, now());
  if (!ended) return false;
  await endIncident({ db, now }, [mailingCause(id), `reconciling/mailing-${id}`]);
  if (await recount(db, id)) log.error("deliveries.recounted", { mailingId: id });
  log.info("deliveries.finished", { mailingId: id });
  return true;
}
