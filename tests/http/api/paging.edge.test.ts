import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { audit, failures, sources } from "../../../src/db/schema.ts";
import type { Desk } from "../../../src/desk.ts";
import { findListed } from "../../../src/subscribers/listing-store.ts";
import { openDb } from "../../../src/db/client.ts";
import { NOON, openTestDesk } from "../../support/desk.ts";
import {
  addCrowd,
  addDigest,
  addNewsletter,
  addPost,
  addSource,
  addSubscribers,
} from "../../support/factories.ts";
import { ask } from "../ask.ts";
import { ADMIN_TOKEN, bearing, makeToken, registered } from "./world.ts";

const ROWS = 7;
const HOUR_MS = 3_600_000;

type Page = Record<string, { id: number | string }[]> & { nextCursor: string | null };

const get = (desk: Desk, path: string) => ask(desk, `/api${path}`, { headers: bearing(ADMIN_TOKEN) });

/** Each list that comes in pages, with how a row more is made. */
const LISTS: [path: string, name: string, add: (desk: Desk, at: number) => Promise<unknown>][] = [
  ["/newsletters", "newsletters", ({ db }, at) => addNewsletter(db, { id: `letter-${at}` })],
  ["/newsletters/harbour/sources", "sources", ({ db }) => addSource(db, "harbour")],
  [
    "/newsletters/harbour/digests",
    "digests",
    ({ db }, at) => addDigest(db, "harbour", { slot: new Date(NOON.getTime() + at * HOUR_MS) }),
  ],
  ["/posts", "posts", async ({ db }) => addPost(db, (await db.select().from(sources).get())?.id ?? 0)],
  ["/mailings", "mailings", (_, at) => addMailing(at)],
  ["/subscribers/list", "subscribers", ({ db }) => addSubscribers(db, "harbour", 1)],
  ["/tokens", "tokens", (desk, at) => makeToken(desk, ["posts:write"], { name: `Token ${at}` })],
  [
    "/failures",
    "failures",
    ({ db }, at) => db.insert(failures).values({ room: "gather", message: `Lamp ${at}` }),
  ],
  ["/audit", "changes", ({ db }, at) => db.insert(audit).values(change(at))],
];

const change = (at: number) => ({
  at: NOON,
  actor: "ADMIN_TOKEN",
  door: "api",
  verb: "lamp.light",
  subject: `lamp/${at % 2}`,
  detail: {},
});

const addMailing = (at: number) =>
  env.DB.prepare(
    `INSERT INTO mailings (digest_id, newsletter_id, key, status, sender, subject, html, text, public_url,
      token_key_id, send_before, created_at) VALUES (?1, 'harbour', ?1, 'sent', '', '', '', '', '', 'k1', 1, 1)`,
  )
    .bind(at + 1)
    .run();

/** Every page of a list, in order. */
async function readAll(desk: Desk, path: string, name: string, limit: number): Promise<Page[string][]> {
  const pages: Page[string][] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const answer = await get(desk, `${path}?limit=${limit}${cursor && `&cursor=${cursor}`}`);
    expect(answer.status).toBe(200);
    const page: Page = await answer.json<Page>();
    pages.push(page[name] ?? []);
    cursor = page.nextCursor;
  }
  return pages;
}

test("these are all the lists that come in pages", () => {
  const paged = registered().flatMap(([, { isPaged, path }]) => (isPaged ? [path] : []));
  expect(paged.toSorted()).toEqual(
    LISTS.map(([path]) => path.replace("harbour", ":newsletterId")).toSorted(),
  );
});

describe.each(LISTS)("%s", (path, name, add) => {
  let desk: Desk;
  beforeEach(async () => {
    ({ desk } = openTestDesk());
    if (name !== "newsletters") await addNewsletter(desk.db, { id: "harbour" });
    for (let at = 0; at < ROWS; at += 1) await add(desk, at);
  });

  test("gives each row once, whatever the size of its pages, in one order", async () => {
    const whole = (await readAll(desk, path, name, 100)).flat().map(({ id }) => id);
    expect(new Set(whole).size).toBeGreaterThanOrEqual(ROWS);
    for (const limit of [1, 3, 7]) {
      const pages = await readAll(desk, path, name, limit);
      expect(pages.flat().map(({ id }) => id)).toEqual(whole);
      expect(pages.slice(0, -1).every(({ length }) => length === limit)).toBe(true);
      expect(pages.at(-1)?.length).toBeGreaterThan(0);
    }
  });

  test("goes on where it was, though rows came in between", async () => {
    const first = await (await get(desk, `${path}?limit=3`)).json<Page>();
    await add(desk, ROWS + 1);
    const next = await (await get(desk, `${path}?limit=100&cursor=${first.nextCursor}`)).json<Page>();
    const seen = (first[name] ?? []).map(({ id }) => id);
    const rest = (next[name] ?? []).map(({ id }) => id);
    expect(rest.filter((id) => seen.includes(id))).toEqual([]);
    expect(seen.length + rest.length).toBeGreaterThanOrEqual(ROWS);
  });

  test.each(["0", "101", "-1", "1.5", "x", "", "1e1", "٣"])("refuses the limit %j", async (limit) => {
    const answer = await get(desk, `${path}?limit=${encodeURIComponent(limit)}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error: "limit must be from 1 to 100" });
  });

  test("refuses a cursor that it did not give, another list's too", async () => {
    const foreign = (of: unknown) => btoa(JSON.stringify(of)).replaceAll("=", "");
    const other = LISTS.find(([, one]) => one !== name)?.[1];
    for (const cursor of [
      "",
      "x",
      "%00",
      foreign([other, 3]),
      foreign([other, "a"]),
      foreign([name]),
      foreign([name, null]),
      foreign([name, 1.5]),
      foreign([name, [1]]),
      foreign([name, 1, 2]),
      foreign({}),
      foreign(null),
    ]) {
      const answer = await get(desk, `${path}?cursor=${cursor}`);
      expect(answer.status, cursor).toBe(400);
      expect(await answer.json()).toEqual({ error: "cursor is none that this list has given" });
    }
  });
});

test("the log of changes can be asked for one subject", async () => {
  const { desk } = openTestDesk();
  for (let at = 0; at < ROWS; at += 1) await desk.db.insert(audit).values(change(at));
  const answer = await (await get(desk, "/audit?subject=lamp/1&limit=2")).json<Page>();
  expect(answer["changes"]).toMatchObject([{ subject: "lamp/1" }, { subject: "lamp/1" }]);
  const next = await get(desk, `/audit?subject=lamp/1&limit=2&cursor=${answer.nextCursor}`);
  expect((await next.json<Page>())["changes"]).toHaveLength(1);
});

test("a page of subscribers costs the rows it shows, wherever it lies in however long a list", async () => {
  const { desk } = openTestDesk();
  await addNewsletter(desk.db, { id: "harbour" });
  await addCrowd("harbour", 5000);
  for (const after of [0, 4000]) {
    let read = 0;
    const counting = openDb(
      countReads(env.DB, (rows) => {
        read += rows;
      }),
    );
    expect(await findListed(counting, 20, after)).toHaveLength(20);
    expect(read).toBeGreaterThan(0);
    // a few for each that is shown, of five thousand
    expect(read).toBeLessThanOrEqual(100);
  }
});

/** A database that says how many rows each of its questions reads. drizzle asks for bare rows, which say nothing. */
function countReads(db: D1Database, note: (rows: number) => void): D1Database {
  const watch = (statement: D1PreparedStatement): D1PreparedStatement =>
    ({
      bind: (...values: unknown[]) => watch(statement.bind(...values)),
      raw: async () => {
        const { results, meta } = await statement.all();
        note(meta.rows_read);
        return results.map((row) => Object.values(row as object));
      },
    }) as unknown as D1PreparedStatement;
  return { prepare: (sql: string) => watch(db.prepare(sql)) } as D1Database;
}
