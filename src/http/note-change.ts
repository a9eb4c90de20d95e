/** Notes in the audit log what the call at hand changed, and who called. */
import { recordChange, type Change } from "../db/audit.ts";
import type { DoorContext } from "./door.ts";

/** To be called once a change was made. A call that no operator's door let in is a mistake of ours, and throws. */
export async function noteChange(c: DoorContext, change: Change): Promise<void> {
  const actor = c.get("actor");
  if (!actor) throw new Error(`Nobody is known to have made the change ${change.verb}`);
  await recordChange(c.env, actor, change);
}
