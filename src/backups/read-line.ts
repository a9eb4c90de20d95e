/** A line of a backup: a JSON object with each column of its table and nothing else. */
import type { Column } from "../db/columns.ts";

/** A row by the names of its columns, as SQLite holds it. */
export type Row = Record<string, string | number | null>;

export type ReadLine = { kind: "row"; row: Row } | { kind: "wrong"; reason: string };

/** The row of a line, or in a sentence why it is none of this table. */
export function readLine(columns: Column[], text: string): ReadLine {
  const read = parse(text);
  if (typeof read !== "object" || read === null || Array.isArray(read)) return wrong("it is no JSON object");
  const row = read as Record<string, unknown>;
  const known = new Set(columns.map(({ name }) => name));
  const strange = Object.keys(row).find((name) => !known.has(name));
  if (strange !== undefined) return wrong(`there is no column ${strange}`);
  const faulty = columns.find((column) => !fits(column, row[column.name]));
  if (faulty) return wrong(`${faulty.name} is ${faulty.name in row ? `no ${faulty.type}` : "missing"}`);
  return { kind: "row", row: row as Row };
}

const wrong = (reason: string): ReadLine => ({ kind: "wrong", reason });

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fits({ type, isOptional }: Column, value: unknown): boolean {
  if (value === null) return isOptional;
  switch (type) {
    case "integer":
      return typeof value === "number";
    case "text":
      return typeof value === "string";
    case "json":
      return typeof value === "string" && parse(value) !== undefined;
  }
}
