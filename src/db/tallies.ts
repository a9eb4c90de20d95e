/**
 * Tallies: how much happened on a day in UTC, for curves that read a row a day. They are counted in the transaction
 * that changes what they count, under its conditions, so that what is repeated is counted once. Each change adds to its
 * newsletter's row and to the row of all, whose newsletter is "".
 */
import { and, eq, gte, sql, type Placeholder, type SQL } from "drizzle-orm";
import type { Db } from "./client.ts";
import { tallies } from "./schema.ts";

export type Tally = typeof tallies.$inferSelect;

const COLUMNS = {
  joinedCount: "joined_count",
  leftCount: "left_count",
  sentCount: "sent_count",
  bouncedCount: "bounced_count",
  complainedCount: "complained_count",
  inputTokens: "input_tokens",
  outputTokens: "output_tokens",
} as const;

type Counter = keyof typeof COLUMNS;

/**
 * A statement that adds to a day's rows what `changed` selects: the id of a newsletter (or "", of what belongs to none)
 * and these counters, in their order. It must stand before what it counts is changed.
 */
export const tally = (db: Db, at: Date, counters: Counter[], changed: SQL) =>
  db.run(tallyOf(dayOf(at), counters, changed));

/** The SQL of it; the day may be a placeholder. */
export function tallyOf(day: string | Placeholder, counters: Counter[], changed: SQL): SQL {
  const columns = list(counters.map(columnOf));
  const any = (toSql: (counter: Counter) => SQL) => sql.join(counters.map(toSql), sql` + `);
  return sql`INSERT INTO ${tallies} (newsletter_id, day, ${columns})
    WITH changed (newsletter_id, ${columns}) AS MATERIALIZED (${changed})
    SELECT newsletter_id, ${day}, ${columns} FROM changed WHERE newsletter_id <> '' AND ${any(columnOf)} > 0
    UNION ALL SELECT '', ${day}, ${list(counters.map(sumOf))} FROM changed HAVING ${any(sumOf)} > 0
    ON CONFLICT (newsletter_id, day) DO UPDATE SET
      ${list(counters.map((one) => sql`${columnOf(one)} = ${tallies}.${columnOf(one)} + excluded.${columnOf(one)}`))}`;
}

const list = (parts: SQL[]): SQL => sql.join(parts, sql`, `);
const columnOf = (counter: Counter): SQL => sql`${sql.identifier(COLUMNS[counter])}`;
const sumOf = (counter: Counter): SQL => sql`coalesce(sum(${columnOf(counter)}), 0)`;

/** In UTC. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** The days of a newsletter since one such as 2026-05-04, "" for all newsletters together; days without anything have no row. */
export const findTallies = (db: Db, newsletterId: string, sinceDay: string): Promise<Tally[]> =>
  db
    .select()
    .from(tallies)
    .where(and(eq(tallies.newsletterId, newsletterId), gte(tallies.day, sinceDay)))
    .orderBy(tallies.day);
