/** `npm run watchbell` as a person runs it: a process of its own. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";

export type Ran = { status: number | null; output: string; errors: string };

/** onStart is given the process, which may be ended by it. */
export async function runWatchbell(
  args: string[],
  env: Record<string, string>,
  onStart: (child: ChildProcess) => void = () => {},
): Promise<Ran> {
  const child = spawn(process.execPath, ["local/watchbell.ts", ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env["PATH"], ...env },
  });
  let [output, errors] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (part: string) => (output += part));
  child.stderr.setEncoding("utf8").on("data", (part: string) => (errors += part));
  onStart(child);
  const [status] = (await once(child, "close")) as [number | null];
  return { status, output: output.trim(), errors: errors.trim() };
}
