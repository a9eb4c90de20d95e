/** What a person decides about a chunk of which nobody knows whether it arrived. The Worker never does. */
import type { Desk } from "../desk.ts";
import { decideChunk, findChunk, type Decision } from "./decide-store.ts";
import { nameOf } from "./split.ts";
import { findMailing } from "./store.ts";
import { wakeSenders } from "./wake.ts";

export type Decided = "decided" | "not-unknown" | "too-late";

/**
 * sent or dropped: counted so from now on. again: written to once more under a key of its own, which may be twice for
 * its recipients, while send_before lets it.
 */
export async function decide(
  desk: Pick<Desk, "db" | "queues" | "now" | "log">,
  mailingId: number,
  number: number,
  decision: Decision,
): Promise<Decided> {
  const { db, now, log } = desk;
  const [mailing, chunk] = [await findMailing(db, mailingId), await findChunk(db, mailingId, number)];
  if (!mailing || chunk?.status !== "unknown") return "not-unknown";
  if (decision === "again" && (now() >= mailing.sendBefore || mailing.status === "cancelled"))
    return "too-late";
  if (!(await decideChunk(db, chunk, decision, `${nameOf(chunk)}r`, now()))) return "not-unknown";
  log.error("deliveries.decided", { mailingId, chunk: number, decision });
  if (decision === "again") await wakeSenders(desk, mailingId);
  return "decided";
}
