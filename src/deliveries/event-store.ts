/** Queries over the provider's events. */
import { sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import { tally } from "../db/tallies.ts";
import { askTogether, runTogether } from "../db/transaction.ts";
import { chunks, events, mailings, transientBounces } from "../db/schema.ts";
import type { EventJob } from "../jobs.ts";

/** The counters of a mailing, by their columns. */
const COLUMNS = {
  bouncedCount: "bounced_count",
  complainedCount: "complained_count",
  transientCount: "transient_count",
  deliveredCount: "delivered_count",
  delayedCount: "delayed_count",
  failedCount: "failed_count",
  suppressedCount: "suppressed_count",
  openedCount: "opened_count",
  clickedCount: "clicked_count",
} as const;

export type Counter = keyof typeof COLUMNS;
export type Recorded = { event: EventJob; counter: Counter; mailingId: number | null };

/** Adds events and counts them with their mailings, in one transaction, those that are there already left out. */
export async function recordOnce(db: Db, recorded: Recorded[], recordedAt: Date): Promise<void> {
  if (recorded.length === 0) return;
  const rows = recorded.map(({ event, counter, mailingId }) => ({
    id: event.id,
    kind: event.type,
    email: event.emailId,
    mailing: mailingId,
    at: event.occurredAt,
    counter: COLUMNS[counter],
  }));
  const list = JSON.stringify(rows);
  const mailingIds = new Set(rows.flatMap(({ mailing }) => mailing ?? []));
  await runTogether(db, [
    ...(rows.some(({ counter }) => isTallied(counter)) ? [tallyNew(db, list, recordedAt)] : []),
    ...[...mailingIds].map((id) => countNew(db, id, list)),
    db.run(sql`INSERT INTO ${events} (id, kind, email_id, mailing_id, occurred_at, recorded_at)
      SELECT value ->> 'id', value ->> 'kind', value ->> 'email', value ->> 'mailing', value ->> 'at', ${recordedAt.getTime()}
      FROM json_each(${list}) WHERE true ON CONFLICT (id) DO NOTHING`),
  ]);
}

const isTallied = (column: string) => /^(?:bounced|complained)_/.test(column);

/** Adds to the day those of the list that are not recorded, by the newsletter of their mailing. */
const tallyNew = (db: Db, list: string, at: Date) =>
  tally(
    db,
    at,
    ["bouncedCount", "complainedCount"],
    sql`SELECT coalesce((SELECT newsletter_id FROM ${mailings} WHERE id = value ->> 'mailing'), ''),
        count(DISTINCT CASE WHEN value ->> 'counter' = 'bounced_count' THEN value ->> 'id' END),
        count(DISTINCT CASE WHEN value ->> 'counter' = 'complained_count' THEN value ->> 'id' END)
      FROM json_each(${list}) WHERE NOT EXISTS (SELECT 1 FROM ${events} WHERE id = value ->> 'id') GROUP BY 1`,
  );

/** Adds to each counter of a mailing the events of the list that are not recorded; one that stands in it twice counts once. */
function countNew(db: Db, mailingId: number, list: string) {
  const columns = Object.values(COLUMNS);
  const sums = columns.map(
    (column) => sql`count(DISTINCT CASE WHEN value ->> 'counter' = ${column} THEN value ->> 'id' END)
    AS ${sql.identifier(column)}`,
  );
  const grown = columns.map(
    (column) =>
      sql`${sql.identifier(column)} = ${mailings}.${sql.identifier(column)} + fresh.${sql.identifier(column)}`,
  );
  return db.run(sql`UPDATE ${mailings} SET ${sql.join(grown, sql`, `)}
    FROM (SELECT ${sql.join(sums, sql`, `)} FROM json_each(${list})
      WHERE value ->> 'mailing' = ${mailingId}
        AND NOT EXISTS (SELECT 1 FROM ${events} WHERE id = value ->> 'id')) AS fresh
    WHERE ${mailings}.id = ${mailingId}`);
}

/** Remembers a transient bounce, once for each event; answers how many of its address lie in a span that ends or begins with it. */
export async function countTransient(
  db: Db,
  bounce: typeof transientBounces.$inferInsert,
  spanMs: number,
): Promise<number> {
  const { addressHash, occurredAt } = bounce;
  const [, counted = []] = await askTogether(db, [
    db.insert(transientBounces).values(bounce).onConflictDoNothing(),
    db.all(sql`SELECT max(within) AS most FROM (
      SELECT count(*) OVER (ORDER BY occurred_at RANGE BETWEEN ${spanMs} PRECEDING AND CURRENT ROW) AS within
      FROM ${transientBounces} WHERE address_hash = ${addressHash}
        AND occurred_at BETWEEN ${occurredAt.getTime() - spanMs} AND ${occurredAt.getTime() + spanMs})`),
  ]);
  return (counted[0] as { most: number } | undefined)?.most ?? 0;
}

/**
 * Forgets what was recorded before a time, so many rows of each table at most. Events stand in the order in which they
 * were recorded, so only the oldest are looked at, and no index has to be kept for it.
 */
export async function forgetBefore(db: Db, before: Date, limit: number): Promise<number> {
  const time = before.getTime();
  const changed = await runTogether(db, [
    db.run(
      sql`DELETE FROM ${events} WHERE rowid < (SELECT min(rowid) FROM ${events}) + ${limit} AND recorded_at < ${time}`,
    ),
    db.run(sql`DELETE FROM ${transientBounces}
      WHERE rowid < (SELECT min(rowid) FROM ${transientBounces}) + ${limit} AND occurred_at < ${time}`),
  ]);
  return changed.reduce((sum, count) => sum + count, 0);
}

/**
 * Takes the addresses out of the chunks of one mailing that ended before a time, so many at most; answers how many. When
 * none is left, the mailing is marked. [id, address, …] becomes [id, ""].
 */
export async function forgetAddresses(db: Db, endedBefore: Date, limit: number): Promise<number> {
  const [ended] = await db.all<{ id: number }>(sql`SELECT id FROM ${mailings}
    WHERE holds_addresses = 1 AND finished_at < ${endedBefore.getTime()} ORDER BY finished_at LIMIT 1`);
  if (!ended) return 0;
  const held = sql`mailing_id = ${ended.id} AND addressed LIKE '%@%'`;
  const [forgottenCount = 0] = await runTogether(db, [
    db.run(sql`UPDATE ${chunks}
      SET addressed = (SELECT json_group_array(json_array(value ->> 0, '') ORDER BY key) FROM json_each(addressed))
      WHERE mailing_id = ${ended.id}
        AND number IN (SELECT number FROM ${chunks} WHERE ${held} LIMIT ${limit})`),
    db.run(sql`UPDATE ${mailings} SET holds_addresses = 0
      WHERE id = ${ended.id} AND NOT EXISTS (SELECT 1 FROM ${chunks} WHERE ${held})`),
  ]);
  return forgottenCount;
}
