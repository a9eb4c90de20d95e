/** Queries of a backup: rows as SQLite holds them, a page at a time. */
import { sql } from "drizzle-orm";
import type { Db } from "../db/client.ts";
import type { LaidOut } from "./layout.ts";
import type { Row } from "./read-line.ts";

const names = (list: string[]) =>
  sql.join(
    list.map((name) => sql.identifier(name)),
    sql`, `,
  );

/** The next rows of a table after a key, in its order; the first where there is none. */
export const findPage = (
  db: Db,
  { table, columns, key, pageRows }: LaidOut,
  after: (string | number)[] | null,
): Promise<Row[]> =>
  db.all<Row>(sql`SELECT ${names(columns.map(({ name }) => name))} FROM ${table}
    ${
      after === null
        ? sql``
        : sql`WHERE (${names(key)}) > (${sql.join(
            after.map((value) => sql`${value}`),
            sql`, `,
          )})`
    }
    ORDER BY ${names(key)} LIMIT ${pageRows}`);

/** The name of the last migration that was applied; wrangler keeps them in this table. */
export async function findMigration(db: Db): Promise<string> {
  const [row] = await db.all<{ name: string }>(sql`SELECT name FROM d1_migrations ORDER BY id DESC LIMIT 1`);
  return row?.name ?? "";
}
