/** The `npm start` that is running on this machine, as its state folders tell: where its Worker listens, and its token. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive } from "./lock.ts";

export type Running = { url: string; token: string };

/** Undefined where none is running. Of several the first by the folder's name. */
export function findRunning(stateDir: string): Running | undefined {
  for (const lockFile of globSync(join(stateDir, "*.lock")).toSorted()) {
    const kept = join(lockFile.replace(/\.lock$/, ""), "kept.json");
    const holder = Number(readFileSync(lockFile, "utf8"));
    if (!holder || !isAlive(holder) || !existsSync(kept)) continue;
    const { workerPort, adminToken } = JSON.parse(readFileSync(kept, "utf8")) as Kept;
    return { url: `http://127.0.0.1:${workerPort}`, token: adminToken };
  }
  return undefined;
}

type Kept = { workerPort: number; adminToken: string };
