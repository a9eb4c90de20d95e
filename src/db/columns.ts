/** What the schema says of a table's columns, for whoever carries rows without knowing what they mean. */
import { getTableConfig, type SQLiteTable } from "drizzle-orm/sqlite-core";

export type Table = SQLiteTable;

/** json: a text that holds JSON. */
export type Column = { name: string; type: "integer" | "text" | "json"; isOptional: boolean };

export const nameOf = (table: Table): string => getTableConfig(table).name;

/** The columns in the order of the schema, as SQL names them. */
export const columnsOf = (table: Table): Column[] =>
  getTableConfig(table).columns.map((column) => ({
    name: column.name,
    type: typeOf(column.dataType, column.getSQLType()),
    isOptional: !column.notNull,
  }));

function typeOf(dataType: string, sqlType: string): Column["type"] {
  if (dataType === "json") return "json";
  return sqlType === "integer" ? "integer" : "text";
}

/** The columns of its primary key, in their order there. */
export function keyOf(table: Table): string[] {
  const { columns, primaryKeys } = getTableConfig(table);
  const [together] = primaryKeys;
  return (together?.columns ?? columns.filter(({ primary }) => primary)).map(({ name }) => name);
}
