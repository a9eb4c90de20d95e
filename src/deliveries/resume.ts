/** Going on with a mailing that stopped, after a person has mended what stopped it. */
import type { Desk } from "../desk.ts";
import { moveMailing } from "./store.ts";
import { wakeSenders } from "./wake.ts";

/** Sends what is left of a stopped mailing; of any other nothing changes. Late news still expires by send_before. */
export async function resume(
  desk: Pick<Desk, "db" | "queues" | "now" | "log">,
  mailingId: number,
): Promise<"resumed" | "not-stopped"> {
  if (!(await moveMailing(desk.db, mailingId, "stopped", { status: "sending", reason: null })))
    return "not-stopped";
  desk.log.info("deliveries.resumed", { mailingId });
  await wakeSenders(desk, mailingId);
  return "resumed";
}
