/** OPML lists from files and addresses. */
import { readFile } from "node:fs/promises";
import { readOpml } from "../src/sources/opml.ts";
import { UsageError } from "./flags.ts";

/** The text of an OPML file or URL. Throws a UsageError where it can't be had or is none. */
export async function fetchOpml(place: string): Promise<string> {
  const text = await load(place);
  const read = readOpml(text);
  if (read.kind === "unreadable") throw new UsageError(`--sources ${place}: ${read.reason}`);
  return text;
}

async function load(place: string): Promise<string> {
  try {
    if (!/^https?:\/\//.test(place)) return await readFile(place, "utf8");
    const answer = await fetch(place, { signal: AbortSignal.timeout(15_000) });
    if (!answer.ok) throw new Error(`it answered ${answer.status}`);
    return await answer.text();
  } catch (error) {
    throw new UsageError(
      `--sources ${place} can't be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
