/**
 * The archive as readers have it, in a real browser: every public page in both languages, on a phone and wide, held
 * against WCAG 2.2 AA and the HTML standard, asking nothing of other sites; read, searched and walked by keyboard, with
 * scripts and without. WATCHBELL_PICTURES=folder keeps a picture of each page, wide, on a phone, and dark.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { World } from "../../local/world.ts";
import { findBarriers } from "../support/accessibility.ts";
import { openBrowser } from "../support/browser.ts";
import { openPublished } from "../support/world-ready.ts";

const NOW = new Date("2026-05-04T04:00:00Z");
const PICTURES = process.env["WATCHBELL_PICTURES"];
const PHONE = { width: 360, height: 740 };

const stateDir = mkdtempSync(join(tmpdir(), "watchbell-reading-"));
let world: World;
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** What the pages asked of other sites than ours. */
const strangers: string[] = [];

beforeAll(async () => {
  [world, browser] = await Promise.all([openPublished(stateDir, NOW), openBrowser()]);
  context = await browser.newContext({
    viewport: PHONE,
    timezoneId: "America/New_York",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  page = await context.newPage();
  page.on("request", (request) => {
    if (!request.url().startsWith(world.url)) strangers.push(request.url());
  });
  if (PICTURES) mkdirSync(PICTURES, { recursive: true });
});

afterAll(async () => {
  await browser?.close();
  await world?.close();
  rmSync(stateDir, { recursive: true, force: true });
});

/** The public pages; what stands for a digest, an author or a topic is found on the pages before. */
const PAGES: [name: string, path: string][] = [
  ["home", "/?language=zh-CN"],
  ["home-en", "/?language=en"],
  ["newsletter", "/ai"],
  ["newsletter-en", "/ai-today"],
  ["month", "/ai/2026.05"],
  ["month-en", "/ai-today/2026.05"],
  ["digest", "DIGEST"],
  ["digest-en", "DIGEST-EN"],
  ["topics", "/ai/topics"],
  ["topic", "TOPIC"],
  ["author", "AUTHOR"],
  ["sources", "/ai/sources"],
  ["source", "SOURCE"],
  ["search", "/search?language=zh-CN&q=模型&newsletter=ai&time=week"],
  ["search-en", "/search?language=en&q=model"],
  ["search-nothing", "/search?language=en&q=zzzz&time=day"],
  ["about", "/about?language=zh-CN"],
  ["about-en", "/about?language=en"],
  ["privacy", "/privacy?language=zh-CN"],
  ["privacy-en", "/privacy?language=en"],
  ["missing", "/ai/2026.05.04.09"],
  ["missing-en", "/nothing-here"],
];

/** The first link of a page whose address begins so. */
async function findPath(from: string, start: string): Promise<string> {
  const html = await (await fetch(world.url + from)).text();
  const [, path] = new RegExp(`href="(${start}[^"#]+)"`).exec(html) ?? [];
  if (!path) throw new Error(`${from} leads to no ${start}`);
  return path;
}

async function pathOf(path: string): Promise<string> {
  switch (path) {
    case "DIGEST":
      return findPath("/ai", "/ai/\\d{4}\\.\\d\\d\\.");
    case "DIGEST-EN":
      return findPath("/ai-today", "/ai-today/\\d{4}\\.\\d\\d\\.");
    case "TOPIC":
      return findPath("/ai/topics", "/ai/topics/");
    case "AUTHOR":
      return findPath(await pathOf("DIGEST"), "/ai/authors/");
    case "SOURCE":
      return findPath("/ai/sources", "/ai/sources/");
    default:
      return path;
  }
}

describe("every page", () => {
  test.each(PAGES)("%s keeps the standards, fits a phone, and asks nothing of others", async (name, path) => {
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    const answer = await page.goto(world.url + (await pathOf(path)));
    const isMissing = name.startsWith("missing");
    expect(answer?.status()).toBe(isMissing ? 404 : 200);
    expect(await findMarkupFaults((await answer?.text()) ?? "")).toEqual([]);
    expect(await findBarriers(page)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(PHONE.width);
    expect(await shiftOf(page)).toBe(0);
    await keepPictures(name);
    expect(faults).toEqual([]);
    expect(strangers).toEqual([]);
  });
});

describe("a reader with scripts", () => {
  test("sees the digest's hour on their own clock, and the newsletter's beside it", async () => {
    await page.goto(world.url + (await pathOf("DIGEST")));
    const when = await page.locator(".opening .meta").first().innerText();
    expect(when).toContain("12:00（Asia/Shanghai）");
    expect(when).toContain("你那里是 2026年5月4日 00:00");
    await page.goto(world.url + (await pathOf("DIGEST-EN")));
    const local = await page.locator(".opening .local").innerText();
    expect(local).toMatch(/^3 May 2026, 20:00 where you are$/);
  });

  test("copies the address of a story by its number", async () => {
    await page.goto(world.url + (await pathOf("DIGEST")));
    await page.locator("#s2 .number").click();
    await expect.poll(() => page.getByRole("status").innerText()).toBe("链接已复制");
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(
      `${world.url}${await pathOf("DIGEST")}#s2`,
    );
    expect(page.url()).toMatch(/#s2$/);
  });

  test("shares a digest, or has its address copied where the device shares nothing", async () => {
    await page.goto(world.url + (await pathOf("DIGEST-EN")));
    await page.evaluate("Object.defineProperty(navigator, 'share', { value: undefined })");
    await page.getByRole("button", { name: "Share" }).click();
    await expect.poll(() => page.getByRole("status").innerText()).toBe("Link copied");
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(
      await page.locator("link[rel=canonical]").getAttribute("href"),
    );
  });
});

describe("a reader without scripts, by keyboard", () => {
  let plain: Page;

  beforeAll(async () => {
    const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false });
    plain = await context.newPage();
  });

  test("goes from the front page to a story's source and back, and on by month", async () => {
    await plain.goto(`${world.url}/?language=zh-CN`);
    await pressOn(plain, ".latest .title");
    expect(await plain.locator(".story").count()).toBeGreaterThan(2);
    expect(await plain.locator("button.share").isVisible()).toBe(false);
    await pressOn(plain, ".kicker a");
    await pressOn(plain, ".months a");
    expect(await plain.locator("h1").innerText()).toBe("2026年5月");
    await pressOn(plain, ".issue h3 a");
    await pressOn(plain, ".opening .meta a[href*='/topics/']");
    await pressOn(plain, ".results h2 a");
    expect(new URL(plain.url()).hash).toMatch(/^#s\d+$/);
  });

  test("searches, narrows what was found, and finds a way on where nothing was", async () => {
    await plain.goto(`${world.url}/search?language=en`);
    await focusOn(plain, "#q");
    await plain.keyboard.type("model");
    await Promise.all([plain.waitForEvent("domcontentloaded"), plain.keyboard.press("Enter")]);
    const all = await plain.locator(".results li").count();
    expect(all).toBeGreaterThan(0);
    expect(await plain.locator("mark").first().innerText()).toMatch(/model/i);
    await focusOn(plain, "#newsletter");
    await plain.keyboard.type("AI Today");
    await focusOn(plain, "#time");
    await plain.keyboard.type("The past day");
    await pressOn(plain, "search button", true);
    expect(new URL(plain.url()).searchParams.get("newsletter")).toBe("ai-today");
    expect(await plain.locator("#q").inputValue()).toBe("model");
    await plain.goto(`${world.url}/search?language=en&q=zzzz&newsletter=ai`);
    await pressOn(plain, ".nothing a");
    expect(new URL(plain.url()).searchParams.get("newsletter")).toBeNull();
  });
});

/** Moves the focus by the keyboard until it stands there. */
async function focusOn(page: Page, selector: string, isBackwards = false): Promise<void> {
  for (let pressed = 0; pressed < 120; pressed += 1) {
    await page.keyboard.press(isBackwards ? "Shift+Tab" : "Tab");
    if (await page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`)) return;
  }
  throw new Error(`No way by keyboard to ${selector}`);
}

async function pressOn(page: Page, selector: string, isBackwards = false): Promise<void> {
  await focusOn(page, selector, isBackwards);
  await Promise.all([page.waitForEvent("domcontentloaded"), page.keyboard.press("Enter")]);
}

const standard = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
  rules: {
    // how it is written, which the standard leaves open
    "doctype-style": "off",
    // our own files need no proof of being ours
    "require-sri": ["error", { target: "crossorigin" }],
    "long-title": "off",
    // aria-label on a paragraph that is a group, and native elements are used wherever there are any
    "prefer-native-element": "off",
  },
});

async function findMarkupFaults(html: string): Promise<string[]> {
  const report = await standard.validateString(html);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId} at ${line}:${column}: ${message}`),
  );
}

/** How far things moved after they were first shown: the sum of all layout shifts. */
const shiftOf = (page: Page): Promise<number> =>
  page.evaluate<number>(`new Promise((done) => {
    new PerformanceObserver((list) => done(list.getEntries().reduce((sum, { value }) => sum + value, 0)))
      .observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(0), 300);
  })`);

async function keepPictures(name: string): Promise<void> {
  if (!PICTURES) return;
  for (const [shape, colorScheme, width] of [
    ["phone", "light", PHONE.width],
    ["phone-dark", "dark", PHONE.width],
    ["wide", "light", 1280],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: PHONE.height });
    await page.screenshot({ path: join(PICTURES, `${name}-${shape}.png`), fullPage: true });
  }
  await page.setViewportSize(PHONE);
}
