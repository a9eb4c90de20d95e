/** The files of a Worker's local D1 databases, read and written beside it while it runs. */
import { globSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** A running Worker may hold its file for a moment; without this a file that is held is an error at once. */
const PATIENCE_MS = 10_000;

/** Opens one; it waits for a Worker that writes, and throws "database is locked" after ten seconds. */
export const openDatabaseFile = (file: string, { readOnly = false } = {}) =>
  new DatabaseSync(file, { readOnly, timeout: PATIENCE_MS });

/** Of each database under a state folder the file, in no order. */
export const findDatabaseFiles = (stateDir: string): string[] =>
  globSync(join(stateDir, "**/v3/d1/**/*.sqlite")).filter((path) => !path.endsWith("metadata.sqlite"));

/** The file of the database that has a table; throws where none has it. */
export function findDatabaseWith(table: string, stateDir: string): string {
  const found = findDatabaseFiles(stateDir).find((file) => {
    const database = openDatabaseFile(file, { readOnly: true });
    const row = database.prepare("SELECT 1 FROM sqlite_master WHERE name = ?").get(table);
    database.close();
    return row !== undefined;
  });
  if (!found) throw new Error(`No database under ${stateDir} has a table ${table}`);
  return found;
}
