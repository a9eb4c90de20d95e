/**
 * The migrations of a state folder, applied by wrangler's own command. That takes some ten seconds of CPU, mostly to
 * load wrangler, so what it makes of an empty folder is kept, and is what the next empty folder begins with.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { join } from "node:path";
import { CONFIG, QUIET, WRANGLER } from "./wrangler.ts";

const ROOT = join(import.meta.dirname, "..");
const CACHE = join(ROOT, "node_modules", ".cache", "watchbell-databases");
/** What the databases are made of: the migrations, their bindings, and the wrangler that is locked. */
const MADE_OF = ["migrations/*.sql", "migrations-search/*.sql", "wrangler.toml", "package-lock.json"];

/** Applies what is missing in the state folder; nobody else may have its databases open. Throws with wrangler's words where it can't. */
export async function migrate(stateDir: string): Promise<void> {
  const databases = join(stateDir, "v3", "d1");
  const isEmpty = !existsSync(databases);
  const ready = join(CACHE, fingerprint());
  if (isEmpty && existsSync(ready)) return cpSync(ready, databases, { recursive: true });
  // one after the other: both open the same metadata file, and side by side one finds it locked
  for (const binding of ["DB", "SEARCH"]) await apply(binding, stateDir);
  if (isEmpty) keep(databases, ready);
}

function fingerprint(): string {
  const hash = createHash("sha256");
  for (const file of globSync(MADE_OF, { cwd: ROOT }).toSorted())
    hash.update(`${file}\n`).update(readFileSync(join(ROOT, file)));
  return hash.digest("hex").slice(0, 16);
}

/** Whole or not at all: two may do so at once. */
function keep(databases: string, ready: string): void {
  mkdirSync(CACHE, { recursive: true });
  const copy = mkdtempSync(join(CACHE, "copy-"));
  cpSync(databases, join(copy, "d1"), { recursive: true });
  if (!existsSync(ready)) renameSync(join(copy, "d1"), ready);
  rmSync(copy, { recursive: true, force: true });
}

async function apply(binding: string, stateDir: string): Promise<void> {
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
