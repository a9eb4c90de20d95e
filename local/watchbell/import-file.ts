/** Brings a list from a file: read once for its digest, once for its length, once for its rows; never held. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, constants, stat } from "node:fs/promises";
import { basename } from "node:path";
import { readList, type Row } from "../../src/subscribers/read-list.ts";
import type { Running } from "../find-running.ts";
import { ask, Refusal } from "./ask.ts";
import { openProgressBar } from "./progress-bar.ts";

const BATCH_ROWS = 1000;
/** Under the API's million, with room for what surrounds the rows. */
const BATCH_CHARACTERS = 300_000;

type ImportState = {
  id: string;
  name: string;
  newsletter: string;
  rowCount: number;
  position: number;
  counts: Record<string, number>;
  faults: { line: number; why: string }[];
  createdAt: string;
  finishedAt: string | null;
};
export type Imported = { state: ImportState; /** Where it was gone on from. */ resumedAt: number };

/** Imports a list into a newsletter, from where an earlier try got to. Throws a Refusal. */
export async function importFile(
  worker: Running,
  { file, newsletter, name }: { file: string; newsletter: string; name: string | undefined },
): Promise<Imported> {
  await checkFile(file);
  const open = () => createReadStream(file);
  const rows = async () => {
    const list = await readList(open, basename(file));
    if (list.kind === "unreadable") throw new Refusal(`${file}: ${list.reason}`);
    return list.rows;
  };
  const rowCount = await countOf(await rows());
  if (rowCount === 0) throw new Refusal(`${file} holds no rows`);
  const opened = await ask(worker, "POST", "/imports", {
    name: (name ?? basename(file)).slice(0, 200),
    newsletter,
    rowCount,
    fingerprint: await digestOf(open()),
  });
  const state: ImportState = await opened.json();
  if (state.position < rowCount) await sendRows(worker, state, await rows());
  const ended = await ask(worker, "GET", `/imports/${state.id}`);
  return { state: await ended.json(), resumedAt: state.position };
}

async function checkFile(file: string): Promise<void> {
  const isFile = await stat(file).then(
    (found) => found.isFile(),
    () => undefined,
  );
  if (isFile === undefined) throw new Refusal(`There is no file ${file}`);
  const isReadable = await access(file, constants.R_OK).then(
    () => true,
    () => false,
  );
  if (!isFile || !isReadable) throw new Refusal(`${file} can't be read`);
}

async function countOf(rows: AsyncIterable<Row>): Promise<number> {
  let count = 0;
  for await (const _ of rows) count += 1;
  return count;
}

async function digestOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash("sha256");
  for await (const part of bytes) hash.update(part);
  return hash.digest("hex");
}

/** Sends what the Worker has not: it says after each batch where it stands, should another have brought rows, too. */
async function sendRows(worker: Running, { id, position, rowCount }: ImportState, rows: AsyncIterable<Row>) {
  const bar = openProgressBar("rows", rowCount);
  let taken = position;
  try {
    for await (const { from, batch } of batchesOf(rows)) {
      const end = from + batch.length;
      while (taken < end) {
        if (taken < from)
          throw new Refusal("The Worker has lost rows that it had taken: import the list again");
        const body = { from: taken, rows: batch.slice(taken - from) };
        const answer = await ask(worker, "POST", `/imports/${id}/rows`, body);
        ({ position: taken } = await answer.json<{ position: number }>());
        bar.show(taken);
      }
    }
  } finally {
    bar.end();
  }
}

async function* batchesOf(rows: AsyncIterable<Row>): AsyncGenerator<{ from: number; batch: Row[] }> {
  let from = 0;
  let batch: Row[] = [];
  let size = 0;
  for await (const row of rows) {
    const length = JSON.stringify(row).length;
    if (batch.length === BATCH_ROWS || (batch.length > 0 && size + length > BATCH_CHARACTERS)) {
      yield { from, batch };
      from += batch.length;
      batch = [];
      size = 0;
    }
    batch.push(row);
    size += length;
  }
  if (batch.length > 0) yield { from, batch };
}
