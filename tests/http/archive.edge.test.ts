import { parseRssFeed } from "feedsmith";
import { describe, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { digests, newsletters, posts, stories } from "../../src/db/schema.ts";
import { shelve, shelveRest } from "../../src/digests/shelve.ts";
import { NOON, openTestDesk } from "../support/desk.ts";
import { addDigest, addNewsletter, addSource } from "../support/factories.ts";
import { ask } from "./ask.ts";

const HOUR_MS = 3_600_000;
const slotOf = (hoursAgo: number) => new Date(NOON.getTime() - hoursAgo * HOUR_MS);

/** A newsletter with so many digests, one every four hours until noon. */
async function openArchive(count = 1) {
  const { desk } = openTestDesk();
  const newsletter = await addNewsletter(desk.db, {
    id: "harbour",
    name: "港口四时",
    description: "四小时一报",
  });
  for (let at = 0; at < count; at += 1)
    await addDigest(desk.db, "harbour", { slot: slotOf(4 * at), slug: `slot-${at}`, title: `第 ${at} 期` });
  const read = async (path: string) => (await ask(desk, path)).text();
  return { desk, newsletter, read, find: (path: string, init?: RequestInit) => ask(desk, path, init) };
}

describe("the archive", () => {
  test("lists a newsletter's latest digests, newest first, and the months", async () => {
    const { read } = await openArchive(41);
    const page = await read("/harbour");
    const shown = [...page.matchAll(/<h3><a href="\/harbour\/(slot-\d+)"/g)].map(([, slug]) => slug);
    expect(shown).toEqual(Array.from({ length: 40 }, (_, at) => `slot-${at}`));
  });

  test("lists a month's digests by their days in the newsletter's zone, and the months beside it", async () => {
    const { desk, read, find } = await openArchive(0);
    // in Shanghai the first is of March, the second of February, the third of January
    for (const [slot, slug] of [
      ["2026-02-28T16:00:00Z", "2026.03.01.00"],
      ["2026-02-28T12:00:00Z", "2026.02.28.20"],
      ["2026-01-01T00:00:00Z", "2026.01.01.08"],
    ] as const)
      await addDigest(desk.db, "harbour", { slot: new Date(slot), slug, title: `${slug} 一期` });
    const february = await read("/harbour/2026.02");
    expect(february).toContain("/harbour/2026.02.28.20");
    expect(february).not.toContain("/harbour/2026.03.01.00");
    expect(february).toContain("2026年2月28日星期六");
    expect(february).toMatch(/rel="prev" href="\/harbour\/2026\.01"/);
    expect(february).toMatch(/rel="next" href="\/harbour\/2026\.03"/);
    expect(february).toContain('<link rel="canonical" href="https://news.example/harbour/2026.02"');
    const latest = await read("/harbour");
    for (const month of ["2026.01", "2026.02", "2026.03"])
      expect(latest).toContain(`href="/harbour/${month}"`);
    for (const month of ["2025.12", "2026.04", "2026.13", "2026.00"])
      expect((await find(`/harbour/${month}`)).status, month).toBe(404);
  });

  test("lists a newsletter's sources without the addresses they are read at", async () => {
    const { desk, read } = await openArchive(0);
    const { id } = await addDigest(desk.db, "harbour");
    await shelve(desk, id);
    await addSource(desk.db, "harbour", { title: "灯塔", url: "https://lab.example/feed?key=s3cret" });
    await addSource(desk.db, "harbour", {
      title: "Mina",
      url: "https://bridge.example/mina/rss?key=s3cret",
      siteUrl: "https://x.com/mina",
    });
    const page = await read("/harbour/sources");
    expect(page).toContain('href="https://lab.example/"');
    expect(page).toContain('href="https://x.com/mina"');
    expect(page).not.toMatch(/s3cret|bridge/);
    // of those that stories were told from
    expect(
      [...page.matchAll(/href="(\/harbour\/(?:sources|authors)\/[^"]*)"/g)].map(([, path]) => path),
    ).toEqual(["/harbour/sources/lab.example"]);
    expect(await read("/harbour/sources/lab.example")).toContain("Beacon 3 发布");
    expect(await read("/harbour/authors/Lighthouse%20Lab")).toContain("Beacon 3 发布");
  });

  test("a topic's stories are paged, and none is lost or shown twice", { timeout: 30_000 }, async () => {
    const { desk, read } = await openArchive(45);
    await shelveRest(desk);
    const shown: string[] = [];
    for (let path: string | undefined = "/harbour/topics/大模型"; path;) {
      const page = await read(encodeURI(path));
      shown.push(...[...page.matchAll(/href="\/harbour\/(slot-\d+)#s1"/g)].map(([, slug = ""]) => slug));
      path = /rel="next" href="([^"]*)"/.exec(page)?.[1];
    }
    expect(shown).toEqual(Array.from({ length: 45 }, (_, at) => `slot-${at}`));
  });

  test("a missing digest leads to the one nearest before it", async () => {
    const { desk, find } = await openArchive(0);
    await addDigest(desk.db, "harbour", { slug: "2026.03.01.00", title: "三月的第一期" });
    const answer = await find("/harbour/2026.03.07.04");
    expect(answer.status).toBe(404);
    expect(await answer.text()).toMatch(/href="\/harbour\/2026\.03\.01\.00">三月的第一期/);
    expect(await (await find("/harbour/2026.01.01.00")).text()).toContain("/harbour/2026.03.01.00");
  });

  test("shows a digest with its stories, their links, and its neighbours", async () => {
    const { read } = await openArchive(3);
    const page = await read("/harbour/slot-1");
    expect(page).toContain('lang="zh-CN"');
    expect(page).toContain("第 1 期");
    expect(page).toMatch(/<a href="https:\/\/lab\.example\/posts\/\d+"[^>]*>Beacon 3 发布<\/a>/);
    expect(page).toMatch(/<(strong|b)>Beacon 3<\/\1>/);
    expect(page).toContain("原文摘录");
    expect(page).toContain('href="/harbour/slot-0"');
    expect(page).toContain('href="/harbour/slot-2"');
    expect(page).toContain('<link rel="canonical" href="https://news.example/harbour/slot-1"');
  });

  test("gives a digest as Markdown", async () => {
    const { find } = await openArchive();
    const answer = await find("/harbour/slot-0.md");
    expect(answer.headers.get("content-type")).toBe("text/markdown; charset=utf-8");
    expect(await answer.text()).toMatch(
      /^---\ntitle: "第 0 期"\ndate: 2026-03-25T12:00:00\+08:00\ncategories: \["大模型"\]\n---\n\n1\. {2}\[Beacon 3 发布-Lighthouse Lab\]\(https:\/\/lab\.example/,
    );
  });

  test.each(["pressing", "skipped", "failed"] as const)(
    "has no trace of a digest that is %s",
    async (status) => {
      const { desk, find, read } = await openArchive(2);
      await desk.db.update(digests).set({ status }).where(eq(digests.slug, "slot-0"));
      expect((await find("/harbour/slot-0")).status).toBe(404);
      expect((await find("/harbour/slot-0.md")).status).toBe(404);
      for (const path of ["/", "/harbour", "/harbour/slot-1", "/harbour/feed.xml"])
        expect(await read(path), path).not.toContain("slot-0");
    },
  );

  test("keeps newsletters apart", async () => {
    const { desk, find, read } = await openArchive();
    await addNewsletter(desk.db, { id: "other" });
    expect((await find("/other/slot-0")).status).toBe(404);
    expect(await read("/other")).not.toContain("slot-0");
  });

  test.each([
    "/nobody",
    "/nobody/slot-0",
    "/nobody/slot-0.md",
    "/nobody/feed.xml",
    "/harbour/slot-9",
    "/harbour/slot-9.md",
    "/harbour/.md",
    "/harbour/slot-0/more",
    "/harbour/%00",
    "/harbour/%FF%FE",
    "/harbour/'%20OR%201=1%20--",
    "/..%2f..%2fetc%2fpasswd",
    "/index.html",
    "/wp-login.php",
    "/harbour/topics/nothing",
    "/harbour/authors/nobody",
    "/harbour/sources/nowhere.example",
    "/nobody/topics",
    "/nobody/sources",
    "/harbour/topics/%FF",
  ])("%s is a page that says there is none", async (path) => {
    const { find } = await openArchive();
    const answer = await find(path, { headers: { "accept-language": "en" } });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("There is no such page");
  });
});

describe("the feed", () => {
  test("is read by a feed reader, newest first, twenty at most", async () => {
    const { find } = await openArchive(21);
    const answer = await find("/harbour/feed.xml");
    expect(answer.headers.get("content-type")).toBe("application/rss+xml; charset=utf-8");
    const feed = parseRssFeed(await answer.text());
    expect(feed.items).toHaveLength(20);
    expect(feed.items?.[0]?.link).toBe("https://news.example/harbour/slot-0");
    expect(feed.items?.every(({ content }) => content?.encoded?.includes("Beacon 3 发布"))).toBe(true);
  });

  test("is not sent again to whoever has it, until there is something new", async () => {
    const { desk, find } = await openArchive(1);
    const etag = (await find("/harbour/feed.xml")).headers.get("etag") ?? "";
    expect(etag).toMatch(/^(W\/)?"[^"]+"$/);
    const init = { headers: { "if-none-match": etag } };
    const again = await find("/harbour/feed.xml", init);
    expect([again.status, await again.text()]).toEqual([304, ""]);
    await addDigest(desk.db, "harbour", { slot: slotOf(-4), slug: "slot-new" });
    expect((await find("/harbour/feed.xml", init)).status).toBe(200);
  });

  test("of a newsletter without a digest is a feed", async () => {
    const { read } = await openArchive(0);
    expect(parseRssFeed(await read("/harbour/feed.xml")).title).toBe("港口四时");
  });
});

describe("the front page", () => {
  test("shows each newsletter with its latest digest, in the browser's language", async () => {
    const { find } = await openArchive(2);
    const chinese = await (await find("/", { headers: { "accept-language": "zh-CN,zh;q=0.9" } })).text();
    const english = await (await find("/", { headers: { "accept-language": "fr,en;q=0.5" } })).text();
    expect(chinese).toContain('<html lang="zh-CN"');
    expect(english).toContain('<html lang="en"');
    for (const page of [chinese, english]) {
      expect(page).toContain("/harbour/slot-0");
      expect(page).not.toContain("/harbour/slot-1");
    }
    expect(await (await find("/?language=en", { headers: { "accept-language": "zh" } })).text()).toContain(
      '<html lang="en"',
    );
  });

  test("stands without a newsletter too", async () => {
    const { desk } = openTestDesk();
    expect((await ask(desk, "/")).status).toBe(200);
  });
});

describe("a post that carries script", () => {
  const SCRIPT = `"'><script>alert(1)</script><img src=x onerror=alert(1)>`;

  async function openHostile(url: string) {
    const world = await openArchive(1);
    const { db } = world.desk;
    await db.update(posts).set({ author: SCRIPT, title: SCRIPT, url });
    await db
      .update(stories)
      .set({ headline: SCRIPT, summary: `${SCRIPT} **${SCRIPT}**`, categories: [SCRIPT] });
    await db.update(digests).set({ title: SCRIPT, categories: [SCRIPT] });
    return world;
  }

  const ADDRESSES = [
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    'https://lab.example/"onclick="alert(1)',
  ];

  test.each(ADDRESSES)("is dead on the pages, linked at %s", async (url) => {
    const { read } = await openHostile(url);
    for (const path of ["/", "/harbour", "/harbour/slot-0"]) {
      const page = await read(path);
      expect(page, path).not.toMatch(
        /<script(?! (?:src="\/assets\/reader|type="application\/ld\+json"))|<img src=x|javascript:|href="data:|onclick="/i,
      );
      expect(page, path).toContain("&lt;script&gt;");
    }
  });

  test.each(ADDRESSES)("is dead in the feed, linked at %s", async (url) => {
    const { read } = await openHostile(url);
    const [item] = parseRssFeed(await read("/harbour/feed.xml")).items ?? [];
    expect(item?.content?.encoded).not.toMatch(/<script|<img|javascript:|href="data:|onclick="/i);
    expect(item?.title).toBe(SCRIPT);
  });

  test.each(ADDRESSES)("is dead in the Markdown, linked at %s", async (url) => {
    const { read } = await openHostile(url);
    const [, , ...body] = (await read("/harbour/slot-0.md")).split("---\n");
    expect(body.join("")).not.toMatch(/(?<!\\)<|\]\((?!https:\/\/|\))/);
  });
});

describe("search", () => {
  test("shows what was asked as text, in the field and on the page", async () => {
    const { find, read } = await openArchive();
    const page = await read(`/search?language=en&q=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(page).not.toMatch(/<script>|<script(?! (?:src="\/assets\/reader|type="application\/ld))/);
    expect(page).toContain("&lt;script&gt;");
    expect((await find("/search")).status).toBe(200);
  });

  test.each([
    "' OR 1=1 --",
    'a" OR "b',
    "NEAR(",
    "a AND",
    "*",
    "\u0000",
    "\uD800",
    "x".repeat(10_000),
    "模".repeat(10_000),
  ])("is not disturbed by %j", async (query) => {
    const { find } = await openArchive();
    expect((await find(`/search?q=${encodeURIComponent(query.toWellFormed())}`)).status).toBe(200);
  });

  test.each(["%", "%FF", "%E4%B8", "a&q=b", "a&newsletter=nobody"])(
    "is not disturbed by a query string of %s",
    async (query) => {
      const { find } = await openArchive();
      expect((await find(`/search?q=${query}`)).status).toBe(200);
    },
  );
});

test("a newsletter's own words are text as well", async () => {
  const { desk, read } = await openArchive();
  await desk.db.update(newsletters).set({ name: "<b>R&D</b>", description: "<i>x</i>" });
  for (const path of ["/", "/harbour", "/harbour/slot-0", "/search?q=beacon"]) {
    expect(await read(path), path).not.toMatch(/<b>R&D|<i>x/);
  }
});
