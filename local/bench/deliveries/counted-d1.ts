/** A D1 that counts what its answers say they cost. */

export type Spent = { queries: number; rowsRead: number; rowsWritten: number };

type Meta = { rows_read?: number; rows_written?: number };

/** The same database, whose answers add to `spent`. */
export function countD1(database: D1Database, spent: Spent): D1Database {
  const originals = new WeakMap<object, D1PreparedStatement>();

  function add(meta: Meta): void {
    spent.queries += 1;
    spent.rowsRead += meta.rows_read ?? 0;
    spent.rowsWritten += meta.rows_written ?? 0;
  }

  function wrap(statement: D1PreparedStatement, sql: string): D1PreparedStatement {
    async function all() {
      const answer = await statement.all();
      add(answer.meta);
      return answer;
    }
    const facade = {
      bind: (...values: unknown[]) => wrap(statement.bind(...values), sql),
      all,
      run: all,
      first: async (column?: string) => {
        const [row] = (await all()).results;
        return row === undefined ? null : column === undefined ? row : row[column];
      },
      // raw answers say nothing of rows; but objects lose all but the last of columns that share a name
      async raw() {
        const { results } = await all();
        return hasTwins(sql) ? statement.raw() : results.map((row) => Object.values(row));
      },
    };
    originals.set(facade, statement);
    return facade as unknown as D1PreparedStatement;
  }

  return {
    prepare: (sql: string) => wrap(database.prepare(sql), sql),
    async batch(list: D1PreparedStatement[]) {
      const answers = await database.batch(list.map((one) => originals.get(one) ?? one));
      for (const { meta } of answers) add(meta);
      return answers;
    },
    exec: (sql: string) => database.exec(sql),
    withSession: () => countD1(database, spent),
  } as unknown as D1Database;
}

/** Whether two of the columns that a query asks for have one name. */
function hasTwins(sql: string): boolean {
  const [, list = ""] = /^\s*select (.*?) from /is.exec(sql) ?? [];
  const names = list.split(",").map((column) => /(\w+)"?\s*$/.exec(column)?.[1]);
  return new Set(names).size < names.length;
}
