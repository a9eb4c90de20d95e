/**
 * The cloud on one machine: the Worker in workerd with its D1 databases, queues and Workflow, as wrangler runs it
 * in development, and the migrations applied by wrangler's own command. State lives in a folder and survives; the
 * Worker's log is worker.log there.
 */
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { unstable_startWorker } from "wrangler";
import { migrate } from "./migrate.ts";
import { CONFIG, QUIET } from "./wrangler.ts";

export type Cloud = {
  url: string;
  /** Fires the cron as of a time, as the cloud would, and waits until the tick is through. */
  tick(at: Date): Promise<void>;
  close(): Promise<void>;
};

export type CloudOptions = {
  stateDir: string;
  /** 0: a free one. */
  port: number;
  /** Settings of src/env.ts, on top of wrangler.toml. */
  settings: Record<string, string>;
  /** Another Worker than wrangler.toml's, on its bindings. */
  entrypoint?: string;
  /** The migrations were applied by an earlier start. */
  isMigrated?: boolean;
};

/** Applies what migrations are missing, and starts the Worker. */
export async function openCloud({
  stateDir,
  port,
  settings,
  entrypoint,
  isMigrated = false,
}: CloudOptions): Promise<Cloud> {
  if (!isMigrated) await migrate(stateDir);
  Object.assign(process.env, QUIET);
  const worker = await unstable_startWorker({
    config: CONFIG,
    ...(entrypoint !== undefined && { entrypoint }),
    bindings: Object.fromEntries(
      Object.entries(settings).map(([name, value]) => [name, { type: "plain_text" as const, value }]),
    ),
    dev: {
      server: { hostname: "127.0.0.1", port },
      inspector: false,
      persist: stateDir,
      watch: false,
      liveReload: false,
      logLevel: "error",
      structuredLogsHandler: ({ message }: { message: string }) =>
        appendFileSync(join(stateDir, "worker.log"), `${message}\n`),
    },
  });
  await worker.ready;
  const url = (await worker.url).origin;
  return {
    url,
    async tick(at) {
      const handler = `${url}/cdn-cgi/handler/scheduled?cron=${encodeURIComponent("*/15 * * * *")}&time=${at.getTime()}`;
      const answer = await fetch(handler);
      if (!answer.ok) throw new Error(`The cron did not run: ${answer.status} ${await answer.text()}`);
    },
    close: () => worker.dispose(),
  };
}
