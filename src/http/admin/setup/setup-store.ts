/** Queries of the set-up. */
import { desc, eq, sql } from "drizzle-orm";
import type { Db } from "../../../db/client.ts";
import { digests, newsletterSources } from "../../../db/schema.ts";

/** More are told as so many. */
const COUNTED = 150;

/** The sources of a newsletter, as far as they are counted. */
export async function countSources(db: Db, newsletterId: string): Promise<number> {
  const rows = await db
    .select({ id: sql<number>`1` })
    .from(newsletterSources)
    .where(eq(newsletterSources.newsletterId, newsletterId))
    .limit(COUNTED);
  return rows.length;
}

/** The digest that was begun last. */
export const findLastDigest = (db: Db, newsletterId: string) =>
  db
    .select()
    .from(digests)
    .where(eq(digests.newsletterId, newsletterId))
    .orderBy(desc(digests.slot))
    .limit(1)
    .get();
