import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { audit, newsletterSources, posts, sources } from "../../../src/db/schema.ts";
import type { Desk } from "../../../src/desk.ts";
import { askDueSources } from "../../../src/sources/ask.ts";
import { countUnread } from "../../../src/sources/store.ts";
import { NOON, openTestDesk } from "../../support/desk.ts";
import { addNewsletter, addPost, addSource } from "../../support/factories.ts";
import { ask } from "../ask.ts";
import { readEveryRow } from "../every-row.ts";
import { ADMIN_TOKEN, bearing, makeToken } from "./world.ts";

const HOUR_MS = 3_600_000;
const POST = {
  url: "https://www.lamp.example/news/beacon-3?utm_source=mail",
  title: "Lamp Works releases Beacon 3",
  text: "<p>Beacon 3 has <b>8B</b> parameters &amp; runs on a phone.</p>",
  author: "Lamp Works",
};

async function openHarbour() {
  const world = openTestDesk();
  await addNewsletter(world.desk.db, { id: "harbour" });
  await addNewsletter(world.desk.db, { id: "ferry" });
  return world;
}

const push = (desk: Desk, body: unknown, token = ADMIN_TOKEN) =>
  ask(desk, "/api/posts", {
    method: "POST",
    headers: { ...bearing(token), "content-type": "application/json" },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

const lamp = (...list: unknown[]) => ({ source: "lamp", newsletters: ["harbour"], posts: list });

const operate = (desk: Desk, method: string, path: string, body?: unknown) =>
  ask(desk, `/api${path}`, {
    method,
    headers: bearing(ADMIN_TOKEN),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

describe("a push", () => {
  test("makes its source on first use, and its posts are as those that were gathered", async () => {
    const { desk } = await openHarbour();
    const answer = await push(desk, lamp({ ...POST, handle: "@lampworks", likes: 12 }));
    expect(answer.status).toBe(200);
    const [source] = await desk.db.select().from(sources);
    expect(await answer.json()).toEqual({
      source: { id: source?.id, url: "push:lamp" },
      newCount: 1,
      knownCount: 0,
      faults: [],
    });
    expect(source).toMatchObject({ kind: "push", title: "lamp", paused: false, succeededAt: NOON });
    expect(await desk.db.select().from(newsletterSources)).toEqual([
      { newsletterId: "harbour", sourceId: source?.id },
    ]);
    expect(await desk.db.select().from(posts)).toMatchObject([
      {
        key: "https://lamp.example/news/beacon-3",
        url: POST.url,
        title: POST.title,
        text: "Beacon 3 has 8B parameters & runs on a phone.",
        author: "Lamp Works",
        handle: "lampworks",
        language: "en",
        likes: 12,
        publishedAt: NOON,
        firstSeenAt: NOON,
        // it is in the pool: clustering looks at this
        sketch: expect.anything(),
      },
    ]);
  });

  test("that is repeated changes nothing more than the time of it", async () => {
    const { desk } = await openHarbour();
    await push(desk, lamp(POST));
    const before = await readEveryRow();
    expect(await (await push(desk, lamp(POST))).json()).toMatchObject({ newCount: 0, knownCount: 1 });
    expect(await readEveryRow()).toBe(before);
  });

  test("of a post that a feed brought first adds the source to that post", async () => {
    const { desk } = await openHarbour();
    const feed = await addSource(desk.db, "harbour");
    await addPost(desk.db, feed.id, { key: "https://lamp.example/news/beacon-3", url: POST.url });
    expect(await (await push(desk, lamp(POST))).json()).toMatchObject({ newCount: 1 });
    expect(await desk.db.select().from(posts)).toHaveLength(1);
  });

  test("with posts that can't be taken names each with its reason, and takes the rest", async () => {
    const { desk } = await openHarbour();
    const answer = await push(
      desk,
      lamp(
        { ...POST, url: "ftp://lamp.example/1" },
        POST,
        { ...POST, url: undefined },
        { url: POST.url, title: " ", text: "" },
        { ...POST, publishedAt: "soon" },
        { ...POST, publishedAt: new Date(NOON.getTime() + 2 * HOUR_MS).toISOString() },
        { ...POST, publishedAt: "0001-01-01" },
        { ...POST, language: "English" },
        { ...POST, likes: -1 },
        { ...POST, handle: "a b" },
        "a post",
        null,
      ),
    );
    expect(answer.status).toBe(200);
    const { newCount, faults } = await answer.json<{
      newCount: number;
      faults: { index: number; reason: string }[];
    }>();
    expect(newCount).toBe(1);
    expect(faults.map(({ index }) => index)).toEqual([0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(faults.map(({ reason }) => reason.split(":")[0]).slice(0, 9)).toEqual([
      "url",
      "url",
      "has neither title nor text",
      "publishedAt",
      "publishedAt",
      "publishedAt",
      "language",
      "likes",
      "handle",
    ]);
  });

  test("dates a post as it says, a first one of days ago as seen then, and one without a date as of now", async () => {
    const { desk, setNow } = await openHarbour();
    const ago = new Date(NOON.getTime() - 48 * HOUR_MS);
    await push(desk, lamp({ ...POST, publishedAt: ago.toISOString() }));
    setNow(new Date(NOON.getTime() + HOUR_MS));
    await push(desk, lamp({ ...POST, url: "https://lamp.example/2", publishedAt: ago.toISOString() }));
    await push(desk, lamp({ ...POST, url: "https://lamp.example/3" }));
    expect(await desk.db.select().from(posts)).toMatchObject([
      { publishedAt: ago, firstSeenAt: ago },
      { publishedAt: ago, firstSeenAt: desk.now() },
      { publishedAt: desk.now(), firstSeenAt: desk.now() },
    ]);
  });

  test("tells posts of one address apart by their ids, in whichever call they come", async () => {
    const { desk } = await openHarbour();
    const status = (id: string) => ({ ...POST, title: `Outage ${id}`, id });
    await push(desk, lamp(status("1"), status("2")));
    await push(desk, lamp(status("2"), status("3")));
    expect((await desk.db.select().from(posts)).map(({ key }) => key)).toEqual(
      ["1", "2", "3"].map((id) => `https://lamp.example/news/beacon-3#${id}`),
    );
  });

  test("of a post on X has the key that it has everywhere", async () => {
    const { desk } = await openHarbour();
    const url = "https://twitter.com/keeperjo/status/1980000000000000001";
    await push(desk, lamp({ ...POST, url, id: "7" }));
    expect(await desk.db.select().from(posts)).toMatchObject([{ key: "x:1980000000000000001" }]);
  });

  test("may give its source to more newsletters, which is noted; what is only brought is not", async () => {
    const { desk } = await openHarbour();
    const { secret } = await makeToken(desk, ["posts:write"]);
    await push(desk, lamp(POST), secret);
    await push(desk, { source: "lamp", posts: [{ ...POST, url: "https://lamp.example/2" }] }, secret);
    await push(desk, { ...lamp(POST), newsletters: ["ferry", "harbour"] }, secret);
    expect(await desk.db.select().from(newsletterSources)).toHaveLength(2);
    expect(await desk.db.select().from(audit)).toMatchObject([
      { actor: "Lamp Works", verb: "source.add", detail: { url: "push:lamp", newsletters: ["harbour"] } },
      { actor: "Lamp Works", verb: "source.add", detail: { url: "push:lamp", newsletters: ["ferry"] } },
    ]);
  });

  test.each([
    ["no JSON", "posts", 400],
    ["no source", { posts: [POST] }, 422],
    ["a name that is none", { ...lamp(POST), source: "Lamp Works" }, 422],
    ["no posts", lamp(), 422],
    ["too many posts", lamp(...Array.from({ length: 101 }, () => POST)), 422],
    ["no newsletter", { ...lamp(POST), newsletters: [] }, 422],
    ["a newsletter that there is not", { ...lamp(POST), newsletters: ["harbour", "nobody"] }, 422],
    ["nothing that can be taken", lamp({ ...POST, url: "x" }), 422],
    ["too much", lamp({ ...POST, text: "x".repeat(4_000_001) }), 413],
  ])("of %s is refused with a reason, and nothing is stored", async (_, body, status) => {
    const { desk } = await openHarbour();
    const before = await readEveryRow();
    const answer = await push(desk, body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ error: expect.stringMatching(/./) });
    expect(await readEveryRow()).toBe(before);
  });
});

describe("a source that posts are pushed to", () => {
  async function openPushed() {
    const world = await openHarbour();
    await push(world.desk, lamp(POST));
    const [source] = await world.desk.db.select().from(sources);
    return { ...world, id: source?.id ?? 0 };
  }

  test("is never asked, and no digest waits for it, also after it was paused and goes on", async () => {
    const { desk, id, setNow, sent } = await openPushed();
    for (const paused of [true, false]) await operate(desk, "PATCH", `/sources/${id}`, { paused });
    setNow(new Date("2031-01-01T00:00:00Z"));
    expect(await askDueSources(desk)).toBe(0);
    expect(sent).toEqual([]);
    expect(await countUnread(desk.db, "harbour", desk.now())).toBe(0);
    const progress = await (await operate(desk, "GET", "/progress")).json();
    expect(progress).toMatchObject({ sources: { total: 1, due: 0, failing: 0 } });
  });

  test("takes nothing while it is paused", async () => {
    const { desk, id } = await openPushed();
    await operate(desk, "PATCH", `/sources/${id}`, { paused: true });
    expect((await push(desk, lamp({ ...POST, url: "https://lamp.example/2" }))).status).toBe(409);
    expect(await desk.db.select().from(posts)).toHaveLength(1);
  });

  test("is as new when it comes back to a newsletter", async () => {
    const { desk, id } = await openPushed();
    await operate(desk, "DELETE", `/newsletters/harbour/sources/${id}`);
    expect((await push(desk, { source: "lamp", posts: [POST] })).status).toBe(422);
    expect((await push(desk, lamp({ ...POST, url: "https://lamp.example/2" }))).status).toBe(200);
    expect(await desk.db.select().from(sources).where(eq(sources.id, id))).toMatchObject([
      { kind: "push", paused: false, notice: null },
    ]);
  });

  test("stands in the operator's list, not in what others could read: OPML and the public page", async () => {
    const { desk, id } = await openPushed();
    const list = await (await operate(desk, "GET", "/newsletters/harbour/sources")).json();
    expect(list).toMatchObject({ sources: [{ id, kind: "push", url: "push:lamp" }] });
    for (const path of ["/api/newsletters/harbour/sources.opml", "/harbour/sources"])
      expect(await (await ask(desk, path, { headers: bearing(ADMIN_TOKEN) })).text()).not.toMatch(
        /push:|>lamp</,
      );
  });
});
