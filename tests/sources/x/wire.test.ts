/**
 * Real posts of 26 accounts, through X's API and through a bridge, as a recorded wire gives them. The wire lies
 * beside the tree and is no part of it: without it these tests are left out.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findFreePort } from "../../../local/ports.ts";
import { openWeb } from "../../../src/providers/web.ts";
import type { ReadPost } from "../../../src/sources/read/post.ts";
import { readAccount, type XAccount, type XOptions } from "../../../src/sources/x/read-account.ts";

const WIRE = "../shared/tools/wire.mjs";
const [FIRST, LAST] = [Date.parse("2026-03-16T04:00:00Z"), Date.parse("2026-03-28T00:00:00Z")];
const FOUR_HOURS_MS = 4 * 3_600_000;
const ACCOUNT_COUNT = 26;
const POST_COUNT = 435;

describe.skipIf(!existsSync(WIRE))("on the recorded wire", () => {
  let wire: ChildProcess | undefined;
  let base = "";
  let handles: string[] = [];
  let now = LAST;

  const set = (path: string, body: unknown) =>
    fetch(`${base}/${path}`, { method: "PUT", body: JSON.stringify(body) }).then((answer) => answer.text());
  const setClock = (at: number) => set("clock", { now: new Date((now = at)).toISOString() });
  const web = openWeb({ userAgent: "Watchbell test", allowLoopback: true });
  const read = async (way: "api" | "bridge", account: XAccount, options?: XOptions) => {
    const x = {
      bearerToken: way === "api" ? "test-bearer-token" : null,
      monthlyReads: 10_000,
      baseUrl: `${base}/x-2026-03`,
      bridge: `${base}/x-2026-03/x/{handle}/rss`,
    };
    return readAccount({ web, settings: { x }, now: () => new Date(now) }, account, options);
  };
  const postsOf = async (way: "api" | "bridge", handle: string): Promise<ReadPost[]> => {
    const answer = await read(way, { handle, xUserId: null, xSinceId: null });
    if (answer.kind !== "read") throw new Error(`${handle}: ${answer.kind}`);
    return answer.document.posts;
  };

  beforeAll(async () => {
    const port = await findFreePort(0);
    base = `http://127.0.0.1:${port}`;
    const child = spawn(process.execPath, [WIRE, "--port", String(port)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    wire = child;
    await new Promise((ready) => child.stdout.once("data", ready));
    const list = await fetch(`${base}/feeds.opml`).then((answer) => answer.text());
    handles = [...list.matchAll(/\/x-2026-03\/x\/(\w+)\/rss/g)].flatMap(([, handle]) => handle ?? []);
  }, 30_000);
  beforeEach(() => setClock(LAST));
  afterAll(() => void wire?.kill());

  test("all accounts read the same through the API and through a bridge", async () => {
    expect(handles).toHaveLength(ACCOUNT_COUNT);
    for (const handle of handles) {
      const [api, bridge] = [await postsOf("api", handle), await postsOf("bridge", handle)];
      const said = ({ key, url, author, handle, title, text, publishedAt, isReply, isRepost }: ReadPost) => ({
        key,
        url,
        author,
        handle,
        title,
        text,
        at: publishedAt?.getTime(),
        isReply,
        isRepost,
      });
      expect(api.map(said), handle).toEqual(bridge.map(said));
      expect(api.length).toBeGreaterThan(0);
      expect(api.every(({ engagement }) => engagement !== undefined)).toBe(true);
    }
  });

  test("polled at each tick of twelve days, since the last, every post comes once", async () => {
    const seen: string[] = [];
    const accounts = new Map<string, XAccount>(
      handles.map((handle) => [handle, { handle, xUserId: null, xSinceId: null }]),
    );
    for (let at = FIRST; at <= LAST; at += FOUR_HOURS_MS) {
      await setClock(at);
      for (const account of accounts.values()) {
        const answer = await read("api", account, { pageSize: 5 });
        if (answer.kind !== "read") throw new Error(answer.kind);
        const { document, xUserId, xSinceId } = answer;
        expect(document.warnings).toEqual([]);
        seen.push(...document.posts.map(({ key }) => key));
        accounts.set(account.handle, { ...account, xUserId, xSinceId });
      }
    }
    expect(new Set(seen).size).toBe(seen.length);
    // the first poll asks for one page: what lay behind it is not news
    expect(seen.length).toBeGreaterThan(POST_COUNT - 10);
  }, 60_000);

  test("a bridge that has nothing new answers so", async () => {
    const account: XAccount = { handle: "karpathy", xUserId: null, xSinceId: null };
    const first = await read("bridge", account);
    const etag = (first.kind === "read" && first.answer?.headers.get("etag")) || "";
    expect(await read("bridge", account, { headers: { "if-none-match": etag } })).toMatchObject({
      kind: "unchanged",
    });
  });

  test("an unknown account, a flood of requests and an outage are told apart", async () => {
    const account: XAccount = { handle: "karpathy", xUserId: null, xSinceId: null };
    expect(await read("api", { ...account, handle: "nobody_here" })).toMatchObject({
      reason: "There is no account @nobody_here on X",
    });
    const path = "/x-2026-03/2/users/by/username/karpathy";
    await set("faults", { [path]: { status: 429, times: 1, retryAfter: 300 } });
    expect(await read("api", account)).toMatchObject({ kind: "wait", until: new Date(LAST + 300_000) });
    await set("faults", { [path]: { status: 503, times: 1 } });
    expect(await read("api", account)).toMatchObject({ kind: "unreadable", reason: "X answered 503" });
    await set("faults", {});
    expect(await read("api", account)).toMatchObject({ kind: "read" });
  });

  test("an answer cut off gives what comes before", async () => {
    const known: XAccount = { handle: "swyx", xUserId: "1000", xSinceId: "1", title: "Swyx (@swyx)" };
    await set("faults", { "/x-2026-03/2/users/1000/tweets": { truncate: 3000 } });
    const answer = await read("api", known);
    await set("faults", {});
    if (answer.kind !== "read") throw new Error(answer.kind);
    expect(answer.document.posts.length).toBeGreaterThan(1);
    expect(answer).toMatchObject({
      xSinceId: "1",
      document: { warnings: ["X's answer was cut off: what comes before was read"] },
    });
  });
});
