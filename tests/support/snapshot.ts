/** Every row of the local D1 databases, read from their files: what a test compares to say that nothing changed. */
import { globSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** The rows of all tables by table name, of each database under a state folder. */
export function readAllRows(stateDir: string): Record<string, unknown[]> {
  const rows: Record<string, unknown[]> = {};
  for (const file of globSync(join(stateDir, "**/v3/d1/**/*.sqlite")).filter(
    (path) => !path.endsWith("metadata.sqlite"),
  )) {
    const db = new DatabaseSync(file, { readOnly: true });
    const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
    for (const { name } of tables.filter((table) => !/^(_cf|sqlite_|tellings)/.test(String(table["name"]))))
      rows[String(name)] = db.prepare(`SELECT * FROM "${String(name)}"`).all();
    db.close();
  }
  return rows;
}
