/**
 * Queries over mailings. Those of freezing stand in freeze-store.ts, those over chunks in claim-, end-, split- and
 * finish-store.ts.
 */
import { and, eq, gt, inArray, isNull, lte, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { type chunks, digests, foldings, mailings, renderings, stories } from "../db/schema.ts";

export type Mailing = typeof mailings.$inferSelect;
export type Chunk = typeof chunks.$inferSelect;
export type Rendering = typeof renderings.$inferSelect;
export type Folding = typeof foldings.$inferSelect;

export const findMailing = (db: Db, id: number): Promise<Mailing | undefined> =>
  db.select().from(mailings).where(eq(mailings.id, id)).get();

export const findMailingOf = (db: Db, digestId: number): Promise<Mailing | undefined> =>
  db.select().from(mailings).where(eq(mailings.digestId, digestId)).get();

/** The mailing that a tag of the provider's events names: by its key, or, in older ones, by its id. */
export async function findTagged(db: Db, tag: string): Promise<Mailing | undefined> {
  if (/^\d{1,15}$/.test(tag)) return findMailing(db, Number(tag));
  return db.select().from(mailings).where(eq(mailings.tag, tag)).get();
}

/** A mailing's renderings, each in its language. */
export const findRenderings = (db: Db, mailingId: number): Promise<Rendering[]> =>
  db.select().from(renderings).where(eq(renderings.mailingId, mailingId)).orderBy(renderings.language);

/** A mailing's mails for readers who leave topics out. */
export const findFoldings = (db: Db, mailingId: number): Promise<Folding[]> =>
  db
    .select()
    .from(foldings)
    .where(eq(foldings.mailingId, mailingId))
    .orderBy(foldings.language, foldings.folded);

/** The stories of a mailing's digest, as folding looks at them. */
export const findTopics = (
  db: Db,
  { digestId }: Mailing,
): Promise<{ position: number; categories: string[] }[]> =>
  db
    .select({ position: stories.position, categories: stories.categories })
    .from(stories)
    .where(eq(stories.digestId, digestId))
    .orderBy(stories.position);

/** Moves a mailing from one of these states to another; answers whether it was this call that moved it. */
export async function moveMailing(
  db: Db,
  id: number,
  from: Mailing["status"][],
  to: Partial<Mailing> & Pick<Mailing, "status">,
): Promise<boolean> {
  const moved = await db
    .update(mailings)
    .set(to)
    .where(and(eq(mailings.id, id), inArray(mailings.status, from)));
  return moved.meta.changes > 0;
}

/** Has a mailing wait: nothing of it is posted before this, or before a later time that was asked for already. */
export const putOffMailing = (db: Db, id: number, waitsUntil: Date) =>
  db
    .update(mailings)
    .set({ waitsUntil: sql`max(coalesce(waits_until, 0), ${waitsUntil.getTime()})` })
    .where(eq(mailings.id, id));

/** Digests published in (after, before] that have no mailing and are owed one: imported issues are not. */
export async function findUnmailed(db: Db, after: Date, before: Date): Promise<number[]> {
  const rows = await db
    .select({ id: digests.id })
    .from(digests)
    .leftJoin(mailings, eq(mailings.digestId, digests.id))
    .where(
      and(
        eq(digests.status, "published"),
        gt(digests.publishedAt, after),
        lte(digests.publishedAt, before),
        isNull(mailings.id),
        sql`NOT EXISTS (SELECT 1 FROM ${stories}
          WHERE stories.digest_id = digests.id AND stories.kind = 'imported')`,
      ),
    );
  return rows.map(({ id }) => id);
}
