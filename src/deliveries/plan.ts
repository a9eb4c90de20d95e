/**
 * When each recipient's mail is due. Daily and weekly newsletters come at the hour that a reader chose, by the clock
 * of the place they named; the others, and everybody who chose nothing, when they are out.
 */
import { batchesOf } from "../lib/batches.ts";
import { nextHour } from "../lib/zoned-time.ts";
import { BATCH_LIMIT } from "../providers/mailer.ts";
import type { Choice, Planned } from "./freeze-store.ts";

/** Chunks by the moment they are due, the immediate ones first. at: when the mailing was opened. */
export function planChunks(recipients: number[], choices: Choice[], at: Date): Planned[] {
  const dueAt = new Map(
    choices.flatMap(({ id, hour }) => {
      const due = hour ? nextHour(at, hour.timeZone, hour.hour) : at;
      return due > at ? [[id, due.getTime()] as const] : [];
    }),
  );
  const groups = Map.groupBy(recipients, (id) => dueAt.get(id) ?? null);
  return [...groups]
    .toSorted(([a], [b]) => (a ?? 0) - (b ?? 0))
    .flatMap(([due, ids]) => batchesOf(ids, BATCH_LIMIT).map((chunk) => ({ recipients: chunk, dueAt: due })));
}
