/** Takes a backup into a folder: a file of JSON Lines for each table, and at the end the manifest that makes it one. */
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BackupHead } from "../../../src/backups/describe-backup.ts";
import type { Running } from "../../find-running.ts";
import { ask, askJson, Refusal } from "../ask.ts";
import { openProgressBar } from "../progress-bar.ts";
import { MANIFEST, type BackupFile, type Manifest } from "./manifest.ts";
import { openFile } from "./open-file.ts";

/** A file ends here and another goes on: wrangler puts at most 315 MB into R2 at once. */
const FILE_BYTES = 100_000_000;
const OWNER_ONLY = 0o700;

type Table = BackupHead["tables"][number];

/** Throws a Refusal, and leaves nothing then. `toFolder` names the folder by the time of the backup. */
export async function writeBackup(
  worker: Running,
  toFolder: (takenAt: string) => string,
): Promise<{ folder: string; manifest: Manifest }> {
  const head = await askJson<BackupHead>(worker, "GET", "/backup");
  const folder = toFolder(head.takenAt);
  await makeFolder(folder);
  const bar = openProgressBar("tables", head.tables.length);
  const files: BackupFile[] = [];
  try {
    for (const [at, table] of head.tables.entries()) {
      bar.show(at);
      files.push(...(await writeTable(worker, folder, table, (rows) => bar.show(at, tellRows(table, rows)))));
    }
    bar.show(head.tables.length);
    const manifest = { ...head, finishedAt: new Date().toISOString(), files };
    await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    return { folder, manifest };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  } finally {
    bar.end();
  }
}

const tellRows = ({ name }: Table, rowCount: number) => `${name}: ${rowCount.toLocaleString("en")} rows`;

/** The folder is new or empty: what is in another is not ours to mix with. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: OWNER_ONLY });
    if ((await readdir(folder)).length === 0) return;
  } catch (error) {
    throw new Refusal(`${folder}: ${(error as Error).message}`);
  }
  throw new Refusal(`${folder} is not empty: a backup has a folder of its own`);
}

async function writeTable(
  worker: Running,
  folder: string,
  table: Table,
  show: (rowCount: number) => void,
): Promise<BackupFile[]> {
  const files: BackupFile[] = [];
  let file = await openFile(folder, `${table.name}.jsonl`, table.name);
  let rowCount = 0;
  for await (const lines of pagesOf(worker, table)) {
    if (file.bytes() + lines.length > FILE_BYTES && file.bytes() > 0) {
      files.push(await file.close());
      file = await openFile(folder, `${table.name}-${files.length + 1}.jsonl`, table.name);
    }
    await file.add(lines);
    rowCount += lines.split("\n").length - 1;
    show(rowCount);
  }
  return [...files, await file.close()];
}

async function* pagesOf(worker: Running, { name, key }: Table): AsyncGenerator<string> {
  for (let query = ""; ;) {
    const lines = await (await ask(worker, "GET", `/backup/${name}${query}`)).text();
    if (lines === "") return;
    // an answer that broke off ends within a line
    if (!lines.endsWith("\n")) throw new Refusal(`The table ${name} broke off`);
    yield lines;
    const last = JSON.parse(lines.slice(lines.lastIndexOf("\n", lines.length - 2) + 1)) as Record<
      string,
      unknown
    >;
    query = `?${new URLSearchParams({ after: JSON.stringify(key.map((column) => last[column])) }).toString()}`;
  }
}
