/** Waking the senders of a mailing: a message for each range of chunks that still waits. */
import type { Desk } from "../desk.ts";
import { batchesOf } from "../lib/batches.ts";
import { findOpenNumbers } from "./claim-store.ts";

/** Chunks a message: at a million recipients 200 messages, which the queue gives away. */
const CHUNKS_A_MESSAGE = 50;
/** Queues take at most 100 messages in one sendBatch. */
const MESSAGES_A_CALL = 100;

/** Sends messages for the open chunks of a mailing. One too many does no harm: its chunks are claimed once. */
export async function wakeSenders(
  { db, queues, now }: Pick<Desk, "db" | "queues" | "now">,
  mailingId: number,
): Promise<void> {
  const open = await findOpenNumbers(db, mailingId);
  const messages = batchesOf(open, CHUNKS_A_MESSAGE).map((numbers) => ({
    body: {
      kind: "send" as const,
      mailingId,
      from: numbers[0] ?? 0,
      to: numbers.at(-1) ?? 0,
      at: now().getTime(),
    },
  }));
  for (const call of batchesOf(messages, MESSAGES_A_CALL)) await queues.deliver.sendBatch(call);
}
