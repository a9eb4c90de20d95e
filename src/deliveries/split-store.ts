/** Queries of splitting: a chunk's halves in its place. */
import { and, eq, gt, inArray, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { chunks, mailings } from "../db/schema.ts";
import { runTogether } from "../db/transaction.ts";
import { held, type Held } from "./held-store.ts";

export type Half = { name: string; recipients: number[] };

/**
 * Puts two chunks in the place of one, under names of their own, if the fence is still ours; answers their numbers.
 * Who was dropped from it is counted, since the halves no longer hold them.
 */
export async function splitChunk(
  db: Db,
  chunk: Held,
  halves: Half[],
  droppedCount: number,
  failure: string,
): Promise<{ from: number; to: number } | undefined> {
  const isOurs = sql`EXISTS (SELECT 1 FROM ${chunks} WHERE ${held(chunk)})`;
  const last = sql`(SELECT max(number) FROM ${chunks} WHERE mailing_id = ${chunk.mailingId})`;
  const [, , splitCount = 0] = await runTogether(db, [
    db
      .update(mailings)
      .set({ droppedCount: sql`dropped_count + ${droppedCount}` })
      .where(and(eq(mailings.id, chunk.mailingId), isOurs)),
    db.run(sql`INSERT INTO ${chunks} (mailing_id, number, name, recipients)
      SELECT ${chunk.mailingId}, ${last} + 1 + key, value ->> 'name', value -> 'recipients'
      FROM json_each(${JSON.stringify(halves)}) WHERE ${isOurs}`),
    db
      .update(chunks)
      .set({ status: "split", failure, leasedUntil: null, firstAttemptAt: null })
      .where(held(chunk)),
  ]);
  if (splitCount === 0) return undefined;
  const made = await db
    .select({ from: sql<number>`min(${chunks.number})`, to: sql<number>`max(${chunks.number})` })
    .from(chunks)
    .where(
      and(
        eq(chunks.mailingId, chunk.mailingId),
        gt(chunks.number, chunk.number),
        inArray(
          chunks.name,
          halves.map(({ name }) => name),
        ),
      ),
    )
    .get();
  return made;
}
