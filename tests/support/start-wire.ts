/**
 * The wires of ../shared for the edge tests: one replays the feeds of August 2026, one X's accounts of March. Two,
 * since a wire's stale answer is the first moment of all it holds. Where shared/ is absent their addresses are "",
 * and the tests that need them are skipped.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { TestProject } from "vitest/node";
import { findFreePort } from "../../local/ports.ts";

const WIRE = resolve("../shared/tools/wire.mjs");
const REPLAYS = resolve("../shared/data/replay");

type Wire = { url: string; stop: () => void };

export default async function start(project: TestProject) {
  const [feeds, accounts] = existsSync(WIRE)
    ? await Promise.all([startWire("labs-2026-08", "tools-2026-08"), startWire("x-2026-03")])
    : [];
  project.provide("feedWireUrl", feeds?.url ?? "");
  project.provide("accountWireUrl", accounts?.url ?? "");
  return () => {
    feeds?.stop();
    accounts?.stop();
  };
}

/** A wire that holds these recordings only. */
async function startWire(...recordings: string[]): Promise<Wire> {
  const folder = mkdtempSync(join(tmpdir(), "watchbell-wire-"));
  for (const recording of recordings) symlinkSync(join(REPLAYS, recording), join(folder, recording));
  const port = String(await findFreePort(0));
  const wire = spawn(process.execPath, [WIRE, "--port", port, "--data", folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await untilSpoken(wire);
  return {
    url: `http://127.0.0.1:${port}`,
    stop() {
      wire.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** It says where it listens once it does. */
async function untilSpoken({ stdout }: ChildProcess): Promise<void> {
  if (!stdout) throw new Error("The wire has no output");
  await once(stdout, "data");
}

declare module "vitest" {
  interface ProvidedContext {
    feedWireUrl: string;
    accountWireUrl: string;
  }
}
