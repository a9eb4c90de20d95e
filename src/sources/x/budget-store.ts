/** The month's count of posts read through X's API: one row, moved by single statements, so that pollers can't race. */
import { eq, sql } from "drizzle-orm";
import type { Db } from "../../db/client.ts";
import { xReads } from "../../db/schema.ts";

/** Posts counted in a month such as 2026-03. */
export async function findUsed(db: Db, month: string): Promise<number> {
  const row = await db.select({ used: xReads.postCount }).from(xReads).where(eq(xReads.month, month)).get();
  return row?.used ?? 0;
}

/** Counts so many posts, all or none: whether they were within the limit. */
export async function takeReads(
  db: Db,
  month: string,
  { count, limit }: { count: number; limit: number },
): Promise<boolean> {
  // WHERE guards both ways in: the first row of a month, and the one that is there
  const taken = await db.all(sql`INSERT INTO ${xReads} (month, post_count)
    SELECT ${month}, ${count} WHERE ${count} <= ${limit}
    ON CONFLICT (month) DO UPDATE SET post_count = x_reads.post_count + excluded.post_count
    WHERE x_reads.post_count + excluded.post_count <= ${limit}
    RETURNING post_count`);
  return taken.length > 0;
}

/** Takes counted posts back that were not read after all. */
export async function returnReads(db: Db, month: string, count: number): Promise<void> {
  await db
    .update(xReads)
    .set({ postCount: sql`max(0, ${xReads.postCount} - ${count})` })
    .where(eq(xReads.month, month));
}
