/** The list as CSV, as it comes: to a file, which appears when it is whole, or to stdout. */
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Running } from "../find-running.ts";
import { ask, Refusal } from "./ask.ts";

type Wanted = { newsletter: string | undefined; status: string | undefined; output: string | undefined };

/** Throws a Refusal where the list breaks off, or can't be written. */
export async function exportFile(worker: Running, { newsletter, status, output }: Wanted): Promise<void> {
  const query = new URLSearchParams({ ...(newsletter && { newsletter }), ...(status && { status }) });
  const answer = await ask(worker, "GET", `/subscribers.csv?${query.toString()}`);
  const part = output && `${output}.part`;
  try {
    const list = Readable.from(answer.body ?? []);
    if (!part) return await pipeline(list, process.stdout, { end: false });
    // addresses are nobody else's business
    await pipeline(list, createWriteStream(part, { mode: 0o600 }));
    await rename(part, output);
  } catch (error) {
    if (part) await rm(part, { force: true });
    throw new Refusal(`The list broke off: ${(error as Error).message}`);
  }
}
