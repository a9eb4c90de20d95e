/**
 * `npm run import -- FILE… [--newsletter ID] [--url URL] [--token TOKEN]`: brings past issues into the archive of a
 * newsletter through the operator's API. A file that fails says why and stops no other; repeating does no harm.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { call } from "./call.ts";
import { findRunning, type Running } from "./find-running.ts";
import { readTextFile } from "./read-text-file.ts";

const USAGE = `Usage: npm run import -- FILE… [--newsletter ID] [--url URL] [--token TOKEN]
FILE is an issue in Markdown with front matter, as the archive's .md pages are.
--newsletter  whose archive it goes into (ai, the first of npm start)
--url         where the Worker is (WATCHBELL_URL, or the npm start that is running)
--token       its ADMIN_TOKEN (WATCHBELL_TOKEN, or the one of npm start)`;

/** Where `npm start` keeps its state. */
const STATE_DIR = process.env["WATCHBELL_STATE_DIR"] ?? join(import.meta.dirname, "..", ".watchbell");

type Outcome = "imported" | "already" | "failed";
type Answer = { slug?: string; error?: string; line?: number };

const flags = readFlags();
const worker = flags && findWorker(flags);
if (!flags || flags.files.length === 0) complain(USAGE, 2);
else if (!worker)
  complain(
    "No npm start is running here: name the Worker by --url and --token (WATCHBELL_URL, WATCHBELL_TOKEN)",
    2,
  );
else await importAll(worker, flags);

function readFlags() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        newsletter: { type: "string", default: "ai" },
        url: { type: "string" },
        token: { type: "string" },
      },
    });
    return { ...values, files: positionals };
  } catch {
    return undefined;
  }
}

/** Flags, then the environment; a running `npm start` where neither names one. */
function findWorker(flags: { url?: string; token?: string }): Running | undefined {
  const url = flags.url ?? process.env["WATCHBELL_URL"];
  const token = flags.token ?? process.env["WATCHBELL_TOKEN"];
  if (!url) return findRunning(STATE_DIR);
  return token ? { url: url.replace(/\/+$/, ""), token } : undefined;
}

/** One after another: the archive is a database of one writer. */
async function importAll(worker: Running, flags: { newsletter: string; files: string[] }): Promise<void> {
  const counts: Record<Outcome, number> = { imported: 0, already: 0, failed: 0 };
  for (const path of flags.files) counts[await importFile(worker, flags.newsletter, path)]++;
  const { imported, already, failed } = counts;
  process.stdout.write(`${imported} imported, ${already} already there, ${failed} failed\n`);
  if (failed > 0) process.exitCode = 1;
}

async function importFile(worker: Running, newsletter: string, path: string): Promise<Outcome> {
  const file = readTextFile(path);
  if (file.kind === "unreadable") return fail(path, file.reason);
  try {
    const { status, answer } = await post(worker, newsletter, file.text);
    const { slug, error, line } = answer;
    if (!slug) return fail(line ? `${path}:${line}` : path, error ?? `${worker.url} answered ${status}`);
    process.stdout.write(
      `${path}: ${status === 201 ? "imported" : "already there"} as ${newsletter}/${slug}\n`,
    );
    return status === 201 ? "imported" : "already";
  } catch (error) {
    return fail(path, `${worker.url} can't be reached: ${reasonOf(error)}`);
  }
}

async function post({ url, token }: Running, newsletter: string, text: string) {
  const response = await call(`${url}/api/newsletters/${encodeURIComponent(newsletter)}/issues`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "text/markdown; charset=utf-8" },
    body: text,
  });
  const said = await response.text();
  return { status: response.status, answer: readAnswer(said, response.status) };
}

/** The API answers JSON; what stands in front of it, or its bearer check, may not. */
function readAnswer(text: string, status: number): Answer {
  if (status === 401) return { error: "The token is not the Worker's ADMIN_TOKEN" };
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return {};
  }
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error && cause.message ? cause.message : message;
}

function fail(place: string, reason: string): "failed" {
  process.stderr.write(`${place}: ${reason}\n`);
  return "failed";
}

function complain(sentence: string, status: number): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = status;
}
