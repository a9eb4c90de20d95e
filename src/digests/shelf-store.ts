/** Queries of the shelf: putting a digest on it. */
import { and, eq, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { digests, editions, mentions } from "../db/schema.ts";
import { runTogether } from "../db/transaction.ts";
import { toldOf } from "./edition.ts";
import type { Mention } from "./mentions.ts";
import type { Digest, ToldStory } from "./store.ts";

/** Headlines of a digest that lists of digests show. */
export const LISTED_HEADLINES = 3;

type Edition = {
  told: ToldStory[];
  headlines: string[];
  mentions: Mention[];
  /** What an earlier edition spoke of. */
  gone: Mention[];
  shelvedAt: Date;
};

/** The ids of published digests that are not on the shelf, the latest first. */
export const findUnshelved = async (db: Db, limit: number): Promise<number[]> => {
  const rows = await db
    .select({ id: digests.id })
    .from(digests)
    // in full, as the index says it
    .where(sql`status = 'published' AND shelved_at IS NULL`)
    .orderBy(sql`${digests.id} DESC`)
    .limit(limit);
  return rows.map(({ id }) => id);
};

/** What the digest's edition tells, or undefined where it has none. */
export async function findEdition(db: Db, digestId: number): Promise<ToldStory[] | undefined> {
  const row = await db.select().from(editions).where(eq(editions.digestId, digestId)).get();
  return row && toldOf(row.told);
}

/** Puts this edition in place of what there was, as one transaction. */
export async function putEdition(
  db: Db,
  { id, newsletterId, slot }: Digest,
  { told, headlines, mentions: spoken, gone, shelvedAt }: Edition,
): Promise<void> {
  const at = slot.getTime();
  await runTogether(db, [
    db
      .insert(editions)
      .values({ digestId: id, told })
      .onConflictDoUpdate({ target: editions.digestId, set: { told } }),
    ...(gone.length > 0
      ? [
          db.run(sql`DELETE FROM ${mentions} WHERE newsletter_id = ${newsletterId} AND slot = ${at}
            AND (kind, name, position) IN (SELECT value ->> 'kind', value ->> 'name', value ->> 'position'
              FROM json_each(${JSON.stringify(gone)}))`),
        ]
      : []),
    db.run(sql`INSERT OR REPLACE INTO ${mentions} (newsletter_id, kind, name, slot, position, digest_id, label)
      SELECT ${newsletterId}, value ->> 'kind', value ->> 'name', ${at}, value ->> 'position', ${id}, value ->> 'label'
      FROM json_each(${JSON.stringify(spoken)})`),
    db
      .update(digests)
      .set({ headlines, shelvedAt })
      .where(and(eq(digests.id, id), eq(digests.status, "published"))),
  ]);
}
