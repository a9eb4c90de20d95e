/** Queries of loading a backup. */
import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { digests, mailings, newsletters, notices, subscribers } from "../db/schema.ts";
import { askTogether, runTogether } from "../db/transaction.ts";
import { keepRestore, saveBeat } from "../deliveries/pulse-store.ts";
import { HELD_BACK, NEVER_FROZEN } from "../deliveries/restored.ts";
import { CUT_OFF, NOT_ANNOUNCED } from "./hold-back.ts";
import type { LaidOut } from "./layout.ts";
import type { Row } from "./read-line.ts";
import { CARRIED } from "./tables.ts";

/** Whether nobody publishes and nobody reads here. */
export async function isEmpty(db: Db): Promise<boolean> {
  const [publications = [], readers = []] = await askTogether(db, [
    db.select({ id: newsletters.id }).from(newsletters).limit(1),
    db.select({ id: subscribers.id }).from(subscribers).limit(1),
  ]);
  return publications.length + readers.length === 0;
}

/** Empties what a backup fills, of what a new deployment noted so far, and notes that its restore goes on. */
export const openRestore = (db: Db, takenAt: Date, at: Date) =>
  runTogether(db, [
    ...CARRIED.map(({ table }) => db.delete(table)),
    keepRestore(db, { takenAt, at, until: null }),
  ]);

/**
 * Adds rows that are not there yet; answers how many could not be, for want of the row that they hang on. A row is a
 * list in one parameter of JSON, which D1 takes up to 2 MB.
 */
export async function addRows(db: Db, layout: LaidOut, rows: Row[]): Promise<{ orphanCount: number }> {
  const { table, columns, hangsOn } = layout;
  const json = JSON.stringify(rows.map((row) => columns.map(({ name }) => row[name])));
  const at = columns.findIndex(({ name }) => name === hangsOn?.column);
  const hasParent = hangsOn
    ? sql`EXISTS (SELECT 1 FROM ${hangsOn.table} WHERE id = value ->> ${sql.raw(String(at))})`
    : sql`true`;
  const [, [counted] = []] = await askTogether(db, [
    db.run(sql`INSERT INTO ${table} (${sql.join(
      columns.map(({ name }) => sql.identifier(name)),
      sql`, `,
    )})
      SELECT ${sql.raw(columns.map((_, index) => `value ->> ${index}`).join(", "))} FROM json_each(${json})
      WHERE ${hasParent} ON CONFLICT DO NOTHING`),
    db.all(sql`SELECT count(*) AS orphans FROM json_each(${json}) WHERE NOT (${hasParent})`),
  ]);
  return { orphanCount: (counted as { orphans: number }).orphans };
}

/** Lets cron go on: slots count from now, and what was sent between the backup and now may not be known here. */
export async function closeRestore(db: Db, takenAt: Date, now: Date): Promise<void> {
  await db.update(newsletters).set({ startsAt: sql`max(starts_at, ${now.getTime()})` });
  await saveBeat(db, now, { missedFrom: takenAt, missedUntil: now });
  await keepRestore(db, { takenAt, at: now, until: now });
}

/** The mailings that wait for a person, or were given up, since their backup. */
export const findHeldMailings = (db: Db) =>
  db
    .select({
      id: mailings.id,
      newsletterId: mailings.newsletterId,
      digestId: mailings.digestId,
      status: mailings.status,
      recipientCount: mailings.recipientCount,
      sentCount: mailings.sentCount,
    })
    .from(mailings)
    .where(
      and(
        inArray(mailings.status, ["stopped", "paused", "cancelled"]),
        isNull(mailings.finishedAt),
        sql`(${mailings.status} = 'paused' OR ${inArray(mailings.reason, [HELD_BACK, NEVER_FROZEN])})`,
      ),
    )
    .orderBy(mailings.id);

/** The digests that were in the press or in review when the backup was taken. */
export const findHeldDigests = (db: Db) =>
  db
    .select({
      id: digests.id,
      newsletterId: digests.newsletterId,
      slot: digests.slot,
      status: digests.status,
    })
    .from(digests)
    .where(
      sql`${digests.status} = 'held' OR (${digests.status} = 'failed' AND ${digests.reason} = ${CUT_OFF})`,
    )
    .orderBy(digests.id);

export const findHeldNotices = (db: Db) =>
  db
    .select({ channelId: notices.channelId, digestId: notices.digestId })
    .from(notices)
    .where(and(isNotNull(notices.failure), eq(notices.failure, NOT_ANNOUNCED)));
