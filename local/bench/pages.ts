/**
 * Pages, in an archive of 20,000 digests and 260,000 stories: the real routes in workerd on local D1, by turns with a bare
 * hono route in the same workerd. Requests a second with some lanes at once, and the slowest hundredth.
 */
import { readFileSync, readdirSync } from "node:fs";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { build } from "esbuild";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { median } from "./measure.ts";
import type { Migrations } from "./pages/worker.ts";
import { row, type Row } from "./row.ts";

const LANES = 16;
const TURN_MS = 1_500;
const MOST_ROUNDS = 5;
/** Digests that are grown by one request. */
const A_REQUEST = 1_000;
const SLOT_MS = 4 * 3_600_000;
const UNTIL = Date.parse("2026-03-25T04:00:00Z");
const DIGEST = "/harbour/2026.03.24.08";

const SETTINGS = {
  ENVIRONMENT: "local",
  PUBLIC_URL: "http://127.0.0.1:8787",
  ADMIN_TOKEN: "bench-admin-token",
  TOKEN_KEYS: "k1:YmVuY2gta2V5LWJlbmNoLWtleS1iZW5jaC1rZXktYmVuY2g",
  ADDRESS_KEY: "YmVuY2gta2V5LWJlbmNoLWtleS1iZW5jaC1rZXktYmVuY2g",
  RESEND_API_KEY: "re_bench",
  RESEND_WEBHOOK_SECRET: "whsec_YmVuY2gta2V5LWJlbmNoLWtleS1iZW5jaC1rZXktYmVuY2g",
};

/** What is asked for, by name; of those with `again` the validator is sent along that the first answer bore. */
const PAGES: { name: string; path: string; again?: boolean }[] = [
  { name: "one question to D1 and no page", path: "/bench/question" },
  { name: "digest", path: DIGEST },
  { name: "digest, 304", path: DIGEST, again: true },
  { name: "home", path: "/?language=zh-CN" },
  { name: "search", path: "/search?q=AI" },
  { name: "feed", path: "/harbour/feed.xml" },
  { name: "feed, 304", path: "/harbour/feed.xml", again: true },
];

export async function benchPages(digests: number, rounds: number): Promise<Row[]> {
  const worker = new Miniflare(
    convertV4MiniflareOptions({
      modules: true,
      script: await bundle(),
      compatibilityDate: "2026-10-01",
      d1Databases: ["DB", "SEARCH"],
      bindings: SETTINGS,
    }),
  );
  try {
    const { origin } = await worker.ready;
    await fill(origin, digests);
    return await measurePages(origin, Math.min(rounds, MOST_ROUNDS));
  } finally {
    await worker.dispose();
  }
}

async function measurePages(origin: string, rounds: number): Promise<Row[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: LANES });
  const bare: Turn[] = [];
  const turns = new Map(PAGES.map(({ name }): [string, Turn[]] => [name, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const { name, path, again } of PAGES) {
      const headers: Record<string, string> = again
        ? { "if-none-match": await validatorOf(`${origin}${path}`) }
        : {};
      const floor = await load(agent, `${origin}/bench/bare`, {}, 200);
      const turn = await load(agent, `${origin}${path}`, headers, again ? 304 : 200);
      if (round < 0) continue;
      bare.push(floor);
      turns.get(name)?.push({ ...turn, ratio: turn.perSecond / floor.perSecond });
    }
  }
  agent.destroy();
  const bareRate = median(bare.map(({ perSecond }) => perSecond));
  return PAGES.flatMap(({ name }) => {
    const list = turns.get(name) ?? [];
    const rate = row(
      `page: ${name}, beside a bare route`,
      median(list.map(({ perSecond }) => perSecond)),
      "requests/s",
      bareRate,
    );
    return [
      { ...rate, ratio: Number(median(list.map(({ ratio }) => ratio ?? 0)).toPrecision(3)) },
      row(
        `page: ${name}, slowest hundredth of ${LANES} at once`,
        median(list.map(({ p99Ms }) => p99Ms)),
        "ms",
        median(bare.map(({ p99Ms }) => p99Ms)),
      ),
    ];
  });
}

type Turn = { perSecond: number; p99Ms: number; ratio?: number };

/** Asks for a URL from all lanes at once, for the time of a turn. Throws where an answer is another than is expected. */
async function load(
  agent: Agent,
  url: string,
  headers: Record<string, string>,
  status: number,
): Promise<Turn> {
  const times: number[] = [];
  const start = performance.now();
  const end = start + TURN_MS;
  const lane = async () => {
    while (performance.now() < end) {
      const sent = performance.now();
      const answered = await ask(agent, url, headers);
      if (answered !== status) throw new Error(`${url} answered ${answered}, not ${status}`);
      times.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const seconds = (performance.now() - start) / 1000;
  const sorted = times.toSorted((a, b) => a - b);
  return { perSecond: times.length / seconds, p99Ms: sorted[Math.floor(times.length * 0.99)] ?? 0 };
}

const ask = (agent: Agent, url: string, headers: Record<string, string>): Promise<number> =>
  new Promise((done, failed) => {
    const asked = request(url, { agent, headers }, (answer) => {
      answer.resume();
      answer.on("end", () => done(answer.statusCode ?? 0));
    });
    asked.on("error", failed);
    asked.end();
  });

async function validatorOf(url: string): Promise<string> {
  const etag = (await fetch(url)).headers.get("etag");
  if (!etag) throw new Error(`${url} has no validator`);
  return etag;
}

async function fill(origin: string, digests: number): Promise<void> {
  const migrations: Migrations = {
    db: statementsIn("migrations"),
    search: statementsIn("migrations-search"),
  };
  await post(`${origin}/bench/migrate`, JSON.stringify(migrations));
  for (let after = 0; after < digests; after += A_REQUEST) {
    const count = Math.min(A_REQUEST, digests - after);
    const until = UNTIL - (digests - after - count) * SLOT_MS;
    await post(`${origin}/bench/grow?digests=${count}&after=${after}&until=${until}`);
  }
}

async function post(url: string, body?: string): Promise<void> {
  const answer = await fetch(url, { method: "POST", ...(body !== undefined && { body }) });
  if (!answer.ok) throw new Error(`${url} failed: ${await answer.text()}`);
}

/** The migrations of a folder, statement by statement, without their comments. */
const statementsIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .toSorted()
    .flatMap((file) =>
      readFileSync(join(folder, file), "utf8")
        .replace(/^--(?!>).*$/gm, "")
        .split(/--> statement-breakpoint|;\n/),
    )
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${import.meta.dirname}/pages/worker.ts`],
    bundle: true,
    write: false,
    format: "esm",
    target: "esnext",
    conditions: ["workerd", "worker", "browser"],
    external: ["node:*", "cloudflare:*"],
    alias: {
      "prettier/standalone": "./src/lib/nothing.ts",
      "prettier/plugins/html": "./src/lib/nothing.ts",
    },
    jsx: "automatic",
    logLevel: "silent",
  });
  const [output] = outputFiles;
  if (!output) throw new Error("The pages' worker made no bundle");
  return output.text;
}
