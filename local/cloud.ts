/**
 * The cloud on one machine: the Worker in workerd with its D1 databases, queues and Workflow, as wrangler runs it
 * in development, and the migrations applied by wrangler's own command. State lives in a folder and survives; the
 * Worker's log is worker.log there.
 */
import { spawn } from "node:child_process";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { unstable_startWorker } from "wrangler";

const WRANGLER = join(import.meta.dirname, "..", "node_modules", ".bin", "wrangler");
const CONFIG = join(import.meta.dirname, "..", "wrangler.toml");

/**
 * Errors only, no telemetry, no question to the network of where in the world this machine is, and no recorder of every
 * call, which takes a fifth of the time of each question to D1 and grows.
 */
const QUIET = {
  WRANGLER_LOG: "error",
  WRANGLER_SEND_METRICS: "false",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  X_LOCAL_OBSERVABILITY: "false",
};

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
  // one after the other: both open the same metadata file, and side by side one finds it locked
  for (const binding of isMigrated ? [] : ["DB", "SEARCH"]) await migrate(binding, stateDir);
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

/** Runs wrangler's own migration command on the local database of a binding. */
async function migrate(binding: string, stateDir: string): Promise<void> {
  const args = [
    "d1",
    "migrations",
    "apply",
    binding,
    "--local",
    "--persist-to",
    stateDir,
    "--config",
    CONFIG,
  ];
  const child = spawn(WRANGLER, args, {
    env: { ...process.env, ...QUIET, CI: "true" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (said += String(part)));
  const status = await new Promise<number | null>((done, failed) =>
    child.on("close", done).on("error", failed),
  );
  if (status !== 0) throw new Error(`The migrations of ${binding} could not be applied:\n${said.trim()}`);
}
