/** Door: the timetable. Cron only starts work; what is due is computed from the data, so a tick may come late, twice or not at all. */
import type { Desk } from "./desk.ts";
import { recordFailure } from "./db/failures.ts";
import { reconcile } from "./deliveries/reconcile.ts";
import { findDueSlots, type DueSlot } from "./newsletters/find-due.ts";
import { messageOf } from "./providers/log.ts";
import { askDueSources } from "./sources/ask.ts";

/** One tick: asks for the due sources, starts the due presses, reconciles the mailings. None stops the others. */
export async function tick(desk: Desk): Promise<void> {
  await attempt(desk, "gather", () => askDueSources(desk));
  await attempt(desk, "press", () => startDuePresses(desk));
  await attempt(desk, "deliver", () => reconcile(desk));
}

async function startDuePresses(desk: Desk): Promise<void> {
  for (const { newsletter, slot } of await findDueSlots(desk)) {
    const how = await desk.press.start(pressId({ newsletter, slot }), {
      newsletterId: newsletter.id,
      slot: slot.toISOString(),
      tick: desk.now().toISOString(),
    });
    desk.log.info(`press.${how}`, { newsletterId: newsletter.id, slot: slot.toISOString() });
  }
}

/** The Workflow instance of a slot: a second start under this name is refused by the engine. */
const pressId = ({ newsletter, slot }: DueSlot): string =>
  `${newsletter.id}_${slot.toISOString().slice(0, 16).replaceAll(/[-:]/g, "")}Z`;

async function attempt(desk: Desk, room: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    await recordFailure(desk, room, `Cron: ${messageOf(error)}`);
  }
}
