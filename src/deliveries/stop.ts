/** Stopping: what went wrong is the whole mailing's and a person must look. Resumed by hand (resume.ts). */
import { openIncident } from "../db/incidents.ts";
import type { Desk } from "../desk.ts";
import { mailingCause } from "./mailing-cause.ts";
import { moveMailing, type Mailing } from "./store.ts";

/** Stops a mailing that is being sent, with a reason, and tells the operator. */
export async function stopMailing(
  desk: Pick<Desk, "db" | "now" | "log">,
  { id }: Pick<Mailing, "id">,
  reason: string,
): Promise<{ kind: "done" }> {
  if (await moveMailing(desk.db, id, ["sending"], { status: "stopped", reason }))
    await openIncident(desk, {
      cause: mailingCause(id),
      room: "deliver",
      message: `Mailing ${id} was stopped. ${reason}`,
    });
  return { kind: "done" };
}
