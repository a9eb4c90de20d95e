/** `npm start` as a person runs it: a process of its own, with state of its own. */
import { spawn } from "node:child_process";

export type Ran = { status: number | null; stdout: string; stderr: string };

export type Outcome = {
  digests: { newsletter: string; slug: string; url: string; stories: number }[];
  posts: number;
  emails: number;
};

export async function runStart(stateDir: string, args: string[]): Promise<Ran> {
  const child = spawn(process.execPath, ["local/start.ts", ...args], {
    env: { ...process.env, WATCHBELL_STATE_DIR: stateDir },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ran: Ran = { status: null, stdout: "", stderr: "" };
  child.stdout.on("data", (part) => (ran.stdout += String(part)));
  child.stderr.on("data", (part) => (ran.stderr += String(part)));
  ran.status = await new Promise((done) => child.on("close", done));
  return ran;
}

/** The JSON of the last line. */
export const outcomeOf = ({ stdout }: Ran): Outcome =>
  JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "") as Outcome;
