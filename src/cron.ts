/** Door: the timetable. Cron only starts work; what is due is computed from the data, so a tick may come late, twice or not at all. */
import type { Desk } from "./desk.ts";
import { recordFailure } from "./db/failures.ts";
import { beat } from "./deliveries/doubt.ts";
import { reconcile } from "./deliveries/reconcile.ts";
import { findRestore } from "./deliveries/restored.ts";
import { tellOperator } from "./deliveries/tell-operator.ts";
import { settleOverdue } from "./digests/review.ts";
import { shelveRest } from "./digests/shelve.ts";
import { readSchedules, type DueSlot } from "./newsletters/find-due.ts";
import { slotName } from "./newsletters/slot-name.ts";
import { failAbandoned } from "./newsletters/store.ts";
import { messageOf } from "./providers/log.ts";
import { askDueSources } from "./sources/ask.ts";
import { housekeep } from "./subscribers/housekeep.ts";

const HOUR_MS = 3_600_000;
/** A press that has not ended after this, when a later slot has, broke down. */
const OVERTAKEN_MS = HOUR_MS;
/** One that has not ended after this broke down, and its news is old. */
const OVERDUE_MS = 24 * HOUR_MS;

/** One tick: asks for the due sources, ends overdue reviews, starts the due presses, reconciles the mailings, once a day looks over the subscribers, puts on the shelf what is missing there, and tells the operator what needs them. None stops the others. While a backup is loaded, nothing is started. */
export async function tick(desk: Desk): Promise<void> {
  if (!(await mayStart(desk))) return;
  // before anything is started: what it finds missing tells what may have been sent already
  await attempt(desk, "deliver", () => beat(desk));
  await attempt(desk, "gather", () => askDueSources(desk));
  await attempt(desk, "press", () => settleOverdue(desk));
  await attempt(desk, "press", () => startDuePresses(desk));
  await attempt(desk, "deliver", () => reconcile(desk));
  await attempt(desk, "subscribers", () => housekeep(desk));
  await attempt(desk, "search", () => shelveRest(desk));
  await attempt(desk, "alerts", () => tellOperator(desk));
}

async function mayStart(desk: Desk): Promise<boolean> {
  try {
    const isRestoring = (await findRestore(desk))?.isGoingOn ?? false;
    if (isRestoring) desk.log.error("cron.waits-for-restore");
    return !isRestoring;
  } catch (error) {
    await recordFailure(desk, "cron", `Cron: ${messageOf(error)}`);
    return false;
  }
}

async function startDuePresses(desk: Desk): Promise<void> {
  const ago = (ms: number) => new Date(desk.now().getTime() - ms);
  await failAbandoned(desk.db, { overtaken: ago(OVERTAKEN_MS), overdue: ago(OVERDUE_MS) });
  const { due, faults } = await readSchedules(desk);
  for (const fault of faults) await recordFailure(desk, "press", `Cron: ${fault}`);
  for (const slot of due) await attempt(desk, "press", () => startPress(desk, slot));
}

/** The instance is named by newsletter and slot: a second start is refused by the engine. */
async function startPress(desk: Desk, { newsletter, slot }: DueSlot): Promise<void> {
  const how = await desk.press.start(slotName(newsletter.id, slot), {
    newsletterId: newsletter.id,
    slot: slot.toISOString(),
    tick: desk.now().toISOString(),
  });
  desk.log.info(`press.${how}`, { newsletterId: newsletter.id, slot: slot.toISOString() });
}

async function attempt(desk: Desk, room: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    await recordFailure(desk, room, `Cron: ${messageOf(error)}`);
  }
}
