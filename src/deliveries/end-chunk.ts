/** The end of a chunk, and with it the account of its recipients: each is sent, refused, unknown or dropped. */
import type { Addressed } from "../db/schema.ts";
import type { Desk } from "../desk.ts";
import {
  endAndClaim,
  endChunk,
  type ChunkEnd,
  type Claimed,
  type ClaimRange,
  type Counts,
  type Ending,
} from "./claim-store.ts";

/** A chunk's end, to be written; who is not among the addressed is counted as dropped. */
export function endingOf(
  chunk: Claimed,
  end: ChunkEnd,
  counts: Counts,
  addressed: Addressed[] | null,
  now: Date,
): Ending {
  const droppedCount = addressed ? chunk.recipients.length - addressed.length : 0;
  const failure = [
    end.failure,
    droppedCount > 0 ? `Left or suppressed since the freeze: ${droppedCount}.` : "",
  ]
    .filter(Boolean)
    .join(" ");
  return {
    chunk: { mailingId: chunk.mailingId, number: chunk.number, fence: chunk.fence },
    end: {
      ...end,
      failure: failure || null,
      ...(end.status === "sent" && { sentAt: now }),
    },
    counts: { ...counts, droppedCount },
    at: now,
  };
}

type EndDesk = Pick<Desk, "db" | "log">;

/** Writes the end, if the chunk is still ours. */
export async function writeEnd({ db, log }: EndDesk, ending: Ending): Promise<void> {
  if (!(await endChunk(db, ending))) tellLost(log, ending);
}

/** Writes the end, if the chunk is still ours, and claims the next one. */
export async function writeEndAndClaim(
  { db, log }: EndDesk,
  ending: Ending,
  range: ClaimRange,
  now: Date,
  leasedUntil: Date,
): Promise<Claimed | undefined> {
  const { isEnded, claimed } = await endAndClaim(db, ending, range, now, leasedUntil);
  if (!isEnded) tellLost(log, ending);
  return claimed;
}

const tellLost = (log: Desk["log"], { chunk }: Ending) =>
  log.error("deliveries.fence-lost", { mailingId: chunk.mailingId, chunk: chunk.number });
