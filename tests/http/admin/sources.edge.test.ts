import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { audit, newsletterSources, sources } from "../../../src/db/schema.ts";
import type { Desk } from "../../../src/desk.ts";
import { openSomeWeb, someFeed } from "../../sources/some-web.ts";
import { NOON, openTestDesk } from "../../support/desk.ts";
import { addNewsletter, addPost, addSource } from "../../support/factories.ts";
import { readEveryRow } from "../every-row.ts";
import { getWithin } from "./budget.ts";
import { openOperator } from "./operator.ts";

const HOSTILE = `<img src=x onerror=alert(1)>"'&`;
const hoursAgo = (hours: number) => new Date(NOON.getTime() - hours * 3_600_000);

async function openHarbour(web = openSomeWeb({}).web) {
  const { desk } = openTestDesk({ web });
  await addNewsletter(desk.db, { id: "harbour", name: "Harbour" });
  return desk;
}

const sourceOf = ({ db }: Desk, id: number) => db.select().from(sources).where(eq(sources.id, id)).get();
const lastNoted = async ({ db }: Desk) =>
  (await db.select({ verb: audit.verb, subject: audit.subject, detail: audit.detail }).from(audit)).at(-1);

describe("the list of sources", () => {
  test("says how each is doing, and shows alone those in trouble", async () => {
    const desk = await openHarbour();
    await addSource(desk.db, "harbour", { title: "Calm Works", polledAt: NOON });
    await addSource(desk.db, "harbour", {
      title: "Torn Sails",
      polledAt: NOON,
      failureCount: 4,
      failure: "sails.example answered 503",
    });
    await addSource(desk.db, "harbour", { title: "Old Logs", polledAt: NOON, notice: "Stale: of 2024" });
    const { get } = await openOperator(desk);
    const all = await (await get("/admin/sources?language=en")).text();
    expect(all).toContain("fails, 4 in a row");
    expect(all).toContain("sails.example answered 503");
    expect(all).toContain("Calm Works");
    const troubled = await (await get("/admin/sources?newsletter=harbour&trouble=1&language=en")).text();
    expect(troubled).toContain("3 sources were looked through; 2 of them are in trouble.");
    expect(troubled).not.toContain("Calm Works");
    expect(await (await get("/admin/sources?newsletter=none")).text()).not.toContain("Calm Works");
  });

  test("goes as OPML, for any feed reader", async () => {
    const desk = await openHarbour();
    await addSource(desk.db, "harbour", { url: "https://calm.example/rss", title: "Calm & Works" });
    const { get } = await openOperator(desk);
    const answer = await get("/admin/newsletters/harbour/sources.opml");
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="harbour.opml"');
    expect(await answer.text()).toContain('title="Calm &amp; Works" xmlUrl="https://calm.example/rss"');
    expect((await get("/admin/newsletters/none/sources.opml")).status).toBe(404);
  });
});

describe("one source", () => {
  test("shows its health, its late posts and its newsletters; what it wrote is text, its links are safe", async () => {
    const desk = await openHarbour();
    const source = await addSource(desk.db, "harbour", {
      title: HOSTILE,
      siteUrl: "javascript:alert(1)",
      notice: HOSTILE,
      failure: HOSTILE,
      folder: [HOSTILE],
      movedTo: HOSTILE,
      newestPostAt: NOON,
    });
    const other = await addSource(desk.db, "harbour");
    await addPost(desk.db, source.id, {
      title: HOSTILE,
      url: "javascript:alert(2)",
      publishedAt: hoursAgo(1),
    });
    await addPost(desk.db, other.id, { title: "Of another", publishedAt: hoursAgo(1) });
    const { get } = await openOperator(desk);
    for (const path of [`/admin/sources/${source.id}`, "/admin/sources"]) {
      const html = await (await get(path)).text();
      expect(html).toContain("&lt;img src=x onerror=alert(1)&gt;");
      expect(html).not.toContain("<img");
      expect(html).not.toContain('href="javascript');
      expect(html).not.toContain("Of another");
    }
    expect((await get("/admin/sources/99")).status).toBe(404);
  });

  test("is changed, paused, let go on, and each is noted", async () => {
    const desk = await openHarbour();
    const source = await addSource(desk.db, "harbour", {
      kind: "x",
      url: "https://x.com/KeeperJo",
      keepsReplies: true,
    });
    const { post } = await openOperator(desk);
    const path = `/admin/sources/${source.id}`;
    const saved = await post(path, { title: " Keeper Jo ", weight: "3", keepsReposts: "on" });
    expect(saved.headers.get("location")).toBe(`${path}?said=saved`);
    expect(await sourceOf(desk, source.id)).toMatchObject({
      title: "Keeper Jo",
      weight: 3,
      keepsReposts: true,
      keepsReplies: false,
    });
    expect(await lastNoted(desk)).toMatchObject({ verb: "source.change", detail: { weight: 3 } });
    await post(`${path}/pause`);
    expect(await sourceOf(desk, source.id)).toMatchObject({ paused: true });
    await post(`${path}/resume`);
    expect(await sourceOf(desk, source.id)).toMatchObject({ paused: false, nextPollAt: NOON });
    expect(await lastNoted(desk)).toMatchObject({ verb: "source.resume", subject: `source/${source.id}` });
  });

  test.each([
    [{ title: "", weight: "eleven" }, "A whole number from 0 to 10."],
    [{ title: "", weight: "11" }, "A whole number from 0 to 10."],
    [{ title: "", weight: "" }, "A whole number from 0 to 10."],
    [{ title: "a".repeat(201), weight: "1" }, "One line of at most 200 characters."],
  ])("a form that can't be taken is shown again: %j", async (fields, sentence) => {
    const desk = await openHarbour();
    const source = await addSource(desk.db, "harbour");
    const { post } = await openOperator(desk);
    const before = await readEveryRow();
    const answer = await post(`/admin/sources/${source.id}?language=en`, fields);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(sentence);
    if (fields.weight !== "") expect(html).toContain(`value="${fields.weight}"`);
    expect(await readEveryRow()).toBe(before);
  });

  test("is asked now without storing anything, and what is no feed is not", async () => {
    const { web, asked } = openSomeWeb({ "https://lamp.example/rss": someFeed("Lamp Works") });
    const desk = await openHarbour(web);
    const feed = await addSource(desk.db, "harbour", { url: "https://lamp.example/rss" });
    const account = await addSource(desk.db, "harbour", { kind: "x", url: "https://x.com/KeeperJo" });
    const { post } = await openOperator(desk);
    const before = await readEveryRow();
    expect(await (await post(`/admin/sources/${feed.id}/ask`)).text()).toContain("The lamp is lit");
    expect(await readEveryRow()).toBe(before);
    const pushed = await addSource(desk.db, "harbour", { kind: "push", url: "https://push.example/" });
    const held = await readEveryRow();
    for (const { id } of [account, pushed])
      expect(await (await post(`/admin/sources/${id}/ask`)).text()).toContain("Only feeds are asked by hand");
    expect(asked).toEqual(["https://lamp.example/rss"]);
    expect(await readEveryRow()).toBe(held);
  });

  test("is taken from a newsletter, and not twice", async () => {
    const desk = await openHarbour();
    const source = await addSource(desk.db, "harbour");
    const { post } = await openOperator(desk);
    const path = `/admin/newsletters/harbour/sources/${source.id}/remove`;
    expect((await post(path)).headers.get("location")).toBe(`/admin/sources/${source.id}?said=removed`);
    expect(await desk.db.select().from(newsletterSources)).toEqual([]);
    expect(await lastNoted(desk)).toMatchObject({ verb: "source.remove", subject: "newsletter/harbour" });
    expect((await post(path)).headers.get("location")).toBe(`/admin/sources/${source.id}?said=out-of-date`);
  });
});

const ADD = "/admin/newsletters/harbour/sources/add";
const SAVE = "/admin/newsletters/harbour/sources/save";
const LIST = `<opml version="2.0"><body><outline text="Lamps">
  <outline text="Lamp Works" xmlUrl="https://lamp.example/rss"/>
  <outline text="Wake" xmlUrl="https://wake.example/rss"/></outline>
  <outline text="Inside" xmlUrl="http://10.0.0.1/rss"/></body></opml>`;

const listIn = (html: string) =>
  (/name="list" value="([^"]*)"/.exec(html)?.[1] ?? "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");

describe("adding sources", () => {
  const { web } = openSomeWeb({
    "https://lamp.example/rss": someFeed("Lamp Works &amp; &amp;lt;img src=x&amp;gt;"),
    "https://bare.example/": "<p>nothing",
  });

  test("what is pasted is tried and shown, and nothing is saved", async () => {
    const desk = await openHarbour(web);
    const { post } = await openOperator(desk);
    const before = await readEveryRow();
    const answer = await post(`${ADD}?language=en`, { pasted: "lamp.example/rss, @KeeperJo\nbare.example" });
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toContain("Found: 2");
    expect(html).toContain("Not found: 1");
    expect(html).toContain("The lamp is lit");
    expect(html).toMatch(/name="url" type="checkbox" value="https:\/\/lamp.example\/rss" checked/);
    expect(html).toContain("X_BRIDGE");
    expect(html).not.toContain("<img");
    expect(await readEveryRow()).toBe(before);
  });

  test("what is ticked is saved, and noted without addresses, which may hold keys", async () => {
    const desk = await openHarbour(web);
    const { post } = await openOperator(desk);
    const html = await (await post(ADD, { pasted: "lamp.example/rss\n@KeeperJo" })).text();
    const saved = await post(SAVE, [
      ["list", listIn(html)],
      ["url", "https://lamp.example/rss"],
      ["url", "https://evil.example/not-on-the-list"],
    ]);
    expect(saved.headers.get("location")).toBe("/admin/sources?newsletter=harbour&said=added");
    expect(await desk.db.select().from(sources)).toMatchObject([
      {
        url: "https://lamp.example/rss",
        title: "Lamp Works & <img src=x>",
        siteUrl: "https://lamp.example/",
      },
    ]);
    expect(await lastNoted(desk)).toEqual({
      verb: "source.add",
      subject: "newsletter/harbour",
      detail: { addedCount: 1, hosts: ["lamp.example"] },
    });
    const again = await (await post(`${ADD}?language=en`, { pasted: "lamp.example/rss" })).text();
    expect(again).toContain("the newsletter has it already");
  });

  test("a list is shown without asking its sources, and what can never be fetched is not ticked", async () => {
    const { web: silent, asked } = openSomeWeb({});
    const desk = await openHarbour(silent);
    const { post } = await openOperator(desk);
    const html = await (await post(`${ADD}?language=en`, { pasted: LIST })).text();
    expect(asked).toEqual([]);
    expect(html).toContain("Found: 3");
    expect(html).toContain("lamp.example/rss · Lamps");
    expect(html).not.toMatch(/value="http:\/\/10.0.0.1\/rss" checked/);
    await post(SAVE, [
      ["list", listIn(html)],
      ["url", "https://lamp.example/rss"],
      ["url", "https://wake.example/rss"],
    ]);
    expect(await desk.db.select().from(sources)).toMatchObject([
      { title: "Lamp Works", folder: ["Lamps"] },
      { title: "Wake", folder: ["Lamps"] },
    ]);
  });

  test("an uploaded file is a list, whatever its encoding", async () => {
    const desk = await openHarbour(web);
    const { upload } = await openOperator(desk);
    const bytes = new Uint16Array([0xfeff, ...Array.from(LIST, (letter) => letter.charCodeAt(0))]);
    const html = await (await upload(`${ADD}?language=en`, { list: new File([bytes], "a.opml") })).text();
    expect(html).toContain("Found: 3");
    const large = await upload(ADD, { list: new File([new Uint8Array(1_000_001)], "a.opml") });
    expect(large.status).toBe(422);
  });

  test.each([
    ["nothing", ""],
    ["too much", Array.from({ length: 51 }, (_, at) => `a${at}.example`).join("\n")],
    ["a list without feeds", "<opml><body/></opml>"],
  ])("%s is answered with a sentence, and what was typed is kept", async (_, pasted) => {
    const desk = await openHarbour(web);
    const { post } = await openOperator(desk);
    const answer = await post(ADD, { pasted });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('id="pasted-fault"');
    expect(html).toContain(pasted.slice(0, 10).replaceAll("<", "&lt;").replaceAll(">", "&gt;"));
  });

  test("nothing ticked adds nothing, and a newsletter that is not there has no such page", async () => {
    const desk = await openHarbour(web);
    const { get, post } = await openOperator(desk);
    expect((await post(SAVE, { list: LIST })).status).toBe(422);
    expect((await post(SAVE, { list: "none", url: "https://lamp.example/rss" })).status).toBe(422);
    expect(await desk.db.select().from(sources)).toEqual([]);
    expect((await get("/admin/newsletters/none/sources/add")).status).toBe(404);
    expect((await get(ADD)).status).toBe(200);
  });
});

test("thousands of sources and posts cost no more than a few", async () => {
  const desk = await openHarbour();
  await growSources(2_000);
  const [first = "", ...others] = await getWithin(desk, [
    "/admin/sources",
    "/admin/sources?after=1500",
    "/admin/sources?newsletter=harbour",
    "/admin/sources?trouble=1",
    "/admin/sources?trouble=1&newsletter=harbour",
    "/admin/sources/1000",
    ADD,
  ]);
  expect(first).toContain("/admin/sources?after=40");
  expect(others[3]).toContain("after=50");
});

async function growSources(count: number) {
  const numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)";
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO sources (id, url, title, next_poll_at, newest_post_at, failure_count) ${numbers}
        SELECT i, 'https://s' || i || '.example/rss', 'Source ' || i, 0, ?2, i % 10 = 0 FROM n`,
    ).bind(count, NOON.getTime()),
    env.DB.prepare(
      `INSERT INTO newsletter_sources (newsletter_id, source_id) ${numbers} SELECT 'harbour', i FROM n`,
    ).bind(count),
    env.DB.prepare(
      `INSERT INTO posts (id, key, url, author, title, text, language, links, published_at, first_seen_at) ${numbers}
        SELECT i, 'k' || i, 'https://s.example/' || i, '', 'Post ' || i, '', 'en', '[]', ?2 - i * 1000, 0 FROM n`,
    ).bind(count, NOON.getTime()),
    env.DB.prepare(`INSERT INTO post_sources (post_id, source_id) ${numbers} SELECT i, i FROM n`).bind(count),
  ]);
}
