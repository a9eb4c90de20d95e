/** Waking the senders of a mailing: a message for each range of chunks that still waits. */
import type { Desk } from "../desk.ts";
import { batchesOf } from "../lib/batches.ts";
import { findDueNumbers } from "./claim-store.ts";
import type { Mailing } from "./store.ts";

/** Chunks a message: at a million recipients 100 messages, which the queue gives away. */
const CHUNKS_A_MESSAGE = 100;
/** Queues take at most 100 messages in one sendBatch. */
const MESSAGES_A_CALL = 100;

type WakeDesk = Pick<Desk, "db" | "queues" | "now">;

/** Sends messages for the open chunks of a mailing. One too many does no harm: its chunks are claimed once. */
export async function wakeSenders(desk: WakeDesk, mailingId: number): Promise<void> {
  const open = await findDueNumbers(desk.db, mailingId, desk.now());
  await sendRanges(
    desk,
    mailingId,
    batchesOf(open, CHUNKS_A_MESSAGE).map((numbers) => [numbers[0] ?? 0, numbers.at(-1) ?? 0]),
  );
}

/** Sends messages for all chunks of a mailing that was just frozen: nothing has to be looked up. */
export async function wakeAll(desk: WakeDesk, { id, chunkCount }: Pick<Mailing, "id" | "chunkCount">) {
  const starts = Array.from(
    { length: Math.ceil(chunkCount / CHUNKS_A_MESSAGE) },
    (_, at) => at * CHUNKS_A_MESSAGE + 1,
  );
  await sendRanges(
    desk,
    id,
    starts.map((from) => [from, Math.min(chunkCount, from + CHUNKS_A_MESSAGE - 1)]),
  );
}

async function sendRanges(
  { queues, now }: WakeDesk,
  mailingId: number,
  ranges: [from: number, to: number][],
): Promise<void> {
  const at = now().getTime();
  const messages = ranges.map(([from, to]) => ({ body: { kind: "send" as const, mailingId, from, to, at } }));
  for (const call of batchesOf(messages, MESSAGES_A_CALL)) await queues.deliver.sendBatch(call);
}
