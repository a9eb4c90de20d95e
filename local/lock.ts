/** One run at a time on one state folder: two Workers on one database would each take the other's messages. */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { UsageError } from "./flags.ts";

/** Takes the folder, or throws a UsageError that names the process that has it. Answers how to give it back. */
export async function lock(stateDir: string): Promise<() => Promise<void>> {
  // beside the folder, since --fresh removes it whole
  const file = `${stateDir}.lock`;
  await mkdir(dirname(file), { recursive: true });
  const holder = Number(await readFile(file, "utf8").catch(() => "0"));
  if (holder && isAlive(holder))
    throw new UsageError(`Another npm start is running on these sources (process ${holder})`);
  await writeFile(file, String(process.pid));
  return () => rm(file, { force: true });
}

/** Whether a process of this id is running. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
