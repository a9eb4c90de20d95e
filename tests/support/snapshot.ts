/** Every row of the local D1 databases, read from their files: what a test compares to say that nothing changed. */
import { findDatabaseFiles, openDatabaseFile } from "../../local/database-files.ts";

/** The rows of all tables by table name, of each database under a state folder. */
export function readAllRows(stateDir: string): Record<string, unknown[]> {
  const rows: Record<string, unknown[]> = {};
  for (const file of findDatabaseFiles(stateDir)) {
    const db = openDatabaseFile(file, { readOnly: true });
    const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
    for (const { name } of tables.filter((table) => !/^(_cf|sqlite_|tellings)/.test(String(table["name"]))))
      rows[String(name)] = db.prepare(`SELECT * FROM "${String(name)}"`).all();
    db.close();
  }
  return rows;
}
