/**
 * A digest as its operator reviews it, in a real browser: beside its posts, changed without a script, previewed in frames
 * in which nothing runs, and corrected. WATCHBELL_PICTURES=folder keeps a picture of each page, wide, on a phone, and dark.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { World } from "../../local/world.ts";
import { findBarriers } from "../support/accessibility.ts";
import { openBrowser } from "../support/browser.ts";
import { openPublished } from "../support/world-ready.ts";

const NOW = new Date("2026-05-04T04:00:00Z");
const PICTURES = process.env["WATCHBELL_PICTURES"];
const [WIDE, PHONE] = [
  { width: 1280, height: 900 },
  { width: 360, height: 740 },
];

const stateDir = mkdtempSync(join(tmpdir(), "watchbell-reviewing-"));
let world: World;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let path = "";

beforeAll(async () => {
  [world, browser] = await Promise.all([openPublished(stateDir, NOW), openBrowser()]);
  context = await browser.newContext({ viewport: WIDE, locale: "zh-CN" });
  page = await context.newPage();
  if (PICTURES) mkdirSync(PICTURES, { recursive: true });
  await page.goto(`${world.url}/admin/login`);
  await page.fill("input[name=token]", world.adminToken);
  await page.click("main button");
  await page.goto(`${world.url}/admin/digests?newsletter=ai&state=published`);
  path = new URL((await page.getAttribute("td a[href^='/admin/digests/']", "href")) ?? "", world.url).href;
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await world?.close();
  rmSync(stateDir, { recursive: true, force: true });
});

async function picture(name: string): Promise<void> {
  if (!PICTURES) return;
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
}

const overflow = () => page.evaluate("document.documentElement.scrollWidth - innerWidth");

test.each([
  ["digests", () => `${world.url}/admin/digests`],
  ["digest", () => path],
  ["story", () => `${path}/stories/1`],
  ["preview", () => `${path}/preview`],
])("%s can be read by everybody, wide, dark and on a phone", async (name, url) => {
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: "light" });
  expect((await page.goto(url()))?.status()).toBe(200);
  await page.evaluate("scrollTo(0, document.body.scrollHeight)");
  await picture(name);
  expect(await findBarriers(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  await picture(`${name}-dark`);
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(PHONE);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await picture(`${name}-phone`);
});

test("frames run nothing and lead nowhere; a mail keeps its styles, its light and its dark", async () => {
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: "light" });
  const refused: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") refused.push(message.text());
  });
  await page.goto(`${path}/preview`);
  for (const frame of await page.$$("iframe")) {
    await frame.scrollIntoViewIfNeeded();
    await (await frame.contentFrame())?.waitForLoadState();
  }
  const framed = await Promise.all(
    (await page.$$("iframe")).map(async (frame) => {
      const inner = await frame.contentFrame();
      const background = await inner?.evaluate("getComputedStyle(document.body).backgroundColor");
      const text = await inner?.evaluate<string>("document.body.innerText");
      const origin = await inner?.evaluate("self.origin");
      return { background, length: text?.length ?? 0, origin };
    }),
  );
  expect(framed).toHaveLength(5);
  expect(framed.every(({ length }) => length > 200)).toBe(true);
  expect(framed.slice(1).every(({ origin }) => origin === "null")).toBe(true);
  const [, light, dark, phone] = framed;
  expect(light?.background).toBe(phone?.background);
  expect(dark?.background).not.toBe(light?.background);
  expect(refused).toEqual([]);
  const policy = (await page.request.get(`${path}/preview/mail`)).headers()["content-security-policy"];
  expect(policy).toContain("sandbox allow-popups");
});

test("is changed and corrected without a script, and its page says so", async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false, viewport: WIDE });
  await plain.addCookies(await context.cookies());
  const form = await plain.newPage();
  await form.goto(`${path}/stories/1`);
  await form.fill("input[name=headline]", "改过的标题");
  await form.click("text=保存");
  expect(await form.textContent("[role=status]")).toContain("已保存");
  expect(await form.textContent(".notice")).toContain("更正");
  await form.fill("textarea[name=note]", "第一条的标题有误。");
  await form.click("form[action$='/correct'] button");
  expect(await form.textContent("[role=status]")).toContain("更正已发布");
  await form.click("dl a[href^='/ai/']");
  const text = (await form.textContent("main")) ?? "";
  expect(text).toContain("改过的标题");
  expect(text).toContain("更正：第一条的标题有误。");
  await plain.close();
});
