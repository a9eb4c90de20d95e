/** The end of a chunk, and with it the account of its recipients: each is sent, refused, unknown or dropped. */
import type { Addressed } from "../db/schema.ts";
import type { Desk } from "../desk.ts";
import { claimChunks, type Claimed, type Claiming, type ClaimRange } from "./claim-store.ts";
import { endChunks, type ChunkEnd, type Counts, type Ending } from "./end-store.ts";

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

/** Writes the ends of the chunks that are still ours. */
export async function writeEnds({ db, log }: EndDesk, endings: Ending[]): Promise<void> {
  tellLost(log, endings, await endChunks(db, endings));
}

/** Writes the ends of the chunks that are still ours, and claims the next ones. */
export async function writeEndsAndClaim(
  { db, log }: EndDesk,
  endings: Ending[],
  range: ClaimRange,
  claiming: Claiming,
): Promise<Claimed[]> {
  const { ended, claimed } = await claimChunks(db, range, claiming, endings);
  tellLost(log, endings, ended);
  return claimed;
}

function tellLost(log: Desk["log"], endings: Ending[], ended: Set<number>): void {
  for (const { chunk } of endings)
    if (!ended.has(chunk.number))
      log.error("deliveries.fence-lost", { mailingId: chunk.mailingId, chunk: chunk.number });
}
