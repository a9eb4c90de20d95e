/** What an uptime monitor sees: the line runs, or what of it does not, and nothing private. */
import { env } from "cloudflare:workers";
import { beforeEach, expect, test } from "vitest";
import { countD1, type Spent } from "../../local/bench/deliveries/counted-d1.ts";
import { openDb } from "../../src/db/client.ts";
import { newsletters } from "../../src/db/schema.ts";
import { beat } from "../../src/deliveries/doubt.ts";
import type { Desk } from "../../src/desk.ts";
import { app } from "../../src/http/app.ts";
import { NOON, openTestDesk } from "../support/desk.ts";
import { addDigest, addNewsletter } from "../support/factories.ts";

let desk: Desk;
const minutesOn = (minutes: number) => ({ ...desk, now: () => new Date(NOON.getTime() + minutes * 60_000) });
const ask = async (at: Desk = desk, method = "GET") => {
  const answer = await app.request("/healthz", { method }, at);
  return { status: answer.status, text: await answer.text(), headers: answer.headers };
};
const read = async (at: Desk) => {
  const { status, text } = await ask(at);
  return [status, JSON.parse(text)] as const;
};

beforeEach(async () => {
  ({ desk } = openTestDesk());
  await addNewsletter(desk.db, { id: "harbour" });
  await addDigest(desk.db, "harbour");
});

test("it is well while cron runs and no slot is late, and while there was no tick yet", async () => {
  expect(await read(desk)).toEqual([200, { ok: true, database: "ok", cron: "waiting", slots: "ok" }]);
  await beat(desk);
  expect(await read(minutesOn(45))).toEqual([200, { ok: true, database: "ok", cron: "ok", slots: "ok" }]);
});

test("it is not when cron has been silent", async () => {
  await beat(desk);
  expect(await read(minutesOn(46))).toEqual([
    503,
    { ok: false, database: "ok", cron: "silent", slots: "ok" },
  ]);
});

test("it is not when a slot is due for more than an hour, unless its newsletter is paused", async () => {
  await beat(minutesOn(300));
  expect((await read(minutesOn(300)))[0]).toBe(200);
  expect(await read(minutesOn(301))).toEqual([503, { ok: false, database: "ok", cron: "ok", slots: "late" }]);
  await desk.db.update(newsletters).set({ paused: true });
  expect((await read(minutesOn(301)))[0]).toBe(200);
});

test("it is not when the database does not answer, which it says without a word of why", async () => {
  const broken = new Proxy(desk.db, {
    get: (): never => {
      throw new Error("mina@inbox.example is locked");
    },
  });
  const { status, text } = await ask({ ...desk, db: broken });
  expect([status, JSON.parse(text)]).toMatchObject([503, { ok: false, database: "down" }]);
  expect(text).not.toContain("mina");
});

test("HEAD is answered alike, nothing is kept, and nothing is named", async () => {
  await beat(desk);
  const head = await ask(minutesOn(46), "HEAD");
  expect([head.status, head.text]).toEqual([503, ""]);
  const { text, headers } = await ask();
  expect(headers.get("cache-control")).toContain("no-store");
  expect(text).not.toMatch(/harbour|港口|2026/);
});

test("it costs two queries and few rows, however large the archive", async () => {
  await env.DB.exec(
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO digests (newsletter_id, slot, slug, title, categories, status, started_at) SELECT 'harbour', i, 's' || i, 't', '[]', 'published', i FROM n",
  );
  await beat(desk);
  const spent: Spent = { queries: 0, rowsRead: 0, rowsWritten: 0 };
  await ask({ ...desk, db: openDb(countD1(env.DB, spent)) });
  expect(spent).toMatchObject({ queries: 2, rowsWritten: 0 });
  expect(spent.rowsRead).toBeLessThanOrEqual(6);
});
