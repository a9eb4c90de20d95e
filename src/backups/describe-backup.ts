/** What a backup of this moment is: its format, and the tables in the order in which they are to be read. */
import type { Desk } from "../desk.ts";
import { nameOf } from "../db/columns.ts";
import { findMigration } from "./backup-store.ts";
import { FORMAT } from "./format.ts";
import { markOf } from "./key-mark.ts";
import { layouts, type Layout } from "./layout.ts";
import { LEFT } from "./tables.ts";

export type BackupHead = {
  format: number;
  /** ISO 8601. Names the backup, too. */
  takenAt: string;
  /** The schema: its last migration. */
  migration: string;
  /** Of ADDRESS_KEY (key-mark.ts). */
  keyMark: string;
  tables: (Layout & { why: string })[];
  left: { name: string; why: string }[];
};

export async function describeBackup({
  db,
  settings,
  now,
}: Pick<Desk, "db" | "settings" | "now">): Promise<BackupHead> {
  return {
    format: FORMAT,
    takenAt: now().toISOString(),
    migration: await findMigration(db),
    keyMark: await markOf(settings.addressKey),
    tables: layouts().map(({ name, key, columns, why }) => ({ name, why, key, columns })),
    left: LEFT.map(({ table, why }) => ({ name: nameOf(table), why })),
  };
}
