/**
 * D1 over node:sqlite, with D1's manners: every call is asynchronous and goes through a gate, a batch is one
 * transaction that rolls back whole, a statement takes 100 parameters and 100 KB, transactions by hand are refused.
 */
import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";

const MOST_PARAMETERS = 100;
const MOST_SQL_BYTES = 100_000;

/** Lets a call take effect, now or later; `what` says in a few words what it is. */
export type Gate = <Value>(what: string, effect: () => Value) => Promise<Value>;

/** Rewrites of a statement and of its rows: how mistakes are planted from outside of the code under test. */
export type Lens = {
  sql?(sql: string): string;
  rows?(sql: string, columns: string[], rows: unknown[][]): unknown[][];
};

type Answer = { columns: string[]; rows: unknown[][]; changes: number; lastRowId: number };

/** The database behind it may be replaced by a restored one. */
export function openD1(database: () => DatabaseSync, gate: Gate, lens: Lens = {}): D1Database {
  const prepared = new WeakMap<DatabaseSync, Map<string, StatementSync>>();
  const written = new WeakMap<object, Statement>();

  function prepare(sql: string): StatementSync {
    const current = database();
    const known = prepared.get(current) ?? new Map<string, StatementSync>();
    prepared.set(current, known);
    const statement = known.get(sql) ?? current.prepare(sql);
    known.set(sql, statement);
    statement.setReturnArrays(true);
    return statement;
  }

  function run({ sql, values }: Statement): Answer {
    const seen = lens.sql?.(sql) ?? sql;
    check(seen, values);
    try {
      const statement = prepare(seen);
      const columns = statement.columns().map(({ name }) => name);
      if (columns.length === 0) {
        const { changes, lastInsertRowid } = statement.run(...values);
        return { columns, rows: [], changes: Number(changes), lastRowId: Number(lastInsertRowid) };
      }
      const rows = statement.all(...values) as unknown as unknown[][];
      const isWrite = !/^\s*(?:select|with|pragma|explain)/i.test(seen);
      return {
        columns,
        rows: lens.rows?.(sql, columns, rows) ?? rows,
        changes: isWrite ? rows.length : 0,
        lastRowId: 0,
      };
    } catch (error) {
      throw new Error(`D1_ERROR: ${error instanceof Error ? error.message : String(error)}: SQLITE_ERROR`, {
        cause: error,
      });
    }
  }

  function runTogether(statements: Statement[]): Answer[] {
    database().exec("BEGIN");
    try {
      const answers = statements.map(run);
      database().exec("COMMIT");
      return answers;
    } catch (error) {
      database().exec("ROLLBACK");
      throw error;
    }
  }

  function statement(sql: string, values: SQLInputValue[]): D1PreparedStatement {
    const one: Statement = { sql, values };
    const call = () => gate(tellStatement(sql), () => run(one));
    const all = async () => resultOf(await call());
    const facade = {
      bind: (...given: unknown[]) => statement(sql, given.map(valueOf)),
      all,
      run: all,
      async first(column?: string) {
        const [row] = resultOf(await call()).results as Record<string, unknown>[];
        if (row === undefined) return null;
        if (column === undefined) return row;
        if (!(column in row)) throw new Error(`D1_COLUMN_NOTFOUND: Column not found (${column})`);
        return row[column];
      },
      async raw(options?: { columnNames?: boolean }) {
        const { columns, rows } = await call();
        return options?.columnNames ? [columns, ...rows] : rows;
      },
    };
    written.set(facade, one);
    return facade as unknown as D1PreparedStatement;
  }

  const session = {
    prepare: (sql: string) => statement(sql, []),
    async batch(list: D1PreparedStatement[]) {
      const statements = list.map((one) => {
        const known = written.get(one);
        if (!known) throw new Error("D1_ERROR: a batch takes statements of this database");
        return known;
      });
      const what = `together: ${statements.map(({ sql }) => tellStatement(sql)).join(" + ")}`;
      return (await gate(what, () => runTogether(statements))).map(resultOf);
    },
    getBookmark: () => null,
  };
  return {
    ...session,
    withSession: () => session,
    async exec(sql: string) {
      await gate(`exec ${tellStatement(sql)}`, () => database().exec(sql));
      return { count: sql.trim().split("\n").length, duration: 0 };
    },
    dump: () => Promise.reject(new Error("D1_ERROR: dump is not supported")),
  } as unknown as D1Database;
}

type Statement = { sql: string; values: SQLInputValue[] };

function check(sql: string, values: unknown[]): void {
  if (values.length > MOST_PARAMETERS) throw new Error("D1_ERROR: too many SQL variables: SQLITE_ERROR");
  if (Buffer.byteLength(sql) > MOST_SQL_BYTES) throw new Error("D1_ERROR: statement too long: SQLITE_TOOBIG");
  if (/^\s*(?:begin|commit|rollback|savepoint|release)\b/i.test(sql))
    throw new Error("D1_ERROR: use the D1 batch() method instead of transactions by hand");
}

function valueOf(value: unknown): SQLInputValue {
  if (value === null || typeof value === "number" || typeof value === "string") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (ArrayBuffer.isView(value)) return value as Uint8Array;
  throw new Error(`D1_TYPE_ERROR: Type '${typeof value}' not supported`);
}

function resultOf({ columns, rows, changes, lastRowId }: Answer) {
  return {
    success: true,
    results: rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at]]))),
    meta: {
      changes,
      last_row_id: lastRowId,
      changed_db: changes > 0,
      duration: 0,
      rows_read: 0,
      rows_written: 0,
      size_after: 0,
    },
  };
}

/** A statement in a few words: its verb and the tables it names. */
function tellStatement(sql: string): string {
  const [verb = ""] = /^\s*\w+/.exec(sql) ?? [];
  const tables = [...sql.matchAll(/\b(?:from|into|update|join)\s+"?(\w+)"?/gi)].map(([, name = ""]) => name);
  return `${verb.trim().toLowerCase()} ${[...new Set(tables)].filter((name) => name !== "json_each").join(", ")}`;
}
