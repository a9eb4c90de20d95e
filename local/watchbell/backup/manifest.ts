/** The manifest of a backup in a folder: what the Worker says of it, and the files with their counts and hashes. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { BackupHead } from "../../../src/backups/describe-backup.ts";
import { FORMAT } from "../../../src/backups/format.ts";
import { Refusal } from "../ask.ts";

export const MANIFEST = "manifest.json";

export type BackupFile = {
  name: string;
  table: string;
  rowCount: number;
  byteCount: number;
  /** Of its bytes, in hexadecimal. */
  sha256: string;
};

export type Manifest = BackupHead & { finishedAt: string; files: BackupFile[] };

/** The manifest of a folder; throws a Refusal where it is none that can be loaded. */
export function readManifest(folder: string): Manifest {
  const path = join(folder, MANIFEST);
  const manifest = parse(path, readText(path));
  if (manifest.format !== FORMAT)
    throw new Refusal(`${path}: its format is ${String(manifest.format)}, and ${FORMAT} is read here`);
  if (!isWhole(manifest)) throw new Refusal(`${path}: it does not say which tables and files there are`);
  const filed = new Set(manifest.files.map(({ table }) => table));
  const missing = manifest.tables.find(({ name }) => !filed.has(name));
  if (missing) throw new Refusal(`${path}: there is no file of the table ${missing.name}`);
  return manifest;
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    throw new Refusal(`${path}: it can't be read. A folder without it is no backup, or one that broke off`);
  }
}

function parse(path: string, text: string): Manifest {
  try {
    return JSON.parse(text) as Manifest;
  } catch {
    throw new Refusal(`${path}: it is no JSON`);
  }
}

/** The names become paths, so they are nothing but names. */
const isWhole = ({ tables, files, takenAt }: Manifest): boolean =>
  typeof takenAt === "string" &&
  Array.isArray(tables) &&
  tables.every(
    ({ name, key, columns }) => typeof name === "string" && Array.isArray(key) && Array.isArray(columns),
  ) &&
  Array.isArray(files) &&
  files.every(
    ({ name, table, rowCount }) =>
      /^[a-z_]+(?:-\d+)?\.jsonl$/.test(name) &&
      Number.isInteger(rowCount) &&
      tables.some((one) => one.name === table),
  );
