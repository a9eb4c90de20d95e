/** Loads a backup from a folder into an empty Worker. After a break it is run again: what is there stays as it is. */
import type { HeldBack } from "../../../src/backups/end-restore.ts";
import type { Running } from "../../find-running.ts";
import { askJson } from "../ask.ts";
import { openProgressBar } from "../progress-bar.ts";
import { checkBackup } from "./check-backup.ts";
import type { BackupFile, Manifest } from "./manifest.ts";
import { readLines } from "./read-lines.ts";

const BATCH_ROWS = 1000;
const BATCH_CHARACTERS = 500_000;

export type Loaded = {
  takenAt: string;
  rowCount: number;
  /** By table: rows whose own person or digest was gone when the backup came to it. */
  orphans: Record<string, number>;
  heldBack: HeldBack;
};

export async function loadBackup(worker: Running, folder: string): Promise<Loaded> {
  const manifest = await checkBackup(folder);
  const { format, takenAt, migration, keyMark, files } = manifest;
  const { tables } = await askJson<{ tables: string[] }>(worker, "POST", "/restore/begin", {
    format,
    takenAt,
    migration,
    keyMark,
  });
  const rowCount = files.reduce((sum, file) => sum + file.rowCount, 0);
  const orphans = await loadTables(worker, folder, manifest, tables, rowCount);
  const path = `/restore/end?${new URLSearchParams({ backup: takenAt }).toString()}`;
  const { heldBack } = await askJson<{ heldBack: HeldBack }>(worker, "POST", path);
  return { takenAt, rowCount, orphans, heldBack };
}

async function loadTables(
  worker: Running,
  folder: string,
  { files, takenAt }: Manifest,
  tables: string[],
  total: number,
): Promise<Record<string, number>> {
  const bar = openProgressBar("rows", total);
  const orphans: Record<string, number> = {};
  let done = 0;
  try {
    for (const table of tables)
      for (const file of files.filter((one) => one.table === table))
        for await (const batch of batchesOf(folder, file)) {
          const path = `/restore/${table}?${new URLSearchParams({ backup: takenAt }).toString()}`;
          const body = new Blob([batch.join("")], { type: "application/jsonl" });
          const { orphanCount } = await askJson<{ orphanCount: number }>(worker, "POST", path, body);
          if (orphanCount > 0) orphans[table] = (orphans[table] ?? 0) + orphanCount;
          bar.show((done += batch.length), table);
        }
  } finally {
    bar.end();
  }
  return orphans;
}

async function* batchesOf(folder: string, file: BackupFile): AsyncGenerator<string[]> {
  let [batch, size]: [string[], number] = [[], 0];
  for await (const { text } of readLines(folder, file)) {
    if (batch.length === BATCH_ROWS || (batch.length > 0 && size + text.length > BATCH_CHARACTERS)) {
      yield batch;
      [batch, size] = [[], 0];
    }
    batch.push(`${text}\n`);
    size += text.length;
  }
  if (batch.length > 0) yield batch;
}
