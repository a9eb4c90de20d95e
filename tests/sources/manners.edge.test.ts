import { beforeEach, describe, expect, test } from "vitest";
import { posts, postSources, sources } from "../../src/db/schema.ts";
import { WebError, type Web, type WebAnswer } from "../../src/providers/web.ts";
import { askDueSources } from "../../src/sources/ask.ts";
import { gather } from "../../src/sources/gather.ts";
import { attachSources } from "../../src/sources/store.ts";
import { NOON, openTestDesk } from "../support/desk.ts";
import { addNewsletter, addSource } from "../support/factories.ts";
import { noPost } from "../support/no-post.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const A = "https://a.example/rss";

type Answer = Partial<WebAnswer> | Error;

const bodyOf = (text: string) => new TextEncoder().encode(text);
const rss = (items: string, channel = "") =>
  bodyOf(`<rss version="2.0"><channel><title>Lighthouse Lab</title>${channel}${items}</channel></rss>`);
const item = (slug: string, hoursAgo = 1, text = "") =>
  `<item><title>${slug} is out</title><link>https://lab.example/${slug}</link><description>${text}</description><pubDate>${new Date(NOON.getTime() - hoursAgo * HOUR_MS).toUTCString()}</pubDate></item>`;

let answers: Record<string, Answer>;
let asked: string[];
let running: number;
let mostRunning: number;

const web: Web = {
  post: noPost,
  send: noPost,
  async get(url): Promise<WebAnswer> {
    asked.push(url);
    mostRunning = Math.max(mostRunning, (running += 1));
    await new Promise((done) => setTimeout(done, 5));
    running -= 1;
    const answer = answers[url] ?? { status: 404 };
    if (answer instanceof Error) throw answer;
    return { status: 200, headers: new Headers(), body: rss(""), url, permanentUrl: null, ...answer };
  },
};

beforeEach(() => {
  answers = {};
  asked = [];
  running = 0;
  mostRunning = 0;
});

async function open(...urls: string[]) {
  const noted = openTestDesk({ web });
  const { db } = noted.desk;
  const newsletter = await addNewsletter(db);
  const ids: number[] = [];
  for (const url of urls) ids.push((await addSource(db, newsletter.id, { url, title: "" })).id);
  const find = async (at = 0) => (await db.select().from(sources).orderBy(sources.id))[at];
  const gatherAt = async (now: Date) => {
    noted.setNow(now);
    await db.update(sources).set({ nextPollAt: new Date(0) });
    return gather(noted.desk, ids);
  };
  return { ...noted, db, ids, find, gatherAt };
}

describe("the manners of gathering", () => {
  test("429 and 503 with Retry-After are obeyed in both forms", async () => {
    const { find, gatherAt } = await open(A);
    answers[A] = { status: 429, headers: new Headers({ "retry-after": "7200" }) };
    await gatherAt(NOON);
    expect((await find())?.nextPollAt).toEqual(new Date(NOON.getTime() + 2 * HOUR_MS));
    answers[A] = {
      status: 503,
      headers: new Headers({ "retry-after": new Date(NOON.getTime() + 9 * HOUR_MS).toUTCString() }),
    };
    await gatherAt(NOON);
    expect((await find())?.nextPollAt).toEqual(new Date(NOON.getTime() + 9 * HOUR_MS));
  });

  test("410 ends a source, and says so on it", async () => {
    const { find, gatherAt } = await open(A);
    answers[A] = { status: 410 };
    await gatherAt(NOON);
    expect(await find()).toMatchObject({ paused: true, failure: "a.example answered 410: gone for good" });
    await gatherAt(new Date(NOON.getTime() + DAY_MS));
    expect(asked).toHaveLength(1);
  });

  test("max-age and a feed's ttl are waited out", async () => {
    const { find, gatherAt } = await open(A);
    answers[A] = { headers: new Headers({ "cache-control": "max-age=10800" }) };
    await gatherAt(NOON);
    expect((await find())?.nextPollAt).toEqual(new Date(NOON.getTime() + 3 * HOUR_MS));
    answers[A] = { body: rss("", "<ttl>300</ttl>") };
    await gatherAt(NOON);
    expect((await find())?.nextPollAt).toEqual(new Date(NOON.getTime() + 5 * HOUR_MS));
  });

  test("a permanent redirect becomes the address when it has held for a week, not before", async () => {
    const B = "https://b.example/rss";
    const { find, gatherAt } = await open(A);
    answers[A] = { permanentUrl: B };
    await gatherAt(NOON);
    await gatherAt(new Date(NOON.getTime() + 6 * DAY_MS));
    expect(await find()).toMatchObject({ url: A, movedTo: B, movedSince: NOON });
    await gatherAt(new Date(NOON.getTime() + 7 * DAY_MS));
    expect(await find()).toMatchObject({ url: B, movedTo: null, movedSince: null });
  });

  test("a redirect that stops within the week is forgotten", async () => {
    const { find, gatherAt } = await open(A);
    answers[A] = { permanentUrl: "https://b.example/rss" };
    await gatherAt(NOON);
    answers[A] = {};
    await gatherAt(new Date(NOON.getTime() + DAY_MS));
    expect(await find()).toMatchObject({ url: A, movedTo: null, movedSince: null });
  });

  test("a source that moved to where another is, is paused and says so", async () => {
    const B = "https://b.example/rss";
    const { find, gatherAt } = await open(A, B);
    answers[A] = { permanentUrl: B };
    answers[B] = {};
    await gatherAt(NOON);
    await gatherAt(new Date(NOON.getTime() + 8 * DAY_MS));
    expect(await find()).toMatchObject({
      url: A,
      paused: true,
      notice: `It moved to ${B}, which is a source already`,
    });
  });

  test("a host is asked one thing at a time, hosts side by side", async () => {
    const one = Array.from({ length: 6 }, (_, at) => `https://a.example/${at}`);
    const world = await open(...one);
    await world.gatherAt(NOON);
    expect([asked.length, mostRunning]).toEqual([6, 1]);
    const many = Array.from({ length: 9 }, (_, at) => `https://h${at}.example/rss`);
    const other = await open(...many);
    mostRunning = 0;
    await other.gatherAt(NOON);
    expect(mostRunning).toBe(6);
  });

  test("when a host does not answer, its other sources are left for later without a failure", async () => {
    const urls = ["https://a.example/1", "https://a.example/2", "https://b.example/1"];
    const { find, gatherAt } = await open(...urls);
    answers[urls[0] ?? ""] = new WebError("timeout", A, "took longer than 15 s");
    answers[urls[2] ?? ""] = {};
    const gathered = (await gatherAt(NOON)).toSorted((a, b) => a.sourceId - b.sourceId);
    expect(gathered.map(({ kind }) => kind)).toEqual(["failed", "put-off", "unchanged"]);
    expect(await find(1)).toMatchObject({ failureCount: 0, failure: null, polledAt: null });
    expect((await find(1))?.nextPollAt.getTime()).toBeGreaterThan(NOON.getTime());
    expect(asked).not.toContain(urls[1]);
  });

  test("an answer that is malformed or stale stands on the source as a notice, and is no failure", async () => {
    const { find, gatherAt } = await open(A);
    answers[A] = { body: rss([60, 61, 62, 63, 64, 65].map((hours) => item(`p${hours}`, hours)).join("")) };
    await gatherAt(NOON);
    expect(await find()).toMatchObject({
      failureCount: 0,
      gapMinutes: 60,
      notice: expect.stringContaining("Stale: its newest post is of 2026-03-22"),
    });
    answers[A] = { body: rss(item("new", 0)) };
    await gatherAt(NOON);
    expect(await find()).toMatchObject({ notice: null });
  });

  test("of a post that two sources carry, the fuller text and the more precise date stay", async () => {
    const B = "https://b.example/rss";
    const { db, gatherAt } = await open(A, B);
    answers[A] = {
      body: rss(
        `<item><title>Beacon 3</title><link>https://lab.example/beacon</link><description>Short.</description><pubDate>2026-03-24</pubDate></item>`,
      ),
    };
    answers[B] = {
      body: rss(
        `<item><title>Beacon 3</title><link>https://lab.example/beacon?utm_source=b</link><description>A much longer text.</description><pubDate>Tue, 24 Mar 2026 09:30:00 GMT</pubDate></item>`,
      ),
    };
    await gatherAt(NOON);
    const stored = await db.select().from(posts);
    expect(stored).toMatchObject([
      { text: "A much longer text.", publishedAt: new Date("2026-03-24T09:30:00Z"), isDayOnly: false },
    ]);
    expect(await db.select().from(postSources)).toHaveLength(2);
  });

  test("400 old items of a first poll are stored, and none of them is of today", async () => {
    const { db, gatherAt } = await open(A);
    answers[A] = { body: rss(Array.from({ length: 400 }, (_, at) => item(`old-${at}`, 100 + at)).join("")) };
    await gatherAt(NOON);
    const stored = await db.select().from(posts);
    expect(stored).toHaveLength(400);
    expect(stored.every(({ publishedAt }) => publishedAt.getTime() < NOON.getTime() - 36 * HOUR_MS)).toBe(
      true,
    );
  });

  test("the sources of one host go into one message, so that nobody asks it twice at a time", async () => {
    const { desk, sent } = await open(
      ...Array.from({ length: 26 }, (_, at) => `https://bridge.example/${at}/rss`),
      "https://c.example/rss",
    );
    await askDueSources(desk);
    expect(sent.map((job) => (job.kind === "gather" ? job.sourceIds.length : 0))).toEqual([26, 1]);
  });
});

describe("what a poll costs the database", () => {
  /** Runs work and counts the statements and rows written of D1's own meta. */
  async function measure(desk: ReturnType<typeof openTestDesk>["desk"], work: () => Promise<unknown>) {
    const client = (desk.db as unknown as { $client: D1Database }).$client;
    const metas: D1Meta[] = [];
    const original = { prepare: client.prepare.bind(client), batch: client.batch.bind(client) };
    const watch = (statement: D1PreparedStatement): D1PreparedStatement =>
      new Proxy(statement, {
        get(target, name) {
          const method = Reflect.get(target, name) as (...args: unknown[]) => unknown;
          if (name === "bind")
            return (...args: unknown[]) => watch(method.apply(target, args) as D1PreparedStatement);
          if (name === "raw" || name === "first")
            return async () => {
              const result = await target.all();
              metas.push(result.meta);
              return name === "raw" ? result.results.map((row) => Object.values(row)) : result.results[0];
            };
          if (name === "all" || name === "run")
            return async () => {
              const result = await target.all();
              metas.push(result.meta);
              return result;
            };
          return name === "statement" ? target : method;
        },
      });
    client.prepare = (sql: string) => watch(original.prepare(sql));
    client.batch = async <Row>(statements: D1PreparedStatement[]) => {
      const results = await original.batch<Row>(
        statements.map((statement) => (statement as unknown as { statement: D1PreparedStatement }).statement),
      );
      metas.push(...results.map(({ meta }) => meta));
      return results;
    };
    try {
      await work();
    } finally {
      client.prepare = original.prepare;
      client.batch = original.batch;
    }
    return { queries: metas.length, rowsWritten: metas.reduce((sum, meta) => sum + meta.rows_written, 0) };
  }

  test("nothing new: two queries and one row; 300 new posts: five queries", async () => {
    const { desk, db, ids, setNow } = await open(A);
    answers[A] = { body: rss(Array.from({ length: 300 }, (_, at) => item(`post-${at}`, at)).join("")) };
    const first = await measure(desk, () => gather(desk, ids));
    expect(await db.select().from(posts)).toHaveLength(300);
    expect(first.queries).toBeLessThanOrEqual(5);
    await db.update(sources).set({ nextPollAt: new Date(0) });
    setNow(new Date(NOON.getTime() + HOUR_MS));
    expect(await measure(desk, () => gather(desk, ids))).toEqual({ queries: 2, rowsWritten: 1 });
    expect(asked).toHaveLength(2);
  });

  test("1,000 sources due are 200 messages, and a call of the consumer stays far within the paid plan", async () => {
    const { desk, db, sent } = await open(A);
    const newsletter = await addNewsletter(db);
    const list = Array.from({ length: 999 }, (_, at) => ({ url: `https://s${at}.example/rss`, title: "" }));
    await attachSources(db, newsletter.id, list);
    for (const { url } of list) answers[url] = { body: rss(item(url.slice(8, 12), 2)) };
    expect(await askDueSources(desk)).toBe(1000);
    expect(sent).toHaveLength(200);
    const jobs = sent.slice(0, 5).flatMap((job) => (job.kind === "gather" ? [job.sourceIds] : []));
    const call = await measure(desk, async () => {
      for (const ids of jobs) await gather(desk, ids);
    });
    // 1,000 queries and 10,000 subrequests a call are the paid plan's
    expect(call.queries).toBeLessThanOrEqual(5 + 25 * 4);
    expect(asked.length).toBeLessThanOrEqual(25);
  });
});
