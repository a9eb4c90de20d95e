/**
 * What sources wrote is never markup: hostile texts in every field, past all doors and by the doors, out by every way
 * in a real browser. Nothing runs, nothing is asked for, nothing leaves its box, with the pages' policy and without it.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HtmlRenderer, Parser } from "commonmark";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openWorld, type World } from "../../local/world.ts";
import type { Progress } from "../../src/deliveries/progress.ts";
import { ADMIN_SCRIPT, ADMIN_STYLE } from "../../src/http/pages/asset-names.ts";
import { openBrowser } from "../support/browser.ts";
import { mailsTo } from "../support/mailed.ts";
import { markOf, servePlate, type Plated } from "./hostile/plate.ts";
import { readPublishedVectors } from "./hostile/published-vectors.ts";
import { HOSTILE_TEXTS } from "./hostile/texts.ts";
import { openWard, type About, type Ward } from "./hostile/ward.ts";
import { startHostileWire } from "./hostile/wire.ts";

const NOW = new Date("2026-05-04T12:00:00Z");
const READER = "mina@inbox.example";
const published = readPublishedVectors();
const texts = [...HOSTILE_TEXTS, ...published];

/** The pages that show a digest's texts; those that come later are added here. */
const PAGES_OF_A_DIGEST = [({ slug }: Plated) => `/plate/${slug}`];
const PAGES = [
  "/?language=en",
  "/?language=zh-CN",
  "/plate",
  ...[
    "pwned",
    "script",
    "img onerror",
    "plate3mark",
    "evil example",
    "alert",
    '"><script>pwned()</script>',
  ].map((query) => `/search?language=en&q=${encodeURIComponent(query)}`),
];
/** Further pages of a kind that are looked at: one a text would take minutes. */
const OF_A_KIND = 8;
const FEEDS = ["/plate/feed.xml"];
/** Documents that are no pages: nothing may take them for one. */
const DOCUMENTS = [".md", ".json", ".txt"].map(
  (suffix) =>
    ({ slug }: Plated) =>
      `/plate/${slug}${suffix}`,
);

const stateDir = mkdtempSync(join(tmpdir(), "watchbell-hostile-"));
let world: World;
let wire: Awaited<ReturnType<typeof startHostileWire>>;
let browser: Browser;
let plated: Plated[];
let assets: Set<string>;
let shielded: Ward;
let bare: Ward;

beforeAll(async () => {
  [world, browser, wire] = await Promise.all([
    openWorld({ stateDir, fresh: true, now: NOW, port: null }),
    openBrowser(),
    startHostileWire(HOSTILE_TEXTS, NOW),
  ]);
  for (const id of ["plate", "gathered"]) await world.operate("PUT", `/newsletters/${id}`, newsletter(id));
  assets = await findAssets();
  plated = await servePlate(world, stateDir, "plate", texts, READER);
  const options = { origin: world.url, assets };
  shielded = await openWard(browser, { ...options, bypassCSP: false });
  bare = await openWard(browser, { ...options, bypassCSP: true });
});

afterAll(async () => {
  await browser?.close();
  await wire?.close();
  await world?.close();
  rmSync(stateDir, { recursive: true, force: true });
});

test.skipIf(published.length === 0)("the vectors of html5sec.org are among them (../shared)", () => {
  expect(published).toHaveLength(149);
  expect(plated.flatMap((digest) => digest.texts)).toEqual(expect.arrayContaining(published));
});

describe("texts that stand in the rows", () => {
  test("are no more than text on the pages of their digests", async () => {
    const faults: string[] = [];
    for (const [at, digest] of plated.entries())
      for (const path of PAGES_OF_A_DIGEST)
        faults.push(...(await openBoth(path(digest), { words: wordsOf(digest, at) })));
    expect(faults).toEqual([]);
  });

  test("are no more than text on the pages that those lead to", async () => {
    const faults: string[] = [];
    for (const path of await findFurtherPages()) faults.push(...(await bare.open(path)));
    expect(faults).toEqual([]);
  });

  test("are no more than text on the pages that list and find them", async () => {
    const faults: string[] = [];
    for (const path of PAGES) faults.push(...(await openBoth(path)));
    for (const [query, word] of Object.entries({ plate3mark: markOf(3), pwned: "pwned" }))
      faults.push(...(await bare.open(`/search?language=en&q=${query}`, { words: [word] })));
    expect(faults).toEqual([]);
    expect(await bare.ask<string[]>(HIGHLIGHTS)).toContain("pwned");
  });

  test("are no more than text in a feed's items, as a reading program shows them", async () => {
    for (const path of FEEDS) {
      const items = await readItems(await (await fetch(world.url + path)).text());
      expect(items.length).toBeGreaterThan(0);
      expect(await bare.show(articles(items), { ...FRAME, words: [markOf(1)] })).toEqual([]);
    }
  });

  test("are no more than text in the Markdown, rendered with HTML let through", async () => {
    const faults: string[] = [];
    for (const [at, digest] of plated.entries()) {
      const markdown = await (await fetch(`${world.url}/plate/${digest.slug}.md`)).text();
      const body = markdown.slice(markdown.indexOf("\n---", 3) + 4);
      const html = new HtmlRenderer({ safe: false }).render(new Parser().parse(body));
      faults.push(
        ...(await bare.show(framed(`<article>${html}</article>`), { ...FRAME, words: wordsOf(digest, at) })),
      );
    }
    expect(faults).toEqual([]);
  });

  test("are no more than text in mails, HTML and text", async () => {
    await expect.poll(() => mailsTo(world, READER).length, { timeout: 30_000 }).toBe(plated.length);
    const faults: string[] = [];
    for (const { html, text, subject, headers } of mailsTo(world, READER)) {
      expect([subject, ...Object.values(headers)].join("")).not.toMatch(/[\r\n]/);
      expect(html).not.toMatch(/\{\{|unsubscribe\.invalid/);
      expect(text).not.toMatch(/\{\{|unsubscribe\.invalid/);
      faults.push(
        ...(await bare.show(html ?? "", { isMail: true, sheetCount: MAIL_SHEETS, words: ["mark "] })),
      );
      faults.push(
        ...(await bare.show(text ?? "", {
          isMail: true,
          sheetCount: 0,
          contentType: "text/plain; charset=utf-8",
        })),
      );
    }
    expect(faults).toEqual([]);
  });

  test("are in no document that a browser may take for a page", async () => {
    for (const path of [...FEEDS, ...plated.flatMap((digest) => DOCUMENTS.map((of) => of(digest)))]) {
      const answer = await fetch(world.url + path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toMatch(
        /^(?:text\/(?:markdown|plain)|application\/(?:\w+\+)?(?:xml|json)); charset=utf-8$/,
      );
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      await answer.body?.cancel();
    }
  });
});

describe("texts of a feed", () => {
  test("are no more than text where the gathered digest is shown", async () => {
    await world.operate("POST", "/newsletters/gathered/sources", { sources: wire.feeds });
    await world.operate("PUT", "/newsletters/gathered", { ...newsletter("gathered"), ...DUE });
    await world.tick(NOW);
    const digest = await waitForDigest();
    const path = `/gathered/${digest.slug}`;
    const about: About = { words: ["Penhallow", "Dunmere"] };
    const faults = await openBoth(path, about);
    for (const list of ["/gathered", "/gathered/sources", "/gathered/topics"])
      faults.push(...(await bare.open(list)));
    faults.push(...(await bare.open("/search?language=en&q=company", { words: ["company"] })));
    const items = await readItems(await (await fetch(`${world.url}/gathered/feed.xml`)).text());
    faults.push(...(await bare.show(articles(items), { ...FRAME, ...about })));
    expect(faults).toEqual([]);
    expect(digest.stories).toBeGreaterThanOrEqual(8);
  });
});

describe("texts in the admin", () => {
  test("are no more than text, whether sources or operators wrote them", async () => {
    const cookie = await signIn();
    const options = {
      origin: world.url,
      assets: new Set([...assets, ...ADMIN_ASSETS.map((path) => world.url + path)]),
    };
    const wards = [
      await openWard(browser, { ...options, bypassCSP: false, cookie }),
      await openWard(browser, { ...options, bypassCSP: true, cookie }),
    ];
    await writeOperatorsTexts();
    const faults: string[] = [];
    for (const path of await findAdminPages())
      for (const ward of wards) faults.push(...(await ward.open(path, { isAdmin: true })));
    for (const ward of wards) await ward.close();
    expect(faults).toEqual([]);
  });
});

const ADMIN_ASSETS = [ADMIN_STYLE, ADMIN_SCRIPT];
const BITE = `"><script>pwned()</script><img src=x onerror=pwned()>`;

async function signIn(): Promise<string> {
  const answer = await fetch(`${world.url}/admin/login`, {
    method: "POST",
    headers: { origin: world.url },
    body: new URLSearchParams({ token: world.adminToken }),
    redirect: "manual",
  });
  return answer.headers.get("set-cookie")?.split(";")[0] ?? "";
}

/** What an operator, or a program with a token, can write. */
async function writeOperatorsTexts(): Promise<void> {
  await world.operate("PUT", "/newsletters/bitten", {
    ...newsletter("bitten"),
    name: BITE,
    description: BITE,
    senderName: BITE.slice(0, 60),
    titlePattern: `{slug} ${BITE}`,
  });
  const posted = { url: "https://lab.example/bite", title: BITE, text: BITE, author: BITE };
  await world.operate("POST", "/posts", { source: "bite", newsletters: ["bitten"], posts: [posted] });
  await world.operate("POST", "/tokens", { name: BITE, scopes: ["digests:read"] });
  await world.operate("POST", "/channels", { kind: "webhook", name: BITE, url: "https://hook.example/x" });
  const { sources } = await world.operate<{ sources: { id: number }[] }>(
    "GET",
    "/newsletters/bitten/sources",
  );
  await world.operate("PATCH", `/sources/${sources[0]?.id}`, { title: BITE });
}

async function findAdminPages(): Promise<string[]> {
  const digests = async (id: string) =>
    (await world.operate<{ digests: { id: number }[] }>("GET", `/newsletters/${id}/digests`)).digests;
  const { sources } = await world.operate<{ sources: { id: number }[] }>(
    "GET",
    "/newsletters/gathered/sources",
  );
  const [plate, gathered] = [await digests("plate"), await digests("gathered")];
  const rooms = [
    "",
    "/newsletters",
    "/digests",
    "/mailings",
    "/channels",
    "/tokens",
    "/audit",
    "/why/incidents",
    "/sources",
  ];
  const ofNewsletters = ["bitten", "gathered", "plate"].flatMap((id) => [
    `/newsletters/${id}`,
    `/sources?newsletter=${id}`,
    `/digests?newsletter=${id}`,
    `/why?newsletter=${id}`,
    ...["sources", "sender", "model", "trial", "open"].map((step) => `/setup/${id}/${step}`),
  ]);
  const ofDigests = [...plate.slice(0, 2), ...gathered].flatMap(({ id }) => [
    `/digests/${id}`,
    `/digests/${id}/stories/2`,
  ]);
  return [
    ...rooms,
    ...ofNewsletters,
    ...ofDigests,
    ...sources.slice(0, OF_A_KIND).map(({ id }) => `/sources/${id}`),
  ].map((path) => `/admin${path}`);
}

/** The one style that a reading program sets around an item. */
const FRAME = { isMail: true, sheetCount: 1 };

/** A mail's own: its looks, and its dark ones. */
const MAIL_SHEETS = 2;

const HIGHLIGHTS = "Array.from(document.querySelectorAll('main mark'), (mark) => mark.textContent)";

/** As it is served, and without its policy, so that escaping stands alone. */
const openBoth = async (path: string, about: About = {}) =>
  (await Promise.all([shielded.open(path, about), bare.open(path, about)])).flat();

const DUE = { schedule: "0 * * * *", startsAt: new Date(NOW.getTime() - 3_600_000).toISOString() };

/** Nothing of it is due by itself. */
const newsletter = (id: string) => ({
  name: `The ${id}`,
  description: "What sources wrote.",
  language: "en",
  timeZone: "UTC",
  schedule: "0 0 1 1 *",
  titlePattern: "{slug} in the past {hours} hours",
  senderName: "The bell",
  senderEmail: "bell@watchbell.example",
  sendWithinHours: 72,
  minStories: 1,
  maxStories: 50,
  startsAt: NOW.toISOString(),
});

/** Words of a digest's first and last stories. */
const wordsOf = (digest: Plated, at: number) =>
  [0, digest.texts.length - 1].map((position) => markOf(at * 30 + position));

/** What pages ask for by themselves before any source wrote anything. */
async function findAssets(): Promise<Set<string>> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const asked = new Set<string>([`${world.url}/favicon.svg`, `${world.url}/favicon.ico`]);
  page.on("request", (request) => {
    if (!request.isNavigationRequest()) asked.add(request.url());
  });
  for (const path of ["/", "/plate", "/search"]) await page.goto(world.url + path, { waitUntil: "load" });
  await context.close();
  return asked;
}

/** Of each kind of page that the digests' pages lead to (topics, authors, sites, months), some. */
async function findFurtherPages(): Promise<string[]> {
  const kinds = new Map<string, string[]>();
  for (const { slug } of plated) {
    await bare.open(`/plate/${slug}`);
    const links = await bare.ask<string[]>("Array.from(document.links, ({ href }) => href)");
    for (const url of links.flatMap((link) => URL.parse(link) ?? [])) {
      if (url.origin !== world.url || /\.\w+$/.test(url.pathname)) continue;
      const kind = url.pathname.split("/").slice(0, 3).join("/");
      kinds.set(kind, [...(kinds.get(kind) ?? []), url.pathname + url.search]);
    }
  }
  return [...kinds.values()].flatMap((paths) => spread([...new Set(paths)], OF_A_KIND));
}

/** So many of a list, from its beginning to its end. */
const spread = (list: string[], count: number) =>
  list.filter((_, at) => at % Math.max(1, Math.floor(list.length / count)) === 0);

/** Every part of a feed's items that reading programs show as HTML, after a strict parser of XML or of JSON. */
async function readItems(feed: string): Promise<string[]> {
  if (feed.startsWith("{"))
    return (JSON.parse(feed) as { items: { content_html: string }[] }).items.map((item) => item.content_html);
  await bare.show(framed(""), FRAME);
  const items = await bare.ask<string[] | null>(`(() => {
    const feed = new DOMParser().parseFromString(${JSON.stringify(feed)}, "application/xml");
    if (feed.querySelector("parsererror")) return null;
    return Array.from(feed.querySelectorAll("item > *, entry > *"))
      .filter(({ localName }) => ["description", "encoded", "summary", "content"].includes(localName))
      .map(({ textContent }) => textContent);
  })()`);
  if (!items) throw new Error("the feed is no XML");
  return items;
}

const articles = (items: string[]) => framed(items.map((item) => `<article>${item}</article>`).join("\n"));

/** A page around it as reading programs have one, which breaks words that are too long. */
const framed = (body: string) =>
  `<!doctype html><html lang="en"><head><title>Reader</title><meta name="viewport" content="width=device-width">` +
  `<style>body { overflow-wrap: anywhere; } li { overflow-x: clip; }</style></head><body><main>${body}</main></body></html>`;

async function waitForDigest() {
  const find = async () =>
    (await world.operate<Progress>("GET", "/progress?since=0")).digests.find(
      ({ newsletter, status }) => newsletter === "gathered" && status !== "pressing",
    );
  await expect.poll(find, { timeout: 60_000, interval: 200 }).toBeTruthy();
  const digest = await find();
  if (!digest) throw new Error("no digest came");
  return digest;
}
