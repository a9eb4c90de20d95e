import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { HelpAsked, UsageError } from "../../local/flags.ts";
import { Refusal } from "../../local/watchbell/ask.ts";
import { wordsOf } from "../../local/watchbell/command.ts";
import { COMMANDS } from "../../local/watchbell/commands.ts";
import { readArguments } from "../../local/watchbell/read-arguments.ts";
import { alignLines, writeTable } from "../../local/watchbell/table.ts";
import { runWatchbell } from "../support/run-watchbell.ts";

const folder = mkdtempSync(join(tmpdir(), "watchbell-cli-"));
const TOKEN = "operator";
let server: Server;
let base: string;

/** The Worker as its API tells of it: what it is asked, and what it answers to it, in turn. */
type Answer = [status: number, body: object | string, headers?: Record<string, string>];
let asked: { what: string; body: string; key: string | undefined }[] = [];
let answers: Record<string, Answer[]> = {};

beforeAll(async () => {
  server = createServer(async (request, reply) => {
    let body = "";
    for await (const part of request.setEncoding("utf8")) body += String(part);
    const what = `${request.method} ${request.url?.replace("/api", "")}`;
    const key = request.headers["idempotency-key"];
    asked.push({ what, body, key: typeof key === "string" ? key : undefined });
    if (request.headers.authorization !== `Bearer ${TOKEN}`)
      return void reply.writeHead(401).end("Unauthorized");
    const [status, said, headers = {}] = answers[what]?.shift() ?? [404, { error: `Nothing at ${what}` }];
    reply.writeHead(status, headers).end(typeof said === "string" ? said : JSON.stringify(said));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  [asked, answers] = [[], {}];
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A command as its words stand on the line. */
async function play(...args: string[]) {
  const { command, given, flags } = readArguments(args, COMMANDS);
  const outcome = await command.run({ worker: { url: base, token: TOKEN }, given, flags });
  if (!outcome) throw new Error("It printed by itself");
  return { ...outcome, lines: outcome.text.split("\n") };
}

function file(name: string, content: unknown): string {
  writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
  return join(folder, name);
}

const HARBOUR = {
  id: "harbour",
  name: "港口四时",
  language: "zh-CN",
  schedule: "0 */4 * * *",
  timeZone: "Asia/Shanghai",
  paused: false,
  subscriberCount: 1234,
};

describe("the command line", () => {
  test("names each command by words of its own, and says of each what it does", () => {
    const words = COMMANDS.map((command) => wordsOf(command).join(" "));
    expect(new Set(words).size).toBe(words.length);
    expect(words).toEqual(
      expect.arrayContaining(["newsletters list", "sources add", "backup", "restore", "posts push", "audit"]),
    );
    for (const { about } of COMMANDS) expect(about).toMatch(/\w/);
  });

  test.each([
    [[], "newsletters list"],
    [["--help"], "backup [--to FOLDER]"],
    [["digests", "--help"], "digests approve ID"],
    [["digests", "drop", "--help"], "--reason TEXT"],
    [["help", "--help"], "newsletters list"],
  ])("%j prints how it is used", (args, part) => {
    const read = () => readArguments(args, COMMANDS);
    expect(read).toThrow(HelpAsked);
    expect(read).toThrow(part);
  });

  test.each([
    [["bells"], "There is no command bells"],
    [["digests", "list"], "Something is missing: digests list NEWSLETTER"],
    [["digests", "test", "7"], "Something is missing"],
    [["digests", "show", "7", "8"], "8 is too much"],
    [["mailings", "list", "--reason", "x"], "mailings list takes no --reason"],
    [["mailings", "list", "--what"], "Unknown option '--what'"],
    [["mailings", "list", "--limit"], "--limit"],
  ])("%j is answered with what is wrong and how it is used", (args, sentence) => {
    const read = () => readArguments(args, COMMANDS);
    expect(read).toThrow(UsageError);
    expect(read).toThrow(sentence);
    expect(read).toThrow("npm run watchbell --");
  });

  test("a room alone is its list", () => {
    expect(readArguments(["mailings"], COMMANDS).command.usage).toBe("mailings list");
    expect(readArguments(["tokens", "--json"], COMMANDS).given).toEqual([]);
  });
});

describe("tables", () => {
  test("stand in columns, whatever script their words are of", () => {
    expect(
      alignLines([
        ["id", "name", "readers"],
        ["a", "港口四时", "1"],
        ["harbour", "Bell", "1234"],
      ]),
    ).toEqual(["id       name      readers", "a        港口四时  1", "harbour  Bell      1234"]);
  });

  test("obey nothing that a title says to a terminal", () => {
    const table = writeTable(["title"], [["\u001B[2Jgone\u0007\nnext\u202Etxet"]], "");
    expect(table).toBe("title\n [2Jgone next txet");
    expect(writeTable(["title"], [], "There is none")).toBe("There is none");
  });
});

describe("lists", () => {
  test("follow the cursor to the end, for people as a table, for programs as an object", async () => {
    const page = (at: number, nextCursor: string | null): Answer => [
      200,
      { newsletters: [{ ...HARBOUR, id: `n${at}` }], nextCursor },
    ];
    answers = {
      "GET /newsletters?limit=100": [page(1, "c1")],
      "GET /newsletters?limit=100&cursor=c1": [page(2, null)],
    };
    const { json, lines } = await play("newsletters", "list");
    expect(json).toEqual({
      newsletters: [
        { ...HARBOUR, id: "n1" },
        { ...HARBOUR, id: "n2" },
      ],
    });
    expect(lines).toEqual([
      "id  name      language  schedule     time zone      readers  paused",
      "n1  港口四时  zh-CN     0 */4 * * *  Asia/Shanghai  1234",
      "n2  港口四时  zh-CN     0 */4 * * *  Asia/Shanghai  1234",
    ]);
  });

  test("that grow for ever end at --limit, and say that there is more", async () => {
    const failure = { id: 1, room: "gather", message: "It broke", happenedAt: "2026-03-25T04:00:00.000Z" };
    answers = { "GET /failures?limit=2": [[200, { failures: [failure, failure], nextCursor: "c" }]] };
    const { lines } = await play("failures", "--limit", "2");
    expect(lines.slice(1)).toEqual([
      "2026-03-25 04:00Z  gather  It broke",
      "2026-03-25 04:00Z  gather  It broke",
      "There are more: --limit N",
    ]);
    await expect(play("audit", "--limit", "none")).rejects.toThrow(UsageError);
  });

  test("of mailings, changes and tokens are read by their names", async () => {
    const token = { id: "t1", name: "Build", scopes: ["posts:write"], createdAt: "2026-03-25T04:00:00.000Z" };
    const change = {
      id: 1,
      at: "2026-03-25T04:00:00.000Z",
      actor: "ADMIN_TOKEN",
      door: "api",
      verb: "x.y",
      subject: "x/1",
    };
    const mailing = {
      id: 7,
      newsletterId: "harbour",
      status: "sent",
      recipientCount: 5,
      sentCount: 5,
      unknownCount: 0,
      subject: "Noon",
      createdAt: "2026-03-25T04:00:00.000Z",
      reason: null,
    };
    answers = {
      "GET /mailings?limit=100": [[200, { mailings: [mailing], nextCursor: null }]],
      "GET /audit?subject=x%2F1&limit=100": [[200, { changes: [change], nextCursor: null }]],
      "GET /tokens?limit=100": [[200, { tokens: [token], nextCursor: null }]],
    };
    expect((await play("mailings")).text).toContain("7   harbour     2026-03-25 04:00Z  sent");
    expect((await play("audit", "--subject", "x/1")).text).toContain("ADMIN_TOKEN  api   x.y   x/1");
    expect((await play("tokens", "list")).text).toContain("t1  Build  posts:write");
  });
});

describe("changes", () => {
  test("a newsletter is paused by its whole definition", async () => {
    answers = {
      "GET /newsletters/harbour": [[200, HARBOUR]],
      "PUT /newsletters/harbour": [[200, { id: "harbour" }]],
    };
    expect((await play("newsletters", "pause", "harbour")).text).toBe("harbour is paused");
    expect(JSON.parse(asked[1]?.body ?? "")).toEqual({ ...HARBOUR, paused: true });
  });

  test("a newsletter is defined from a file, which must be one", async () => {
    answers = { "PUT /newsletters/harbour": [[200, { id: "harbour" }]] };
    expect((await play("newsletters", "define", file("harbour.json", HARBOUR))).json).toEqual({
      id: "harbour",
    });
    await expect(play("newsletters", "define", file("none.json", "{"))).rejects.toThrow("It is no JSON");
    await expect(play("newsletters", "define", file("list.json", "[]"))).rejects.toThrow("no JSON object");
    await expect(play("newsletters", "define", file("nameless.json", "{}"))).rejects.toThrow("id is missing");
  });

  test("sources are added by what is pasted and by OPML files; one that fails is status 1", async () => {
    const path = "POST /newsletters/harbour/sources";
    const entries = [
      { input: "@quay", kind: "added", url: "https://x.com/quay", title: "" },
      { input: "nowhere", kind: "failed", reason: "There is no feed" },
    ];
    answers = {
      [path]: [
        [200, { addedCount: 2, listedCount: 3 }],
        [200, { sources: entries }],
      ],
    };
    const opml = file("list.opml", "<opml/>");
    const added = await play("sources", "add", "harbour", "@quay", opml, "nowhere");
    expect(added.lines).toEqual([
      `${opml}: 2 of 3 added`,
      "@quay: added, https://x.com/quay",
      "nowhere: failed, There is no feed",
    ]);
    expect(added.isFailed).toBe(true);
    expect(asked.map(({ body }) => body)).toEqual(["<opml/>", '{"sources":["@quay","nowhere"]}']);
  });

  test("a source is changed by what its flags say", async () => {
    answers = {
      "PATCH /sources/7": [
        [200, { id: 7, title: "Quay" }],
        [200, { id: 7, title: "Quay" }],
      ],
    };
    await play("sources", "change", "7", "--weight", "2", "--resume");
    await play("sources", "change", "7", "--pause");
    expect(asked.map(({ body }) => body)).toEqual(['{"weight":2,"paused":false}', '{"paused":true}']);
    await expect(play("sources", "change", "7", "--pause", "--resume")).rejects.toThrow(UsageError);
  });

  test("posts are pushed a hundred a call, and what was not taken is told by its place in the file", async () => {
    const ok: Answer = [200, { newCount: 99, knownCount: 1, faults: [] }];
    answers = {
      "POST /posts": [ok, [200, { newCount: 1, knownCount: 0, faults: [{ index: 1, reason: "url: none" }] }]],
    };
    const posts = Array.from({ length: 102 }, (_, at) => ({ url: `https://quay.example/${at}` }));
    const pushed = await play(
      "posts",
      "push",
      file("posts.json", { source: "quay", newsletters: ["harbour"], posts }),
    );
    expect(pushed.lines).toEqual(["100 new, 1 known, 1 not taken", "posts[101]: url: none"]);
    expect(pushed.isFailed).toBe(true);
    expect(asked.map(({ body }) => (JSON.parse(body) as { posts: object[] }).posts.length)).toEqual([100, 2]);
  });

  test("a token is shown once, and nothing else with it", async () => {
    answers = { "POST /tokens": [[201, { id: "t1", token: "wb_secret" }]] };
    const made = await play("tokens", "create", "Build", "posts:write", "--expires", "2027-12-31");
    expect(made.text).toBe("wb_secret");
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
      name: "Build",
      scopes: ["posts:write"],
      expiresAt: "2027-12-31T00:00:00.000Z",
    });
  });

  test("a chunk is decided, a mailing steered, a digest reviewed", async () => {
    answers = {
      "POST /mailings/7/chunks/3": [[200, { decided: "again" }]],
      "POST /mailings/7/cancel": [[200, { cancelled: true }]],
      "POST /digests/9/approve": [[200, { id: 9, status: "published" }]],
      "POST /digests/9/drop": [[409, { error: "Digest 9 is not held for review" }]],
    };
    expect((await play("mailings", "decide", "7", "3", "again")).text).toContain("again");
    expect((await play("mailings", "cancel", "7")).text).toBe("Mailing 7 is cancelled");
    expect((await play("digests", "approve", "9")).text).toBe("Digest 9 is published");
    await expect(play("digests", "drop", "9")).rejects.toThrow(
      new Refusal("Digest 9 is not held for review"),
    );
  });
});

describe("what is asked", () => {
  test("is asked again where it may pass, under the same key; a busy Worker is waited for as it says", async () => {
    answers = {
      "POST /digests/9/test": [
        [429, { error: "Too many calls" }, { "retry-after": "1" }],
        [503, "away"],
        [200, { sent: 1 }],
      ],
    };
    await play("digests", "test", "9", "me@inbox.example");
    expect(asked).toHaveLength(3);
    expect(new Set(asked.map(({ key }) => key)).size).toBe(1);
    expect(asked[0]?.key).toMatch(/^[\w-]{36}$/);
  });

  test("by a process: tables and --json on stdout, mistakes and refusals on stderr with their status", async () => {
    const env = { WATCHBELL_URL: base, WATCHBELL_TOKEN: TOKEN, WATCHBELL_STATE_DIR: join(folder, "state") };
    const counts = { newsletters: [{ id: "harbour", name: "港口四时", subscriberCount: 12 }] };
    answers = {
      "GET /subscribers/count": [
        [200, counts],
        [200, counts],
      ],
    };
    const shown = await runWatchbell(["subscribers", "count"], env);
    expect(shown).toEqual({
      status: 0,
      errors: "",
      output: "id       readers  name\nharbour  12       港口四时",
    });
    const { output } = await runWatchbell(["subscribers", "count", "--json"], env);
    expect(JSON.parse(output)).toEqual(counts);
    expect(await runWatchbell(["mailings", "show", "7"], env)).toEqual({
      status: 1,
      output: "",
      errors: "Nothing at GET /mailings/7",
    });
    const mistake = await runWatchbell(["mailings", "hide", "7"], env);
    expect(mistake).toMatchObject({ status: 2, output: "" });
    expect(mistake.errors).toContain("There is no command mailings hide\nnpm run watchbell --");
    expect((await runWatchbell(["--help"], env)).status).toBe(0);
  });
});
