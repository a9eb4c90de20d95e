/** A Worker that can be killed as a machine that loses its power, and started again on the same state. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { CloudOptions } from "../cloud.ts";

export type MortalCloud = {
  url: string;
  /** Fires the cron as of a time; what comes of it is found in the rows. */
  tick(at: Date): Promise<void>;
  /** SIGKILL for the process and all that it started: its whole group. */
  kill(): Promise<void>;
};

export async function startCloud(options: CloudOptions): Promise<MortalCloud> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, "cloud-process.ts"), JSON.stringify(options)],
    // a group of its own, so that workerd dies with it
    { detached: true, stdio: ["ignore", "pipe", "inherit"] },
  );
  const died = once(child, "close");
  async function kill(): Promise<void> {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGKILL");
    await died;
  }
  const lines = createInterface({ input: child.stdout });
  const said = await Promise.race([once(lines, "line"), died.then(() => undefined)]);
  const url = Array.isArray(said) ? String(said[0]) : undefined;
  if (!url?.startsWith("http")) throw new Error("The Worker did not start");
  return {
    url,
    async tick(at) {
      const cron = encodeURIComponent("*/15 * * * *");
      await fetch(`${url}/cdn-cgi/handler/scheduled?cron=${cron}&time=${at.getTime()}`, {
        signal: AbortSignal.timeout(60_000),
      }).then((answer) => answer.arrayBuffer());
    },
    kill,
  };
}
