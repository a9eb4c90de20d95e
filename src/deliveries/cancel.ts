/** Cancelling a mailing for good: who was not written to yet never is. */
import type { Desk } from "../desk.ts";
import { expire } from "./expire.ts";
import { closeIfThrough } from "./reconcile.ts";
import { moveMailing } from "./store.ts";

/** Cancels a mailing that is not at its end; answers whether there was one. What may have been posted comes to its own end. */
export async function cancel(desk: Pick<Desk, "db" | "now" | "log">, mailingId: number): Promise<boolean> {
  const reason = "Cancelled by hand.";
  const from = ["freezing", "sending", "stopped", "paused"] as const;
  if (!(await moveMailing(desk.db, mailingId, [...from], { status: "cancelled", reason }))) return false;
  desk.log.info("deliveries.cancelled", { mailingId });
  await expire(desk, { id: mailingId, status: "cancelled" });
  await closeIfThrough(desk, { id: mailingId });
  return true;
}
