/** Asking for the sources that are due: a few in each queue message, so that one dead source delays nobody. */
import type { Desk } from "../desk.ts";
import { batchesOf } from "../lib/batches.ts";
import { claimDue } from "./store.ts";

const SOURCES_A_MESSAGE = 5;
/** Queues take at most 100 messages in one sendBatch. */
const MESSAGES_A_CALL = 100;
/** A source asked for this long ago and still due was lost on the way, and is asked for again. */
const LOST_AFTER_MS = 10 * 60_000;

/** Sends the due sources to the gather queue; answers how many. A doubled tick finds none. */
export async function askDueSources({
  db,
  queues,
  now,
}: Pick<Desk, "db" | "queues" | "now">): Promise<number> {
  const tick = now();
  const ids = await claimDue(db, tick, new Date(tick.getTime() - LOST_AFTER_MS));
  const messages = batchesOf(ids, SOURCES_A_MESSAGE).map((sourceIds) => ({
    body: { kind: "gather" as const, sourceIds, at: tick.getTime() },
  }));
  for (const call of batchesOf(messages, MESSAGES_A_CALL)) await queues.gather.sendBatch(call);
  return ids.length;
}
