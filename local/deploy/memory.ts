/**
 * What a run leaves for the next one, in .watchbell/deploy, which git ignores and only this user may read: secrets that
 * were made and may be on their way, until they have been shown; and what the last finished run deployed.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

type Finished = { fingerprint: string; versionId: string; host: string };

export type Memory = {
  accountId: string | null;
  finished: Finished | null;
  /** Secrets that wait for a person: a webhook has a secret only once it has an address to call. */
  later: string[];
};

const NOTHING: Memory = { accountId: null, finished: null, later: [] };

/** A file for wrangler's record of its deploy; what stood in it is gone. */
export function freshRecord(stateDir: string): string {
  mkdirSync(stateDir, { recursive: true, mode: 0o700 });
  const file = join(stateDir, "record.jsonl");
  rmSync(file, { force: true });
  return file;
}

export const readMemory = (stateDir: string): Memory => ({
  ...NOTHING,
  ...(read(join(stateDir, "memory.json")) as Partial<Memory>),
});

export function keepMemory(stateDir: string, change: Partial<Memory>): void {
  write(join(stateDir, "memory.json"), { ...readMemory(stateDir), ...change });
}

/** Where secrets lie while they are on their way: `wrangler deploy --secrets-file` reads it, too. */
export const secretsFile = (stateDir: string) => join(stateDir, "secrets.json");

export const readSecrets = (stateDir: string) => read(secretsFile(stateDir)) as Record<string, string>;

export const keepSecrets = (stateDir: string, secrets: Record<string, string>) =>
  write(secretsFile(stateDir), secrets);

/** A secret by itself, in a file that its user removes. */
export function keepOneSecret(stateDir: string, name: string, secret: string): string {
  const file = join(stateDir, "one-secret.json");
  write(file, { [name]: secret });
  return file;
}

export const forgetSecrets = (stateDir: string) => rmSync(secretsFile(stateDir), { force: true });

function read(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

function write(file: string, content: unknown): void {
  mkdirSync(join(file, ".."), { recursive: true, mode: 0o700 });
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
}
