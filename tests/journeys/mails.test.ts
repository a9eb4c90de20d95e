/**
 * Every mail in a real browser, which is what webmail and most mail programs show it with: on a phone, held against
 * WCAG 2.2 AA in light and dark, asking for nothing. WATCHBELL_PICTURES=folder keeps a picture of each, wide, on a phone,
 * dark, and with colours that the browser turns around by force.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { everyMail } from "../emails/every-mail.tsx";
import { findBarriers } from "../support/accessibility.ts";
import { openBrowser } from "../support/browser.ts";

const PICTURES = process.env["WATCHBELL_PICTURES"];
const PHONE = { width: 360, height: 740 };
const WIDE = { width: 700, height: 740 };
const BY_FORCE = ["--enable-features=WebContentsForceDark", "--blink-settings=forceDarkModeEnabled=true"];

/** A mail is a part of webmail's page, which has the landmarks. */
const OF_PAGES = /: (?:landmark-one-main|region) at /;

const browsers: Browser[] = [];
const requests: string[] = [];
let page: Page;
let inverted: Page | undefined;

beforeAll(async () => {
  page = await openPage([]);
  page.on("request", (request) => requests.push(request.url()));
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  inverted = await openPage(BY_FORCE);
});

afterAll(async () => {
  for (const browser of browsers) await browser.close();
});

async function openPage(switches: string[]): Promise<Page> {
  const browser = await openBrowser(switches);
  browsers.push(browser);
  return browser.newPage({ viewport: PHONE });
}

describe.each(everyMail)("$name in $language", ({ name, language, html }) => {
  test("is as wide as a phone, open to everybody, and asks for nothing", async () => {
    await page.setViewportSize(PHONE);
    await page.setContent(html);
    const width = await page.evaluate<number>("document.documentElement.scrollWidth");
    expect(width).toBeLessThanOrEqual(PHONE.width);
    expect((await findBarriers(page)).filter((barrier) => !OF_PAGES.test(barrier))).toEqual([]);
    expect(requests).toEqual([]);
    await keepPictures(`${name.replace(/[^\p{L}\d]+/gu, "-")}-${language}`, html);
  });
});

async function keepPictures(name: string, html: string): Promise<void> {
  if (!PICTURES || !inverted) return;
  for (const [shape, colorScheme, size] of [
    ["phone", "light", PHONE],
    ["dark", "dark", WIDE],
    ["wide", "light", WIDE],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(size);
    await page.screenshot({ path: join(PICTURES, `mail-${name}-${shape}.png`), fullPage: true });
  }
  await inverted.setViewportSize(WIDE);
  await inverted.setContent(withoutDark(html));
  await inverted.screenshot({ path: join(PICTURES, `mail-${name}-forced.png`), fullPage: true });
}

/** As a client reads it that knows no dark mode of mails. */
const withoutDark = (html: string): string =>
  html.replaceAll("color-scheme", "no-scheme").replaceAll("prefers-no-scheme", "prefers-nothing");
