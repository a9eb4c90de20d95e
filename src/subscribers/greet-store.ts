/** Queries of the welcome. */
import { and, desc, eq, lte } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { digests } from "../db/schema.ts";

/** The latest digest that a newsletter had out at a time: the same at every later try of a letter of that time. */
export async function findSlugAt(db: Db, newsletterId: string, at: Date): Promise<string | undefined> {
  const [latest] = await db
    .select({ slug: digests.slug })
    .from(digests)
    .where(
      and(
        eq(digests.newsletterId, newsletterId),
        eq(digests.status, "published"),
        lte(digests.publishedAt, at),
      ),
    )
    .orderBy(desc(digests.slot))
    .limit(1);
  return latest?.slug;
}
