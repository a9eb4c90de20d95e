import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

type Asked = { method: string; path: string; authorization: string; type: string; body: string };

const folder = mkdtempSync(join(tmpdir(), "watchbell-import-"));
const TOKEN = "operator";
let server: Server;
let base: string;
let asked: Asked[] = [];
/** The first so many calls are too many. */
let busyFor = 0;

/** Answers as the operator's API does: by the first word of the body. */
const ANSWERS: Record<string, [number, object]> = {
  new: [201, { kind: "imported", slug: "2026.03.25.12" }],
  old: [200, { kind: "already", slug: "2026.03.25.08" }],
  broken: [422, { error: "Story 2 has no link", line: 15 }],
  taken: [409, { error: "2026.03.25.04 is a digest of this newsletter's own" }],
};

beforeAll(async () => {
  server = createServer(async (request, answer) => {
    let body = "";
    for await (const part of request.setEncoding("utf8")) body += String(part);
    const { authorization = "", "content-type": type = "" } = request.headers;
    asked.push({ method: request.method ?? "", path: request.url ?? "", authorization, type, body });
    const [status, said] = ANSWERS[body.split(" ")[0] ?? ""] ?? [500, "no JSON"];
    if (asked.length <= busyFor) answer.writeHead(429, { "retry-after": "0" }).end("{}");
    else if (authorization !== `Bearer ${TOKEN}`) answer.writeHead(401).end("Unauthorized");
    else answer.writeHead(status).end(JSON.stringify(said));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  asked = [];
  busyFor = 0;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, body: string): string {
  writeFileSync(join(folder, name), body);
  return join(folder, name);
}

async function run(
  args: string[],
  env: Record<string, string> = { WATCHBELL_URL: base, WATCHBELL_TOKEN: TOKEN },
) {
  const child = spawn(process.execPath, ["local/watchbell.ts", "digests", "import", ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env["PATH"], WATCHBELL_STATE_DIR: join(folder, "state"), ...env },
  });
  let [output, errors] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (part: string) => (output += part));
  child.stderr.setEncoding("utf8").on("data", (part: string) => (errors += part));
  const [status] = (await once(child, "close")) as [number | null];
  return { status, output: output.trim().split("\n"), errors: errors.trim().split("\n") };
}

describe("npm run watchbell -- digests import", () => {
  test("waits where there were too many calls, and leaves no file out", async () => {
    busyFor = 2;
    const { status, output } = await run(["harbour", file("a.md", "new issue"), file("c.md", "old")]);
    expect(status).toBe(0);
    expect(output.at(-1)).toBe("1 imported, 1 already there, 0 failed");
    expect(asked).toHaveLength(4);
  });

  test("brings every file to the newsletter, and one that fails stops no other", async () => {
    const [first, broken, old, taken] = [
      file("a.md", "new issue"),
      file("b.md", "broken"),
      file("c.md", "old"),
      file("d.md", "taken"),
    ];
    const none = join(folder, "none.md");
    const ran = await run(["harbour", first, broken, none, old, taken]);
    expect(ran).toEqual({
      status: 1,
      output: [
        `${first}: imported as harbour/2026.03.25.12`,
        `${old}: already there as harbour/2026.03.25.08`,
        "1 imported, 1 already there, 3 failed",
      ],
      errors: [
        `${broken}:15: Story 2 has no link`,
        `${none}: There is no such file`,
        `${taken}: 2026.03.25.04 is a digest of this newsletter's own`,
      ],
    });
    expect(asked[0]).toEqual({
      method: "POST",
      path: "/api/newsletters/harbour/issues",
      authorization: `Bearer ${TOKEN}`,
      type: "text/markdown; charset=utf-8",
      body: "new issue",
    });
  });

  test("--remote goes before the environment", async () => {
    const ran = await run(["ai", file("a.md", "new"), "--remote", `${base}/`], {
      WATCHBELL_URL: "http://127.0.0.1:1",
      WATCHBELL_TOKEN: TOKEN,
    });
    expect(ran).toMatchObject({
      status: 0,
      output: [expect.anything(), "1 imported, 0 already there, 0 failed"],
    });
  });

  test("the npm start that is running here is asked where nothing else is named", async () => {
    const state = join(folder, "state", "samples");
    mkdirSync(state, { recursive: true });
    const kept = { workerPort: Number(new URL(base).port), adminToken: TOKEN };
    writeFileSync(join(state, "kept.json"), JSON.stringify(kept));
    writeFileSync(`${state}.lock`, String(process.pid));
    expect(await run(["ai", file("a.md", "new")], {})).toMatchObject({ status: 0 });
    expect(asked.map(({ path }) => path)).toEqual(["/api/newsletters/ai/issues"]);
    rmSync(`${state}.lock`);
    expect(await run(["ai", file("a.md", "new")], {})).toMatchObject({
      status: 2,
      errors: [expect.stringContaining("No npm start is running")],
    });
  });

  test("a wrong token, an answer that is none and a Worker that is away are told as what they are", async () => {
    const path = file("a.md", "new");
    const env = (url: string, token = TOKEN) => ({ WATCHBELL_URL: url, WATCHBELL_TOKEN: token });
    const says = (sentence: string) => ({ status: 1, errors: [expect.stringContaining(sentence)] });
    expect(await run(["ai", path], env(base, "wrong"))).toMatchObject(says("is none of the Worker's"));
    expect(await run(["ai", file("b.md", "?")])).toMatchObject(says("answered 500"));
    expect(await run(["ai", path], env("http://127.0.0.1:1"))).toMatchObject(says("can't be reached"));
  });

  test("without a file, or with a flag that is none, it says how it is used", async () => {
    for (const args of [[], ["ai"], ["--what"]])
      expect(await run(args)).toMatchObject({
        status: 2,
        errors: expect.arrayContaining([expect.stringContaining("npm run watchbell")]),
      });
  });
});
