import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "watchbell-subscribers-"));
const TOKEN = "operator";
let server: Server;
let base: string;

/** The Worker as its API tells of it: one import, the rows that it took, and what it answers before it is well. */
type Body = { from: number; rows: unknown[]; rowCount: number; newsletter: string };
let worker = openWorker();
function openWorker() {
  return {
    position: 0,
    rowCount: 0,
    rows: [] as unknown[],
    batchSizes: [] as number[],
    failures: 0,
    breaksOff: false,
  };
}
const stateOf = () => ({
  id: "i1",
  name: "list.csv",
  newsletter: "harbour",
  rowCount: worker.rowCount,
  position: worker.position,
  counts: { added: worker.position },
  faults: [],
  createdAt: "2026-03-25T04:00:00.000Z",
  finishedAt: null,
});

function answer(path: string, body: Body): [number, object] {
  if (path === "/api/imports" && body.newsletter !== "harbour")
    return [404, { error: "There is no such newsletter" }];
  if (path === "/api/imports") worker.rowCount = body.rowCount;
  if (!path.endsWith("/rows")) return [200, stateOf()];
  if (worker.failures-- > 0) return [503, {}];
  worker.batchSizes.push(body.rows.length);
  if (body.from === worker.position) {
    worker.rows.push(...body.rows);
    worker.position += body.rows.length;
  }
  return [200, { position: worker.position }];
}

beforeAll(async () => {
  server = createServer(async (request, reply) => {
    let body = "";
    for await (const part of request.setEncoding("utf8")) body += String(part);
    const path = request.url ?? "";
    if (request.headers.authorization !== `Bearer ${TOKEN}`)
      return void reply.writeHead(401).end("Unauthorized");
    if (path.startsWith("/api/subscribers.csv")) {
      reply.writeHead(200).write("email,status\r\nann@inbox.example,active\r\n");
      return void (worker.breaksOff ? setTimeout(() => reply.destroy(), 50) : reply.end());
    }
    const [status, said] = answer(path, JSON.parse(body || "{}") as Body);
    reply.writeHead(status).end(JSON.stringify(said));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  worker = openWorker();
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function run(args: string[], token: string | undefined = TOKEN) {
  const child = spawn(process.execPath, ["local/watchbell.ts", "subscribers", ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env["PATH"],
      WATCHBELL_STATE_DIR: join(folder, "state"),
      ...(token && { WATCHBELL_TOKEN: token }),
    },
  });
  let [output, errors] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (part: string) => (output += part));
  child.stderr.setEncoding("utf8").on("data", (part: string) => (errors += part));
  const [status] = (await once(child, "close")) as [number | null];
  return { status, output: output.trim(), errors: errors.trim() };
}

function listOf(rowCount: number): string {
  const path = join(folder, "list.csv");
  writeFileSync(
    path,
    `email\n${Array.from({ length: rowCount }, (_, at) => `p${at}@inbox.example`).join("\n")}\n`,
  );
  return path;
}

describe("npm run subscribers -- import", { timeout: 60_000 }, () => {
  test("brings every row once and in order, goes on where an earlier try ended, and asks again what failed", async () => {
    const file = listOf(2500);
    worker.position = 1200;
    worker.failures = 2;
    const ran = await run(["import", file, "--newsletter", "harbour", "--remote", base]);
    expect(ran.status, ran.errors).toBe(0);
    expect(ran.output.split("\n")).toEqual([
      "Gone on from row 1200 of an import begun 2026-03-25",
      "2500 rows: 2500 added",
    ]);
    expect(worker.batchSizes).toEqual([800, 500]);
    expect(worker.rows).toEqual(
      Array.from({ length: 1300 }, (_, at) => ({
        line: at + 1202,
        email: `p${at + 1200}@inbox.example`,
        status: "active",
      })),
    );
  });

  test("of a list that was brought before sends nothing; --json prints what the Worker says", async () => {
    const file = listOf(3);
    worker.position = 3;
    const ran = await run(["import", file, "--newsletter", "harbour", "--remote", base, "--json"]);
    expect(JSON.parse(ran.output)).toMatchObject({ position: 3, counts: { added: 3 } });
    expect(worker.batchSizes).toEqual([]);
  });

  test("that can't be says why in a sentence, with status 1", async () => {
    const to = ["--newsletter", "harbour", "--remote", base];
    const refusals = [
      await run(["import", join(folder, "none.csv"), ...to]),
      await run(["import", folder, ...to]),
      await run(["import", listOf(0), ...to]),
      await run(["import", listOf(1), "--newsletter", "none", "--remote", base]),
      await run(["import", listOf(1), ...to], "wrong"),
    ];
    expect(refusals.map(({ status }) => status)).toEqual([1, 1, 1, 1, 1]);
    expect(refusals.map(({ errors }) => errors.replaceAll(folder, ""))).toEqual([
      "There is no file /none.csv",
      " can't be read",
      "/list.csv holds no rows",
      "There is no such newsletter",
      "The token is none of the Worker's",
    ]);
  });
});

describe("npm run subscribers", { timeout: 60_000 }, () => {
  test("exports to a file, which is not there where the list broke off", async () => {
    const output = join(folder, "out.csv");
    const args = ["export", "--output", output, "--remote", base];
    worker.breaksOff = true;
    const broken = await run(args);
    expect(broken.status).toBe(1);
    expect(broken.errors).toContain("broke off");
    expect(readdirSync(folder).filter((name) => name.startsWith("out"))).toEqual([]);
    worker.breaksOff = false;
    expect((await run(args)).status).toBe(0);
    expect(readFileSync(output, "utf8")).toBe("email,status\r\nann@inbox.example,active\r\n");
    expect((await run(["export", "--remote", base])).output).toContain("ann@inbox.example,active");
  });

  test("a mistake on the command line is answered with a line, how it is used, and status 2", async () => {
    const mistakes = [
      await run(["forget", "--remote", base]),
      await run(["import", "a.csv", "--remote", base]),
      await run(["count", "--token", TOKEN, "--remote", base]),
      await run(["count", "--remote", "nowhere"]),
      await run(["count", "--remote", base], ""),
      await run(["count"]),
      await run(["erase", "ann@inbox.example", "--remote", base]),
    ];
    expect(mistakes.map(({ status }) => status)).toEqual(mistakes.map(() => 2));
    for (const { errors } of [mistakes[0], mistakes[2]].flatMap((one) => one ?? []))
      expect(errors).toContain("npm run watchbell");
  });
});
