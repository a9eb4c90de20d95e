/** Checks a backup in a folder, to the last line, before anything of it is loaded. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { readLine } from "../../../src/backups/read-line.ts";
import { Refusal } from "../ask.ts";
import { openProgressBar } from "../progress-bar.ts";
import { readManifest, type BackupFile, type Manifest } from "./manifest.ts";
import { readLines } from "./read-lines.ts";

/** Its manifest; throws a Refusal that names the file, and the line, of what is wrong. */
export async function checkBackup(folder: string): Promise<Manifest> {
  const manifest = readManifest(folder);
  const bar = openProgressBar("files checked", manifest.files.length);
  try {
    for (const [at, file] of manifest.files.entries()) {
      bar.show(at, file.name);
      await checkFile(folder, file, manifest);
    }
    bar.show(manifest.files.length);
  } finally {
    bar.end();
  }
  return manifest;
}

async function checkFile(folder: string, file: BackupFile, { tables }: Manifest): Promise<void> {
  const path = join(folder, file.name);
  const columns = tables.find(({ name }) => name === file.table)?.columns ?? [];
  const hash = createHash("sha256");
  let rowCount = 0;
  for await (const { text, number } of readLines(folder, file, (bytes) => hash.update(bytes))) {
    const read = readLine(columns, text);
    if (read.kind === "wrong")
      throw new Refusal(`${path}:${number}: it is no row of ${file.table}: ${read.reason}`);
    rowCount += 1;
  }
  if (rowCount !== file.rowCount)
    throw new Refusal(`${path}: it has ${rowCount} rows, and the manifest says ${file.rowCount}`);
  if (hash.digest("hex") !== file.sha256)
    throw new Refusal(`${path}: it was changed: its SHA-256 is not the manifest's`);
}
