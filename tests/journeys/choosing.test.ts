/**
 * A person's way from the form to being forgotten, in both languages, on a phone, by keyboard alone: sign up, confirm,
 * choose, change the address, take the data along, be erased. Each page is held against WCAG 2.2 AA in light and dark.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newslettersSince } from "../../local/newsletters.ts";
import { openWorld, type World } from "../../local/world.ts";
import { findBarriers } from "../support/accessibility.ts";
import { openBrowser } from "../support/browser.ts";
import { readAllRows } from "../support/snapshot.ts";

const NOW = new Date("2026-05-04T04:00:00Z");
/** Set to keep pictures of every page, to look at. */
const PICTURES = process.env["WATCHBELL_PICTURES"];

const stateDir = mkdtempSync(join(tmpdir(), "watchbell-choosing-"));
let world: World;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [world, browser] = await Promise.all([
    openWorld({ stateDir, fresh: true, now: NOW, port: null }),
    openBrowser(),
  ]);
  page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  // no slot is due: what changes a row here is the reader
  const startsAt = new Date(NOW.getTime() + 86_400_000).toISOString();
  for (const { id, definition } of newslettersSince(NOW))
    await world.operate("PUT", `/newsletters/${id}`, { ...definition, startsAt });
  if (PICTURES) mkdirSync(PICTURES, { recursive: true });
});

afterAll(async () => {
  await browser?.close();
  await world?.close();
  rmSync(stateDir, { recursive: true, force: true });
});

const LANGUAGES = ["zh-CN", "en"] as const;
const addressOf = (name: string, language: string) => `${name}-${language.toLowerCase()}@inbox.example`;

/** The fresh links, by language. */
const fresh = new Map<string, string>();

describe("by keyboard alone", () => {
  test.each(LANGUAGES)("a person signs up and confirms: %s", async (language) => {
    const reader = addressOf("mina", language);
    await signUp(language, reader.replace("inbox.example", "gmial.com"));
    await look("step-two");
    expect(await page.locator("main").innerText()).toContain("gmail.com");
    await signUp(language, reader);
    await look("sent");
    await openUnchanged(await findLink("/confirm?", reader));
    await look("confirm");
    await press("form[action='/confirm'] button");
    await look("confirmed");
  });

  test("asks for the link to the preferences", async () => {
    await passMinutes(5);
    for (const language of LANGUAGES) {
      await page.goto(`${world.url}/preferences?language=${language}`);
      await look("ask-link");
      await fill("input[type=email]", addressOf("mina", language));
      await look("link-sent");
    }
    for (const language of LANGUAGES)
      fresh.set(language, await findLink("/preferences?", addressOf("mina", language)));
  });

  test.each(LANGUAGES)("chooses: %s", async (language) => {
    await openUnchanged(fresh.get(language) ?? "");
    await look("preferences");
    await tabTo("select[name=hour]");
    await page.keyboard.press("0");
    await tabTo("input[name='left-out']");
    await page.keyboard.press("Space");
    await press("form[action='/preferences'] button");
    expect(await page.getByRole("status").innerText()).toMatch(/已保存|Saved/);
    expect(await page.locator("input[name='left-out']:checked").count()).toBe(1);
    await fill("form[action='/preferences/change-address'] input[type=email]", addressOf("mina", language));
    expect(await page.locator("#email").getAttribute("aria-describedby")).toBe("fault");
    await look("preferences-fault");
  });

  test("moves to another address", async () => {
    await passMinutes(5);
    for (const language of LANGUAGES) {
      await page.goto(fresh.get(language) ?? "");
      await fill(
        "form[action='/preferences/change-address'] input[type=email]",
        addressOf("moved", language),
      );
      await openUnchanged(await findLink("/preferences/address?", addressOf("moved", language)));
      await look("confirm-address");
      await press("form[action='/preferences/address'] button");
      await look("address-changed");
      expect((await page.goto(fresh.get(language) ?? ""))?.status()).toBe(410);
      await look("link-expired");
    }
  });

  test("is forgotten", async () => {
    await passMinutes(5);
    for (const language of LANGUAGES) {
      await page.goto(fresh.get(language) ?? "");
      await press("form[action='/preferences/link'] button");
      await page.goto(await findLink("/preferences?", addressOf("moved", language)));
      await tabTo("input[name=sure]");
      await page.keyboard.press("Space");
      await press("form[action='/preferences/erase'] button");
      await look("erased");
      expect(await page.locator("h1").innerText()).toMatch(/已删除|Erased/);
    }
    const emails = readRows()["subscribers"]?.map((row) => (row as { email: string }).email);
    expect(emails?.filter((email) => /mina|moved/.test(email))).toEqual([]);
  });
});

test.each(LANGUAGES)("the embedded form works in a frame of 320 px: %s", async (language) => {
  await page.setViewportSize({ width: 320, height: 480 });
  await page.goto(`${world.url}/embed/${language === "en" ? "ai-today" : "ai"}`);
  await look("embed");
  await page.locator("input[type=email]").fill(addressOf("framed", language));
  await Promise.all([page.waitForEvent("domcontentloaded"), page.keyboard.press("Enter")]);
  await look("embed-pressed");
  expect(page.url()).toContain("/embed/ai");
  expect(await page.locator("html").getAttribute("lang")).toBe(language);
  await page.setViewportSize({ width: 360, height: 740 });
});

async function signUp(language: string, address: string): Promise<void> {
  await page.goto(`${world.url}/?language=${language}`);
  await look("home");
  // as long as a person takes: a form that comes back sooner is asked again
  await page.waitForTimeout(2_100);
  await tabTo("input[name=newsletter]");
  await page.keyboard.press("Space");
  await fill("input[type=email]", address);
}

/** The page as it stands: nothing against WCAG, nothing wider than the screen; a picture where they are wanted. */
async function look(name: string): Promise<void> {
  expect(await findBarriers(page), name).toEqual([]);
  const width = page.viewportSize()?.width ?? 0;
  expect(await page.evaluate("document.documentElement.scrollWidth"), name).toBeLessThanOrEqual(width);
  if (!PICTURES) return;
  const language = await page.locator("html").getAttribute("lang");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(PICTURES, `${name}-${language}-${colorScheme}.png`), fullPage: true });
  }
}

let clock = NOW;

/** Letters to one address come two minutes apart: the world goes on later, as after a restart. */
async function passMinutes(minutes: number): Promise<void> {
  clock = new Date(clock.getTime() + minutes * 60_000);
  await world.resend.settled();
  await world.close();
  world = await openWorld({ stateDir, fresh: false, now: clock, port: null });
}

/** Moves the focus by the keyboard, forward, until it stands on what is looked for. */
async function tabTo(selector: string): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`)) return;
  }
  throw new Error(`No way by keyboard to ${selector}`);
}

async function press(selector: string): Promise<void> {
  await tabTo(selector);
  await Promise.all([page.waitForEvent("domcontentloaded"), page.keyboard.press("Enter")]);
}

async function fill(selector: string, text: string): Promise<void> {
  await tabTo(selector);
  await page.keyboard.type(text);
  await Promise.all([page.waitForEvent("domcontentloaded"), page.keyboard.press("Enter")]);
}

/** What a scanner does: the page is opened with scripts running, asked for by HEAD, and no row changes. */
async function openUnchanged(url: string): Promise<void> {
  const before = readRows();
  expect(before["subscribers"]?.length).toBeGreaterThan(0);
  await fetch(url, { method: "HEAD" });
  await page.goto(url, { waitUntil: "networkidle" });
  expect(readRows()).toEqual(before);
}

/** All but what the mail provider tells by itself, behind the mails. */
function readRows() {
  const { events: _, ...rows } = readAllRows(stateDir);
  return rows;
}

/** The link of the last mail to an address that holds it. */
async function findLink(part: string, address: string): Promise<string> {
  const find = () =>
    world.resend
      .emails()
      .filter(({ to }) => to.includes(address))
      .flatMap(({ text }) => text?.match(/https?:\/\/\S+/g) ?? [])
      .findLast((link) => link.includes(part));
  await expect.poll(find, { timeout: 20_000 }).toBeTruthy();
  return find() ?? "";
}
