/** Queries over what the model wrote, and over what it cost a digest. */
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { listed } from "../db/listed.ts";
import { tally } from "../db/tallies.ts";
import { runTogether, type Statement } from "../db/transaction.ts";
import { digests, writings } from "../db/schema.ts";

export type Writing = typeof writings.$inferSelect;

/** What was written of these clusters in a language. */
export const findWritings = (
  db: Db,
  clusterKeys: string[],
  language: Writing["language"],
): Promise<Writing[]> =>
  db
    .select()
    .from(writings)
    .where(and(inArray(writings.clusterKey, listed(clusterKeys)), eq(writings.language, language)));

/** When the press of a digest started, and what the model has cost it. */
export const findCost = (db: Db, digestId: number) =>
  db
    .select({
      startedAt: digests.startedAt,
      inputTokens: digests.inputTokens,
      outputTokens: digests.outputTokens,
    })
    .from(digests)
    .where(eq(digests.id, digestId))
    .get();

/** Keeps a story, if there is one, and what the model was asked for since the last time, together. */
export async function saveWriting(
  db: Db,
  digestId: number,
  writing: Writing | undefined,
  usage: { inputTokens: number; outputTokens: number },
  at: Date,
): Promise<void> {
  const counted = db
    .update(digests)
    .set({
      inputTokens: sql`${digests.inputTokens} + ${usage.inputTokens}`,
      outputTokens: sql`${digests.outputTokens} + ${usage.outputTokens}`,
    })
    .where(eq(digests.id, digestId));
  const kept = writing && [
    db
      .insert(writings)
      .values(writing)
      .onConflictDoUpdate({ target: [writings.clusterKey, writings.language], set: writing }),
  ];
  const tallied: Statement[] =
    usage.inputTokens + usage.outputTokens === 0
      ? []
      : [
          tally(
            db,
            at,
            ["inputTokens", "outputTokens"],
            sql`SELECT ${digests.newsletterId}, ${usage.inputTokens}, ${usage.outputTokens} FROM ${digests}
              WHERE ${digests.id} = ${digestId}`,
          ),
        ];
  await runTogether(db, [...(kept ?? []), ...tallied, counted]);
}

/** How many stories of a digest are excerpts for want of the model. */
export const saveFallbackCount = (db: Db, digestId: number, fallbackCount: number) =>
  db
    .update(digests)
    .set({ fallbackCount })
    .where(and(eq(digests.id, digestId), eq(digests.status, "pressing")));
