import { describe, expect, test } from "vitest";
import { newsletterSources, sources } from "../../src/db/schema.ts";
import type { Desk } from "../../src/desk.ts";
import { NOON, openTestDesk } from "../support/desk.ts";
import { addNewsletter, addSource } from "../support/factories.ts";
import { openSomeWeb, someFeed, somePage } from "../sources/some-web.ts";
import { ask } from "./ask.ts";
import { readEveryRow } from "./every-row.ts";

const LIST = "/api/newsletters/harbour/sources";

const WEB = openSomeWeb({
  "https://lamp.example/": somePage(`<link rel="alternate" type="application/rss+xml" href="/rss">`),
  "https://lamp.example/rss": someFeed("Lamp Works"),
  "https://github.com/brindle/wake/releases.atom": someFeed("Release notes of wake"),
  "https://www.reddit.com/r/lanterns/.rss": { status: 429 },
  "https://bare.example/": somePage(""),
}).web;

async function openHarbour() {
  const { desk } = openTestDesk({ web: WEB });
  await addNewsletter(desk.db, { id: "harbour", name: "Harbour & Bell" });
  return desk;
}

const operate = (desk: Desk, method: string, path: string, body?: unknown) =>
  ask(desk, path, {
    method,
    headers: { authorization: "Bearer test-admin-token" },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });

const opml = (outlines: string) => `<opml version="2.0"><body>${outlines}</body></opml>`;

describe("adding sources by what people paste", () => {
  test("each entry is named, looked up and answered, and one that fails stops no other", async () => {
    const desk = await openHarbour();
    const answer = await operate(desk, "POST", LIST, {
      sources: [
        "@KeeperJo",
        "lamp.example",
        "brindle/wake",
        "r/lanterns",
        "bare.example",
        "a lamp",
        "x.com/keeperjo",
      ],
    });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      sources: [
        {
          input: "@KeeperJo",
          kind: "added",
          url: "https://x.com/KeeperJo",
          title: "",
          reason: expect.stringContaining("X_BRIDGE"),
        },
        { input: "lamp.example", kind: "added", url: "https://lamp.example/rss", title: "Lamp Works" },
        {
          input: "brindle/wake",
          kind: "added",
          url: "https://github.com/brindle/wake/releases.atom",
          title: "Release notes of wake",
        },
        {
          input: "r/lanterns",
          kind: "added",
          url: "https://www.reddit.com/r/lanterns/.rss",
          title: "",
          reason: expect.stringContaining("answered 429"),
        },
        { input: "bare.example", kind: "failed", reason: expect.stringContaining("names no feed") },
        { input: "a lamp", kind: "failed", reason: expect.stringMatching(/./) },
        expect.objectContaining({ input: "x.com/keeperjo", kind: "known" }),
      ],
    });
    expect(await desk.db.select().from(sources)).toMatchObject([
      { kind: "x", url: "https://x.com/KeeperJo", title: "", nextPollAt: new Date(0) },
      { kind: "feed", url: "https://lamp.example/rss", siteUrl: "https://lamp.example/" },
      { kind: "feed", url: "https://github.com/brindle/wake/releases.atom" },
      { kind: "feed", url: "https://www.reddit.com/r/lanterns/.rss" },
    ]);
  });

  test("an account that another newsletter has is one source, in whichever capitals", async () => {
    const desk = await openHarbour();
    await addNewsletter(desk.db, { id: "other" });
    const source = await addSource(desk.db, "other", { kind: "x", url: "https://x.com/KeeperJo", weight: 3 });
    await operate(desk, "POST", LIST, { sources: ["@keeperjo"] });
    expect(await desk.db.select().from(sources)).toEqual([source]);
    expect(await desk.db.select().from(newsletterSources)).toHaveLength(2);
  });

  test.each(["{", "{}", "[]", '{"sources": "@a"}', '{"sources": []}', '{"sources": [1]}'])(
    "%s is refused with a reason, and nothing is stored",
    async (body) => {
      const desk = await openHarbour();
      const answer = await operate(desk, "POST", LIST, body);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toEqual({ error: expect.stringContaining("sources") });
      expect(await desk.db.select().from(sources)).toEqual([]);
    },
  );

  test("more than a call can look up are refused", async () => {
    const desk = await openHarbour();
    const answer = await operate(desk, "POST", LIST, { sources: Array(51).fill("@a") });
    expect(answer.status).toBe(422);
  });
});

describe("adding a list", () => {
  test("addresses that can't be fetched are kept, paused, and named in the answer", async () => {
    const desk = await openHarbour();
    const answer = await operate(
      desk,
      "POST",
      LIST,
      opml(`<outline text="Old" xmlUrl="ftp://lamp.example/rss"/><outline text="In" xmlUrl="http://10.1.2.3/rss"/>
        <outline text="Lamp" xmlUrl="https://lamp.example/rss"/>`),
    );
    expect(await answer.json()).toEqual({
      kind: "added",
      listedCount: 3,
      addedCount: 3,
      marked: [
        { url: "ftp://lamp.example/rss", title: "Old", reason: expect.stringContaining("not http") },
        { url: "http://10.1.2.3/rss", title: "In", reason: expect.stringContaining("not a public address") },
      ],
    });
    expect(await desk.db.select().from(sources)).toMatchObject([
      { paused: true, failure: expect.stringContaining("not http") },
      { paused: true },
      { paused: false, failure: null },
    ]);
  });

  test("what the newsletter has stays as it is, under any spelling of its address", async () => {
    const desk = await openHarbour();
    await addSource(desk.db, "harbour", { url: "https://lamp.example/rss", title: "Mine", weight: 5 });
    const answer = await operate(
      desk,
      "POST",
      LIST,
      opml(`<outline text="Lamp" xmlUrl="https://LAMP.example/rss" weight="2"/>`),
    );
    expect(await answer.json()).toMatchObject({ listedCount: 1, addedCount: 0 });
    expect(await desk.db.select().from(sources)).toMatchObject([{ title: "Mine", weight: 5 }]);
  });

  test("a list in another encoding is read as it declares", async () => {
    const desk = await openHarbour();
    const body = new Uint8Array([
      ...new TextEncoder().encode(`<?xml version="1.0" encoding="GB2312"?><opml><body><outline text="`),
      0xb5,
      0xc6,
      0xcb,
      0xfe,
      0xb9,
      0xa4,
      0xb7,
      0xbb,
      ...new TextEncoder().encode(`" xmlUrl="https://lamp.example/rss"/></body></opml>`),
    ]);
    await ask(desk, LIST, { method: "POST", headers: { authorization: "Bearer test-admin-token" }, body });
    expect(await desk.db.select().from(sources)).toMatchObject([{ title: "灯塔工坊" }]);
  });

  test("2,500 sources come in by one call", async () => {
    const desk = await openHarbour();
    const outlines = Array.from(
      { length: 2500 },
      (_, n) => `<outline text="${n}" xmlUrl="https://l.example/${n}"/>`,
    );
    const answer = await operate(desk, "POST", LIST, opml(outlines.join("")));
    expect(await answer.json()).toMatchObject({ listedCount: 2500, addedCount: 2500 });
  });

  test("a newsletter's list, exported and given to another deployment, is the same list", async () => {
    const desk = await openHarbour();
    const identity = {
      kind: sources.kind,
      url: sources.url,
      title: sources.title,
      siteUrl: sources.siteUrl,
      weight: sources.weight,
      paused: sources.paused,
    };
    const facts = [
      { url: "https://a.example/rss?x=1&y=2", title: `"A" & <b>`, siteUrl: "https://a.example/", weight: 3 },
      { url: "https://b.example/rss", title: "", paused: true },
      { kind: "x" as const, url: "https://x.com/KeeperJo", title: "Keeper" },
      { url: "ftp://c.example/rss", title: "Old", paused: true, weight: 0 },
    ];
    for (const fact of facts) await addSource(desk.db, "harbour", fact);
    const before = await desk.db.select(identity).from(sources);
    const exported = await operate(desk, "GET", `${LIST}.opml`);
    expect(exported.headers.get("content-type")).toContain("opml");
    const document = await exported.text();
    expect(document).toContain("Harbour &amp; Bell");
    await desk.db.delete(newsletterSources);
    await desk.db.delete(sources);
    await operate(desk, "POST", LIST, document);
    expect(before).toHaveLength(4);
    expect(await desk.db.select(identity).from(sources)).toEqual(before);
  });
});

describe("the list of a newsletter's sources", () => {
  test("shows each with its health", async () => {
    const desk = await openHarbour();
    const source = await addSource(desk.db, "harbour", {
      url: "https://lamp.example/rss",
      polledAt: NOON,
      failureCount: 2,
      failure: "lamp.example answered 503",
      notice: "<item> is not closed",
    });
    await addNewsletter(desk.db, { id: "other" });
    await addSource(desk.db, "other");
    expect(await (await operate(desk, "GET", LIST)).json()).toEqual({
      sources: [
        {
          id: source.id,
          kind: "feed",
          url: "https://lamp.example/rss",
          title: "Lighthouse Lab",
          siteUrl: null,
          weight: 1,
          paused: false,
          folder: [],
          keepsReposts: false,
          keepsReplies: false,
          polledAt: NOON.toISOString(),
          succeededAt: null,
          newestPostAt: null,
          failureCount: 2,
          failure: "lamp.example answered 503",
          notice: "<item> is not closed",
          nextPollAt: NOON.toISOString(),
        },
      ],
      nextCursor: null,
    });
  });

  test("a source is paused, weighed and named, and one that goes on is asked at once", async () => {
    const desk = await openHarbour();
    const { id } = await addSource(desk.db, "harbour", { nextPollAt: new Date(NOON.getTime() + 1e7) });
    const change = { paused: true, weight: 3, title: " Lamp " };
    expect(await (await operate(desk, "PATCH", `/api/sources/${id}`, change)).json()).toMatchObject({
      paused: true,
      weight: 3,
      title: "Lamp",
    });
    await operate(desk, "PATCH", `/api/sources/${id}`, { paused: false });
    expect(await desk.db.select().from(sources)).toMatchObject([
      { paused: false, weight: 3, nextPollAt: NOON },
    ]);
  });

  test.each([
    [{ weight: 1.5 }, 422],
    [{ weight: -1 }, 422],
    [{ weight: "2" }, 422],
    [{ paused: "yes" }, 422],
    [{ title: "a\nb" }, 422],
    [{ url: "https://evil.example" }, 422],
    [{}, 422],
    ["no json", 400],
    ["[]", 400],
  ])("a change by %j is refused", async (body, status) => {
    const desk = await openHarbour();
    const { id } = await addSource(desk.db, "harbour");
    const before = await readEveryRow();
    const answer = await operate(desk, "PATCH", `/api/sources/${id}`, body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({ error: expect.stringMatching(/./) });
    expect(await readEveryRow()).toBe(before);
  });

  test("a source that is taken from its last newsletter is no longer asked, and is as new when it comes back", async () => {
    const desk = await openHarbour();
    await addNewsletter(desk.db, { id: "other" });
    const { id, url } = await addSource(desk.db, "harbour", { weight: 4 });
    await desk.db.insert(newsletterSources).values({ newsletterId: "other", sourceId: id });

    expect((await operate(desk, "DELETE", `/api/newsletters/other/sources/${id}`)).status).toBe(200);
    expect(await desk.db.select().from(sources)).toMatchObject([{ paused: false }]);
    expect((await operate(desk, "DELETE", `${LIST}/${id}`)).status).toBe(200);
    expect(await desk.db.select().from(sources)).toMatchObject([
      { paused: true, notice: expect.stringContaining("No newsletter") },
    ]);
    expect((await operate(desk, "DELETE", `${LIST}/${id}`)).status).toBe(404);

    await operate(desk, "POST", LIST, opml(`<outline text="Again" xmlUrl="${url}"/>`));
    expect(await desk.db.select().from(sources)).toMatchObject([
      { paused: false, title: "Again", weight: 1, notice: null, nextPollAt: new Date(0) },
    ]);
  });

  test.each([
    ["GET", "/api/newsletters/other/sources"],
    ["GET", "/api/newsletters/other/sources.opml"],
    ["POST", "/api/newsletters/other/sources"],
    ["PATCH", "/api/sources/999"],
    ["PATCH", "/api/sources/x"],
    ["DELETE", "/api/newsletters/other/sources/1"],
    ["DELETE", "/api/newsletters/harbour/sources/1"],
  ])("%s %s is of something that there is not", async (method, path) => {
    const desk = await openHarbour();
    expect((await operate(desk, method, path, method === "GET" ? undefined : { paused: true })).status).toBe(
      404,
    );
  });

  test.each([
    ["GET", LIST],
    ["GET", `${LIST}.opml`],
    ["POST", LIST],
    ["PATCH", "/api/sources/1"],
    ["DELETE", `${LIST}/1`],
  ])("%s %s is for the operator alone", async (method, path) => {
    const desk = await openHarbour();
    expect((await ask(desk, path, { method })).status).toBe(401);
  });
});
