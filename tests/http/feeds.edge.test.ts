/** Feeds, the other forms of a digest, and what tells machines their way: by their routes. */
import { env } from "cloudflare:workers";
import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { countD1, type Spent } from "../../local/bench/deliveries/counted-d1.ts";
import { openDb } from "../../src/db/client.ts";
import { digests, incidents, newsletters, stories } from "../../src/db/schema.ts";
import type { Desk } from "../../src/desk.ts";
import { announce, announceAgain } from "../../src/digests/announce.ts";
import { FEED_FORMATS, FEED_FILES, FEED_TYPES } from "../../src/digests/feed/places.ts";
import { shelveRest } from "../../src/digests/shelve.ts";
import type { GatherJob } from "../../src/jobs.ts";
import { WebError } from "../../src/providers/web.ts";
import { readStrictXml } from "../digests/feed/strict-xml.ts";
import { faultsOfAtom, faultsOfJsonFeed, faultsOfRss } from "../digests/feed/validator.ts";
import { NOON, openTestDesk } from "../support/desk.ts";
import { addDigest, addNewsletter } from "../support/factories.ts";
import { ask } from "./ask.ts";

const HOUR_MS = 3_600_000;
const SITE = "https://news.example";
const slotOf = (hoursAgo: number) => new Date(NOON.getTime() - hoursAgo * HOUR_MS);
const CHECKS = { rss: faultsOfRss, atom: faultsOfAtom, json: faultsOfJsonFeed };

/** A newsletter with so many digests, one every four hours until noon, and readers of what is there. */
async function openArchive(count: number, changes: { hubs?: string[] } = {}) {
  const { desk: plain } = openTestDesk();
  const desk = { ...plain, settings: { ...plain.settings, ...changes } };
  await addNewsletter(desk.db, { id: "harbour", name: "港口四时" });
  for (let at = 0; at < count; at += 1)
    await addDigest(desk.db, "harbour", { slot: slotOf(4 * at), slug: `slot-${at}`, title: `第 ${at} 期` });
  await shelveRest(desk);
  const find = (path: string, headers: Record<string, string> = {}, method = "GET") =>
    ask(desk, path, { headers, method });
  const slugsIn = async (path: string) =>
    [...(await (await find(path)).text()).matchAll(/\/harbour\/(slot-\d+)<\/link>/g)].map(([, slug]) => slug);
  return { desk, find, slugsIn };
}

const linksIn = (answer: Response) =>
  Object.fromEntries(
    [...(answer.headers.get("link") ?? "").matchAll(/<([^>]+)>; rel="(\w+)"(?:; type="([^"]+)")?/g)].map(
      ([, url = "", rel = "", type]): [string, string] => [type ?? rel, url],
    ),
  );

/** Gives the second of two stories a topic of its own. */
async function tellOfTopic(
  desk: Awaited<ReturnType<typeof openArchive>>["desk"],
  slug: string,
  topic: string,
) {
  const digest = await desk.db.select().from(digests).where(eq(digests.slug, slug)).get();
  const told = digest && (await desk.db.select().from(stories).where(eq(stories.digestId, digest.id)).get());
  if (!digest || !told) throw new Error("no story");
  const { id: _id, ...story } = told;
  const [added] = await desk.db
    .insert(stories)
    .values({ ...story, position: 2, headline: `Of ${slug}`, summary: "Two facts.", categories: [topic] })
    .returning();
  await env.DB.prepare(
    "INSERT INTO story_posts SELECT ?1, position, post_id, newsletter_id, told_at FROM story_posts WHERE story_id = ?2",
  )
    .bind(added?.id, told.id)
    .run();
  await desk.db.update(digests).set({ shelvedAt: null }).where(eq(digests.id, digest.id));
  await shelveRest(desk);
}

/** What a page costs, as D1 counts it. */
async function rowsReadBy(desk: Desk, path: string, held?: string): Promise<number> {
  const spent: Spent = { queries: 0, rowsRead: 0, rowsWritten: 0 };
  const headers: Record<string, string> = held === undefined ? {} : { "if-none-match": held };
  const answer = await ask({ ...desk, db: openDb(countD1(env.DB, spent)) }, path, { headers });
  expect(answer.status).toBe(held === undefined ? 200 : 304);
  return spent.rowsRead;
}

describe("a feed", () => {
  test.each(FEED_FORMATS)("in %s is valid, and says of itself where it was fetched", async (format) => {
    const { find } = await openArchive(21, { hubs: ["https://hub.example/"] });
    const paths = ["", "?before=slot-19", "?before=slot-2"].map((query) => FEED_FILES[format] + query);
    for (const path of paths) {
      const answer = await find(`/harbour/${path}`);
      expect(answer.headers.get("content-type")).toBe(`${FEED_TYPES[format]}; charset=utf-8`);
      expect(answer.headers.get("cache-tag")).toBe("newsletter-harbour");
      expect(linksIn(answer)["self"]).toBe(`${SITE}/harbour/${path}`);
      expect(CHECKS[format](await answer.text(), `${SITE}/harbour/${path}`), path).toEqual([]);
    }
  });

  test("comes in pages of twenty, from which each digest is reached once, there and back", async () => {
    const { find, slugsIn } = await openArchive(45);
    const all = Array.from({ length: 45 }, (_, at) => `slot-${at}`);
    const seen: (string | undefined)[] = [];
    const pages: string[] = [];
    let next: string | undefined = `${SITE}/harbour/feed.xml`;
    while (next) {
      const path: string = next.slice(SITE.length);
      pages.push(path);
      seen.push(...(await slugsIn(path)));
      next = linksIn(await find(path))["next"];
    }
    expect(seen).toEqual(all);
    expect(pages).toHaveLength(3);
    for (const [at, path] of pages.entries()) {
      const links = linksIn(await find(path));
      expect(links["first"]).toBe(`${SITE}/harbour/feed.xml`);
      expect(links["previous"]).toBe(at === 0 ? undefined : SITE + (pages[at - 1] ?? ""));
    }
  });

  test("names its hubs on its latest page", async () => {
    const { find } = await openArchive(21, { hubs: ["https://hub.example/"] });
    expect(linksIn(await find("/harbour/atom.xml"))["hub"]).toBe("https://hub.example/");
    expect(linksIn(await find("/harbour/atom.xml?before=slot-3"))).not.toHaveProperty("hub");
  });

  test.each([
    "/harbour/atom.json",
    "/harbour/feed.xml?before=slot-99",
    "/harbour/feed.xml?before=%27%20OR%201=1",
    "/nobody/atom.xml",
    "/nobody/feed.json",
    "/harbour/topics/none/feed.xml",
    "/nobody/topics/none/feed.xml",
    "/harbour/topics//feed.xml",
  ])("is not at %s", async (path) => {
    const { find } = await openArchive(1);
    expect((await find(path)).status).toBe(404);
  });

  test("reads its digests and their stories, and little else", async () => {
    const { desk } = await openArchive(45);
    for (const [query, most] of [
      ["", 65],
      // finding the page beside it is a walk over 20 entries of an index
      ["?before=slot-21", 90],
    ] as const) {
      const read = await rowsReadBy(desk, `/harbour/feed.xml${query}`);
      expect(read, query).toBeLessThanOrEqual(most);
      expect(read, query).toBeGreaterThan(40);
    }
  });
});

describe("a topic's feed", () => {
  test.each(FEED_FORMATS)("in %s is valid, and holds the stories of the topic alone", async (format) => {
    const { desk, find } = await openArchive(3);
    await tellOfTopic(desk, "slot-1", "AI/智能体 & co");
    const path = `/harbour/topics/${encodeURIComponent("AI/智能体 & co")}/${FEED_FILES[format]}`;
    const answer = await find(path);
    expect(answer.status).toBe(200);
    const text = await answer.text();
    expect(CHECKS[format](text, SITE + path)).toEqual([]);
    expect(text).toContain("Of slot-1");
    expect(text).not.toContain("Beacon 3");
    expect(text).toContain("/harbour/slot-1#topic-ai%2F");
    expect(text).not.toContain("slot-2");
  });

  test("is the same whichever way its word is written, but for where it says it is", async () => {
    const { desk, find } = await openArchive(1);
    await tellOfTopic(desk, "slot-0", "Agents");
    const [one, other] = [
      await (await find("/harbour/topics/Agents/atom.xml")).text(),
      await (await find("/harbour/topics/agents/atom.xml")).text(),
    ];
    expect(other).toContain("港口四时 · Agents");
    expect(other.replaceAll("topics/agents", "topics/Agents")).toBe(one);
  });

  test("reads an entry and a few rows for each of its digests", async () => {
    const { desk } = await openArchive(45);
    const path = `/harbour/topics/${encodeURIComponent("大模型")}/feed.xml`;
    expect(await rowsReadBy(desk, path)).toBeLessThanOrEqual(110);
  });

  test("comes in pages as well, there and back", async () => {
    const { desk, slugsIn, find } = await openArchive(45);
    // which has two stories of it, and counts once
    await tellOfTopic(desk, "slot-12", "大模型");
    const path = `/harbour/topics/${encodeURIComponent("大模型")}/feed.xml`;
    const pages = [path];
    for (let at = 0; at < 3; at += 1) {
      const { next, previous } = linksIn(await find(pages[at] ?? ""));
      expect(previous?.slice(SITE.length), `before page ${at}`).toBe(pages[at - 1]);
      if (next) pages.push(next.slice(SITE.length));
    }
    const slugs = await Promise.all(pages.map(slugsIn));
    expect(slugs.map(({ length }) => length)).toEqual([20, 20, 5]);
    expect(slugs.flat()).toEqual(Array.from({ length: 45 }, (_, at) => `slot-${at}`));
    expect(await rowsReadBy(desk, pages[1] ?? "")).toBeLessThanOrEqual(190);
  });
});

describe("whoever has it is not sent it again", () => {
  test.each([
    "/harbour/feed.xml",
    "/harbour/atom.xml",
    "/harbour/feed.json",
    "/harbour/slot-0.md",
    "/harbour/slot-0.json",
    "/harbour/slot-0.txt",
    "/sitemap.xml",
    "/llms.txt",
    "/robots.txt",
    "/manifest.webmanifest",
  ])("%s", async (path) => {
    const { desk, find } = await openArchive(1);
    const first = await find(path);
    const tag = first.headers.get("etag") ?? "";
    expect(tag).toMatch(/^W\/"[\w-]{22}"$/);
    for (const held of [tag, tag.slice(2), `"other", ${tag}`, "*"]) {
      const again = await find(path, { "if-none-match": held });
      expect([again.status, await again.text()], held).toEqual([304, ""]);
      expect(again.headers.get("etag")).toBe(tag);
      expect(again.headers.get("cache-control")).toBe(first.headers.get("cache-control"));
    }
    expect((await find(path, { "if-none-match": '"other"' })).status).toBe(200);
    expect((await find(path, { "if-none-match": tag }, "HEAD")).status).toBe(304);
    // the clock goes on, and what is read stays as it is
    const later = { ...desk, now: () => new Date(NOON.getTime() + 30 * 24 * HOUR_MS) };
    expect((await ask(later, path)).headers.get("etag")).toBe(tag);
  });

  test("by time, unless it is asked by tag", async () => {
    const { find } = await openArchive(1);
    const modified = (await find("/harbour/feed.xml")).headers.get("last-modified") ?? "";
    expect(modified).toBe(NOON.toUTCString());
    const statusFor = async (headers: Record<string, string>) =>
      (await find("/harbour/feed.xml", headers)).status;
    expect(await statusFor({ "if-modified-since": modified })).toBe(304);
    expect(await statusFor({ "if-modified-since": new Date(NOON.getTime() - 1000).toUTCString() })).toBe(200);
    expect(await statusFor({ "if-modified-since": "yesterday" })).toBe(200);
    expect(await statusFor({ "if-modified-since": modified, "if-none-match": '"other"' })).toBe(200);
  });

  test("until there is something new", async () => {
    const { desk, find } = await openArchive(1);
    const held = { "if-none-match": (await find("/harbour/atom.xml")).headers.get("etag") ?? "" };
    await addDigest(desk.db, "harbour", { slot: slotOf(-4), slug: "slot-new" });
    expect((await find("/harbour/atom.xml", held)).status).toBe(200);
  });
});

describe("whoever has a feed", () => {
  const TOPIC = `/harbour/topics/${encodeURIComponent("大模型")}/feed.xml`;

  test.each(["/harbour/feed.xml", TOPIC])("%s is told so without a look at its stories", async (path) => {
    const { desk, find } = await openArchive(20);
    const held = (await find(path)).headers.get("etag") ?? "";
    await desk.db.delete(stories);
    await desk.db.run(sql`DELETE FROM editions`);
    expect(await rowsReadBy(desk, path, held)).toBeLessThanOrEqual(90);
  });

  test("is sent what was changed in a digest that is not on the shelf yet, and after it was corrected", async () => {
    const { desk, find } = await openArchive(2);
    await desk.db.run(sql`DELETE FROM editions`);
    await desk.db.update(digests).set({ shelvedAt: null });
    const tags = new Set<string | null>();
    const look = async (headline: string) => {
      const answer = await find("/harbour/feed.xml");
      expect(await answer.text()).toContain(headline);
      tags.add(answer.headers.get("etag"));
    };
    await look("Beacon 3");
    await desk.db.update(stories).set({ headline: "Beacon 4" });
    await look("Beacon 4");
    await shelveRest(desk);
    await look("Beacon 4");
    await desk.db.update(stories).set({ headline: "Beacon 5" });
    await desk.db.update(digests).set({ shelvedAt: null, correctedAt: NOON, correction: "Five." });
    await shelveRest({ ...desk, now: () => slotOf(-1) });
    await look("Beacon 5");
    expect(tags.size).toBe(4);
  });

  test("keeps it while the newsletter gains readers, and a page, too", async () => {
    const { desk, find } = await openArchive(2);
    for (const path of ["/harbour/feed.xml", "/harbour", "/harbour/slot-0", "/harbour/sources"]) {
      const held = { "if-none-match": (await find(path)).headers.get("etag") ?? "" };
      await desk.db.update(newsletters).set({ subscriberCount: sql`subscriber_count + 1` });
      const later = { ...desk, now: () => new Date(NOON.getTime() + 2 * 60_000) };
      expect((await ask(later, path, { headers: held })).status, path).toBe(304);
      await desk.db.update(newsletters).set({ name: sql`name || '!'` });
      expect((await ask(later, path, { headers: held })).status, path).toBe(200);
    }
  });
});

describe("a digest's URL", () => {
  test.each([
    ["text/markdown", "text/markdown; charset=utf-8", "---\ntitle:"],
    ["application/json", "application/json; charset=utf-8", '{"url":"https://news.example/harbour/slot-0"'],
    ["text/plain", "text/plain; charset=utf-8", "港口四时\n第 0 期\n"],
    ["text/html", "text/html; charset=UTF-8", "<!DOCTYPE html>"],
    ["image/png", "text/html; charset=UTF-8", "<!DOCTYPE html>"],
    ["text/html, application/json;q=0.9", "text/html; charset=UTF-8", "<!DOCTYPE html>"],
    ["application/json, text/html;q=0.9", "application/json; charset=utf-8", "{"],
  ])("answers Accept: %s with %s", async (accept, type, start) => {
    const { find } = await openArchive(1);
    const answer = await find("/harbour/slot-0", { accept });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe(type);
    expect(answer.headers.get("vary")).toBe("accept");
    expect((await answer.text()).slice(0, start.length)).toBe(start);
  });

  test("names its other forms, and they name it", async () => {
    const { find } = await openArchive(1);
    const url = `${SITE}/harbour/slot-0`;
    expect(linksIn(await find("/harbour/slot-0"))).toEqual({
      "text/markdown": `${url}.md`,
      "application/json": `${url}.json`,
      "text/plain": `${url}.txt`,
    });
    for (const suffix of [".md", ".json", ".txt"]) {
      const answer = await find(`/harbour/slot-0${suffix}`, { accept: "text/html" });
      expect(answer.headers.get("content-type")).not.toContain("html");
      expect(answer.headers.get("vary")).toBeNull();
      expect(linksIn(answer)).toEqual({ canonical: url });
    }
  });

  test.each([
    "/harbour/slot-9",
    "/nobody/slot-0",
    "/harbour/slot-9.json",
    "/harbour/.txt",
    "/nobody/slot-0.txt",
  ])("that is none is a page that says so: %s", async (path) => {
    const { find } = await openArchive(1);
    const answer = await find(path, { accept: "application/json" });
    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-type")).toContain("text/html");
  });

  test("has no other form before it is published", async () => {
    const { desk, find } = await openArchive(1);
    await desk.db.update(digests).set({ status: "held" });
    for (const path of ["/harbour/slot-0", "/harbour/slot-0.json", "/harbour/slot-0.txt"])
      expect((await find(path, { accept: "application/json" })).status, path).toBe(404);
  });
});

describe("what tells machines their way", () => {
  test("the sitemap leads to each digest once, by newsletter and year", async () => {
    const { desk, find } = await openArchive(2);
    await addDigest(desk.db, "harbour", {
      slot: new Date("2024-12-31T23:59:59.999Z"),
      slug: "2025.01.01.08",
    });
    await addDigest(desk.db, "harbour", { slot: new Date("2024-01-01T00:00:00Z"), slug: "2024.01.01.08" });
    await addDigest(desk.db, "harbour", { slot: new Date("2022-06-01"), slug: "gone", status: "dropped" });
    await addNewsletter(desk.db, { id: "quiet" });
    const locations = async (url: string) =>
      readStrictXml(await (await find(url.replace(SITE, ""))).text()).children.map(
        ({ children }) => children.find(({ name }) => name === "loc")?.text ?? "",
      );
    const parts = await locations("/sitemap.xml");
    expect(parts).toEqual(
      ["sitemap.pages.xml", "harbour/sitemap.2026.xml", "harbour/sitemap.2024.xml"].map(
        (path) => `${SITE}/${path}`,
      ),
    );
    expect(await locations(`${SITE}/harbour/sitemap.2026.xml`)).toEqual([
      `${SITE}/harbour/slot-0`,
      `${SITE}/harbour/slot-1`,
    ]);
    expect(await locations(`${SITE}/harbour/sitemap.2024.xml`)).toEqual(
      ["2025.01", "2024.01", "2025.01.01.08", "2024.01.01.08"].map((word) => `${SITE}/harbour/${word}`),
    );
    expect(await locations("/sitemap.pages.xml")).toEqual(
      expect.arrayContaining([`${SITE}/`, `${SITE}/about`, `${SITE}/harbour`, `${SITE}/quiet/topics`]),
    );
    for (const path of ["/harbour/sitemap.2025.xml", "/harbour/sitemap.2022.xml", "/nobody/sitemap.2026.xml"])
      expect((await find(path)).status, path).toBe(404);
  });

  test("its index reads a few rows a year, however many digests there are", async () => {
    const { desk } = await openArchive(40);
    expect(await rowsReadBy(desk, "/sitemap.xml")).toBeLessThanOrEqual(12);
  });

  test("robots.txt keeps crawlers from the doors of one reader, and from nothing else", async () => {
    const { find } = await openArchive(0);
    const answer = await find("/robots.txt");
    expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    const text = await answer.text();
    const rules = [...text.matchAll(/^Disallow: (.+)$/gm)].map(
      ([, rule = ""]) =>
        (path: string) =>
          rule.endsWith("$") ? path === rule.slice(0, -1) : path.startsWith(rule),
    );
    const isOpen = (path: string) => !rules.some((isClosed) => isClosed(path));
    for (const path of [
      "/confirm?token=x",
      "/unsubscribe",
      "/preferences?token=x",
      "/subscribe",
      "/embed/ai",
    ])
      expect(isOpen(path), path).toBe(false);
    for (const path of ["/api/progress", "/admin/x", "/api"]) expect(isOpen(path), path).toBe(false);
    for (const path of [
      "/",
      "/ai",
      "/ai/feed.xml",
      "/search?q=x",
      "/api-news",
      "/subscribers-weekly/2026.03",
    ])
      expect(isOpen(path), path).toBe(true);
    expect(text).toContain(`\nSitemap: ${SITE}/sitemap.xml\n`);
  });

  test("llms.txt links the latest digests as Markdown", async () => {
    const { find } = await openArchive(7);
    const text = await (await find("/llms.txt")).text();
    expect(
      [...text.matchAll(/\(https:\/\/news\.example\/harbour\/(slot-\d)\.md\)/g)].map(([, slug]) => slug),
    ).toEqual(["slot-0", "slot-1", "slot-2", "slot-3", "slot-4"]);
  });

  test("the manifest has the site's name, and icons", async () => {
    const { find } = await openArchive(0);
    const answer = await find("/manifest.webmanifest");
    expect(answer.headers.get("content-type")).toBe("application/manifest+json; charset=utf-8");
    expect(await answer.json()).toMatchObject({ name: "Watchbell", start_url: "/" });
  });
});

describe("the hubs", () => {
  test("are told through the guarded web: one that knows nothing of it is recorded", async () => {
    const { desk } = await openArchive(1, { hubs: [`${env.RESEND_BASE_URL}/no-such-hub`] });
    const digest = await desk.db.select().from(digests).get();
    await announce(desk, digest?.id ?? 0);
    const [failure, ...others] = await desk.db.select().from(incidents);
    expect(failure).toMatchObject({ room: "websub", message: expect.stringContaining("it answered 4") });
    expect(others).toEqual([]);
  });

  async function announceTo(
    hubs: string[],
    post: (url: string, form: URLSearchParams) => Promise<{ status: number }>,
  ) {
    const { desk } = await openArchive(1, { hubs });
    const digest = await desk.db.select().from(digests).get();
    const web = { ...desk.web, post };
    await announce({ ...desk, web }, digest?.id ?? 0);
    return desk.db.select({ room: incidents.room, message: incidents.message }).from(incidents);
  }

  test("are told of each feed that a new digest stands in", async () => {
    const told: [string, string[]][] = [];
    const found = await announceTo(["https://hub.example/", "https://second.example/"], async (url, form) => {
      expect(form.get("hub.mode")).toBe("publish");
      told.push([url, form.getAll("hub.url")]);
      return { status: 204 };
    });
    const topic = `${SITE}/harbour/topics/${encodeURIComponent("大模型")}`;
    const urls = [`${SITE}/harbour`, topic].flatMap((at) =>
      ["feed.xml", "atom.xml", "feed.json"].map((file) => `${at}/${file}`),
    );
    expect(told).toEqual([
      ["https://hub.example/", urls],
      ["https://second.example/", urls],
    ]);
    expect(found).toEqual([]);
  });

  test("that can't be told are asked again, later and later, until they were or it is old news", async () => {
    const sent: { job: GatherJob; delaySeconds: number | undefined }[] = [];
    const { desk: plain } = await openArchive(1, { hubs: ["https://ill.example/", "https://well.example/"] });
    let answers = 500;
    const asked: string[] = [];
    const desk: Desk = {
      ...plain,
      web: {
        ...plain.web,
        post: async (url) => (asked.push(url), { status: url.includes("ill") ? answers : 204 }),
      },
      queues: {
        ...plain.queues,
        gather: {
          ...plain.queues.gather,
          send: async (job, options) => {
            sent.push({ job, delaySeconds: options?.delaySeconds });
            return { metadata: { metrics: { backlogCount: 0, backlogBytes: 0 } } };
          },
        },
      },
    };
    const id = (await desk.db.select().from(digests).get())?.id ?? 0;
    await announce(desk, id);
    const again = async () => {
      const last = sent.at(-1)?.job;
      if (last?.kind !== "hub") throw new Error("nothing is tried again");
      await announceAgain(desk, last);
    };
    for (let at = 0; at < 5; at += 1) await again();
    expect(sent.map(({ delaySeconds }) => delaySeconds)).toEqual([60, 240, 960, 3840, 15_360]);
    expect(sent.map(({ job }) => job)).toMatchObject(
      [1, 2, 3, 4, 5].map((tries) => ({ kind: "hub", hub: "https://ill.example/", digestId: id, tries })),
    );
    expect(asked.filter((url) => url.includes("well"))).toHaveLength(1);
    expect(await desk.db.select().from(incidents)).toMatchObject([{ hitCount: 6, endedAt: null }]);
    answers = 204;
    await again();
    expect(await desk.db.select().from(incidents)).toMatchObject([{ endedAt: NOON }]);
    // one that is no hub of ours any more is not called
    await announceAgain(
      { ...desk, settings: { ...desk.settings, hubs: [] } },
      {
        hub: "https://ill.example/",
        digestId: id,
        tries: 1,
      },
    );
    expect(asked).toHaveLength(8);
    expect(sent).toHaveLength(5);
  });

  test("that can't be told are recorded, and stop neither the others nor the digest", async () => {
    const told: string[] = [];
    const found = await announceTo(
      ["https://gone.example/", "https://ill.example/", "https://well.example/"],
      async (url) => {
        if (url.includes("gone")) throw new WebError("timeout", url, "took longer than 15 s");
        told.push(url);
        return { status: url.includes("ill") ? 500 : 202 };
      },
    );
    expect(told).toEqual(["https://ill.example/", "https://well.example/"]);
    expect(found.map(({ room }) => room)).toEqual(["websub", "websub"]);
    expect(
      found
        .map(({ message }) => message)
        .sort()
        .join(),
    ).toMatch(/gone\.example.*15 s.*ill\.example.*500/);
  });
});
