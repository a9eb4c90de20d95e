/**
 * Statements that are put together once. Drizzle builds a query anew each time it is asked, which takes longer than
 * D1's own work on it: where one is asked for every hundred emails, that is what mail costs.
 */
import { is, Param, Placeholder, type SQL } from "drizzle-orm";
import { SQLiteAsyncDialect } from "drizzle-orm/sqlite-core";
import type { Db } from "./client.ts";
import type { Statement } from "./transaction.ts";

/** A value as the database holds it: nothing is turned into JSON or numbers on its way. */
type Values<Name extends string> = Record<Name, string | number | null>;

/** The statement of some SQL, for values that stand in it as sql.placeholder(name). */
export function prepare<Name extends string>(query: SQL): (values: Values<Name>) => Statement {
  const { sql, params } = new SQLiteAsyncDialect().sqlToQuery(query);
  const slots = params.map((param) => ({ name: nameOf(param), param }));
  return (values) => ({
    getQuery: () => ({
      sql,
      params: slots.map(({ name, param }) => (name === undefined ? param : values[name as Name])),
    }),
  });
}

/** The name of a value that is given later; undefined of one that stands there for good. */
function nameOf(param: unknown): string | undefined {
  const value: unknown = is(param, Param) ? param.value : param;
  return is(value, Placeholder) ? value.name : undefined;
}

/** A query that drizzle prepares once for each database: `build` ends in .prepare(). */
export function prepareOnce<Query>(build: (db: Db) => Query): (db: Db) => Query {
  const known = new WeakMap<Db, Query>();
  return (db) => {
    const query = known.get(db) ?? build(db);
    known.set(db, query);
    return query;
  };
}
