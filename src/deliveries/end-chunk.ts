/** The end of a chunk, and with it the account of its recipients: each is sent, refused, unknown or dropped. */
import type { Addressed } from "../db/schema.ts";
import type { Desk } from "../desk.ts";
import { endChunk, type ChunkEnd, type Counts } from "./claim-store.ts";
import type { Chunk } from "./store.ts";

/** Writes the end, if the chunk is still ours; who is not among the addressed is counted as dropped. */
export async function endWith(
  { db, now, log }: Pick<Desk, "db" | "now" | "log">,
  chunk: Chunk,
  end: ChunkEnd,
  counts: Counts,
  addressed: Addressed[] | null,
): Promise<void> {
  const droppedCount = addressed ? chunk.recipients.length - addressed.length : 0;
  const failure = [
    end.failure,
    droppedCount > 0 ? `Left or suppressed since the freeze: ${droppedCount}.` : "",
  ]
    .filter(Boolean)
    .join(" ");
  const isOurs = await endChunk(
    db,
    chunk,
    {
      ...end,
      failure: failure || null,
      leasedUntil: null,
      ...(end.status === "sent" && { sentAt: now() }),
    },
    { ...counts, droppedCount },
  );
  if (!isOurs) log.error("deliveries.fence-lost", { mailingId: chunk.mailingId, chunk: chunk.number });
}
