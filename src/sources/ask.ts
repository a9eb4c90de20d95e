/** Asking for the sources that are due: a few in each queue message, so that one dead source delays nobody. */
import type { Desk } from "../desk.ts";
import { batchesOf } from "../lib/batches.ts";
import { hostOf } from "./host.ts";
import { claimDue } from "./store.ts";

const SOURCES_A_MESSAGE = 5;
/** A host's sources beyond this go in another message: at a second each, a call of minutes. */
const HOST_LIMIT = 100;
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
  const due = await claimDue(db, tick, new Date(tick.getTime() - LOST_AFTER_MS));
  const messages = shareOut(due).map((sourceIds) => ({
    body: { kind: "gather" as const, sourceIds, at: tick.getTime() },
  }));
  for (const call of batchesOf(messages, MESSAGES_A_CALL)) await queues.gather.sendBatch(call);
  return due.length;
}

/** A few sources a message; those of one host stay in one, so that it is asked one thing at a time. */
function shareOut(due: { id: number; url: string }[]): number[][] {
  const messages: number[][] = [];
  for (const host of Map.groupBy(due, hostOf).values()) {
    const ids = host.map(({ id }) => id);
    const last = messages.at(-1);
    if (last && last.length + ids.length <= SOURCES_A_MESSAGE) last.push(...ids);
    else messages.push(...batchesOf(ids, HOST_LIMIT));
  }
  return messages;
}
