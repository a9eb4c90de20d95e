/**
 * Splitting: a chunk that the provider refused as a whole, for what stands in one of its emails, is cut in two, until
 * the poisoned one stands alone and its neighbours have their mail. The halves are rows with names of their own,
 * written before anything is posted under them, so they are claimed, leased and accounted for like any chunk.
 */
import type { Addressed } from "../db/schema.ts";
import type { Desk } from "../desk.ts";
import type { Claimed } from "./claim-store.ts";
import { splitChunk } from "./split-store.ts";
import type { Chunk } from "./store.ts";

/** What a chunk is called in the provider's key: 7; its halves 7a and 7b, theirs 7aa and 7ab: the same whenever it is split. */
export const nameOf = ({ name, number }: Pick<Chunk, "name" | "number">): string => name ?? String(number);

/** Puts two halves in the place of a chunk; their numbers, or undefined where the chunk is not ours any more. */
export async function split(
  { db, log }: Pick<Desk, "db" | "log">,
  chunk: Claimed,
  addressed: Addressed[],
  failure: string,
): Promise<{ from: number; to: number } | undefined> {
  const ids = addressed.map(([id]) => id);
  const middle = Math.ceil(ids.length / 2);
  const halves = [ids.slice(0, middle), ids.slice(middle)].map((recipients, at) => ({
    name: `${nameOf(chunk)}${at === 0 ? "a" : "b"}`,
    recipients,
  }));
  const droppedCount = chunk.recipients.length - ids.length;
  log.error("deliveries.split", { mailingId: chunk.mailingId, chunk: chunk.number, reason: failure });
  return splitChunk(db, chunk, halves, droppedCount, failure);
}
