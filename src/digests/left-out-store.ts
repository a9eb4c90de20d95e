/** Queries of what digests did not tell: a row of JSON a digest, for a month. */
import { eq, inArray, lt } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { listed } from "../db/listed.ts";
import { digests, leftOut, type LeftOut } from "../db/schema.ts";

/** Keeps it in place of what there was; nothing needs no row. */
export async function keepLeftOut(db: Db, digestId: number, clusters: LeftOut[]): Promise<void> {
  if (clusters.length === 0) return;
  await db
    .insert(leftOut)
    .values({ digestId, clusters })
    .onConflictDoUpdate({ target: leftOut.digestId, set: { clusters } });
}

/** The best first; none where it is forgotten. */
export const findLeftOut = async (db: Db, digestId: number): Promise<LeftOut[]> =>
  (await db.select().from(leftOut).where(eq(leftOut.digestId, digestId)).get())?.clusters ?? [];

/** Forgets what digests begun before a time left out, so many at most, the oldest first; answers how many. */
export async function forgetLeftOutBefore(db: Db, before: Date, limit: number): Promise<number> {
  const oldest = db
    .select({ digestId: leftOut.digestId })
    .from(leftOut)
    .orderBy(leftOut.digestId)
    .limit(limit)
    .as("oldest");
  const old = await db
    .select({ digestId: oldest.digestId })
    .from(oldest)
    .innerJoin(digests, eq(digests.id, oldest.digestId))
    .where(lt(digests.startedAt, before));
  if (old.length === 0) return 0;
  const ids = listed(old.map(({ digestId }) => digestId));
  return (await db.delete(leftOut).where(inArray(leftOut.digestId, ids))).meta.changes;
}
