/** Door: the timetable. Cron only starts work; what is due is computed from the data, so a tick may come late, twice or not at all. */
import { notifyRest } from "./channels/notify.ts";
import type { Desk } from "./desk.ts";
import { endIncident, endQuietIncidents, forgetIncidents, openIncident } from "./db/incidents.ts";
import { beat } from "./deliveries/doubt.ts";
import { reconcile } from "./deliveries/reconcile.ts";
import { findRestore } from "./deliveries/restored.ts";
import { tellOperator } from "./deliveries/tell-operator.ts";
import { pressCause } from "./digests/press-cause.ts";
import { forgetLeftOut } from "./digests/forget-left-out.ts";
import { settleOverdue } from "./digests/review.ts";
import { shelveRest } from "./digests/shelve.ts";
import { readSchedules, type DueSlot } from "./newsletters/find-due.ts";
import { slotName } from "./newsletters/slot-name.ts";
import { failAbandoned } from "./newsletters/store.ts";
import { pruneAnswers } from "./operators/answers.ts";
import { messageOf } from "./providers/log.ts";
import { askDueSources } from "./sources/ask.ts";
import { housekeep } from "./subscribers/housekeep.ts";

const HOUR_MS = 3_600_000;
/** A press that has not ended after this, when a later slot has, broke down. */
const OVERTAKEN_MS = HOUR_MS;
/** One that has not ended after this broke down, and its news is old. */
const OVERDUE_MS = 24 * HOUR_MS;
/** What was given up once and not again for a day is over; so is what every tick would meet, but for what it is about being gone. */
const QUIET_MS = 24 * HOUR_MS;
const QUIET_CAUSES = ["given-up/", "cron/", "schedule/", "reconciling/"];
/** So long ended incidents are shown. */
const INCIDENTS_KEPT_MS = 90 * 24 * HOUR_MS;
const INCIDENTS_A_NIGHT = 10_000;

/** What a tick does, in its order, each with the name that its incident has. */
const WORK: [name: string, room: string, work: (desk: Desk) => Promise<unknown>][] = [
  // before anything is started: what it finds missing tells what may have been sent already
  ["pulse", "deliver", beat],
  ["sources", "gather", askDueSources],
  ["reviews", "press", settleOverdue],
  ["presses", "press", startDuePresses],
  ["mailings", "deliver", reconcile],
  ["channels", "channels", notifyRest],
  ["housekeeping", "cron", keepHouse],
  ["shelf", "search", shelveRest],
  ["what was left out", "press", forgetLeftOut],
  ["alerts", "alerts", tellOperator],
  ["kept answers", "operators", pruneAnswers],
];

/** One tick: asks for the due sources, ends overdue reviews, starts the due presses, reconciles the mailings, once a day looks over the subscribers, puts on the shelf what is missing there, forgets what digests left out long ago, tells the operator what needs them, and forgets answers that nobody repeats any more. None stops the others. While a backup is loaded, nothing is started. */
export async function tick(desk: Desk): Promise<void> {
  if (!(await mayStart(desk))) return;
  const done: string[] = [];
  for (const [name, room, work] of WORK) {
    const cause = `cron/${name}`;
    if (await attempt(desk, { cause, room }, () => work(desk))) done.push(cause);
  }
  await endIncident(desk, done);
}

async function mayStart(desk: Desk): Promise<boolean> {
  try {
    const isRestoring = (await findRestore(desk))?.isGoingOn ?? false;
    if (isRestoring) desk.log.error("cron.waits-for-restore");
    return !isRestoring;
  } catch (error) {
    await openIncident(desk, { cause: "cron/restore", room: "cron", message: messageOf(error) });
    return false;
  }
}

async function startDuePresses(desk: Desk): Promise<void> {
  const ago = (ms: number) => new Date(desk.now().getTime() - ms);
  for (const { newsletterId, slug } of await failAbandoned(desk.db, {
    overtaken: ago(OVERTAKEN_MS),
    overdue: ago(OVERDUE_MS),
  }))
    await openIncident(desk, {
      cause: pressCause(newsletterId),
      room: "press",
      message: `${slug}: its press broke down.`,
    });
  const { due, faults, readable } = await readSchedules(desk);
  for (const { newsletterId, fault } of faults)
    await openIncident(desk, { cause: scheduleCause(newsletterId), room: "press", message: fault });
  const ended = new Set(readable.flatMap((id) => [scheduleCause(id), startCause(id)]));
  for (const slot of due) {
    const cause = startCause(slot.newsletter.id);
    if (!(await attempt(desk, { cause, room: "press" }, () => startPress(desk, slot)))) ended.delete(cause);
  }
  await endIncident(desk, [...ended]);
}

const scheduleCause = (newsletterId: string): string => `schedule/${newsletterId}`;
const startCause = (newsletterId: string): string => `cron/press-${newsletterId}`;

/** The instance is named by newsletter and slot: a second start is refused by the engine. */
async function startPress(desk: Desk, { newsletter, slot }: DueSlot): Promise<void> {
  const how = await desk.press.start(slotName(newsletter.id, slot), {
    newsletterId: newsletter.id,
    slot: slot.toISOString(),
    tick: desk.now().toISOString(),
  });
  desk.log.info(`press.${how}`, { newsletterId: newsletter.id, slot: slot.toISOString() });
}

/** Once a day: the subscribers, and the incidents that have ended long ago. */
async function keepHouse(desk: Desk): Promise<void> {
  if (!(await housekeep(desk))) return;
  const now = desk.now().getTime();
  for (const beginning of QUIET_CAUSES) await endQuietIncidents(desk.db, beginning, new Date(now - QUIET_MS));
  await forgetIncidents(desk.db, new Date(now - INCIDENTS_KEPT_MS), INCIDENTS_A_NIGHT);
}

/** Answers whether it went well; where it did not, an incident says so until it does. */
async function attempt(
  desk: Desk,
  about: { cause: string; room: string },
  work: () => Promise<unknown>,
): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    await openIncident(desk, { ...about, message: `Cron: ${messageOf(error)}` });
    return false;
  }
}
