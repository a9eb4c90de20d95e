/** The tables of the database, a line each, in the words of src/db/schema.ts. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const HOW_IT_WORKS_DOC = join("docs", "how-it-works.md");

const TABLE = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport const \w+ = sqliteTable\(\s*"(\w+)"/g;

/** A table of tables. Throws where one has no sentence. */
export function buildTableList(): string {
  const schema = readFileSync(join("src", "db", "schema.ts"), "utf8");
  const tables = [...schema.matchAll(TABLE)].map(([, comment = "", name = ""]) => ({ name, comment }));
  if (tables.length !== schema.split("= sqliteTable(").length - 1)
    throw new Error("src/db/schema.ts has a table without a sentence");
  const rows = tables.map(({ name, comment }) => `| \`${name}\` | ${onOneLine(comment)} |`);
  return ["| table | what it holds |", "| --- | --- |", ...rows].join("\n");
}

/** The comment on one line. */
const onOneLine = (comment: string) =>
  comment
    .replaceAll(/\s*\n\s*\*\s?/g, " ")
    .replaceAll("|", "\\|")
    .replaceAll("<", "\\<")
    .trim();
