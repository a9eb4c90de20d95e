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
import { findLink } from "../support/mailed.ts";
import { readAllRows } from "../support/snapshot.ts";
import { takeTime } from "../support/take-time.ts";

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
  // one newsletter owes its first digest at once, the others nothing before tomorrow
  const tomorrow = new Date(NOW.getTime() + 86_400_000).toISOString();
  for (const { id, definition } of newslettersSince(NOW))
    await world.operate("PUT", `/newsletters/${id}`, {
      ...definition,
      ...(id !== "ai" && { startsAt: tomorrow }),
    });
  await world.operate("POST", "/newsletters/ai/sources", await (await fetch(world.samples.opmlUrl)).text());
  if (PICTURES) mkdirSync(PICTURES, { recursive: true });
});

afterAll(async () => {
  await browser?.close();
  await world?.close();
  rmSync(stateDir, { recursive: true, force: true });
});

const LANGUAGES = ["zh-CN", "en"] as const;
const addressOf = (name: string, language: string) => `${name}-${language.toLowerCase()}@inbox.example`;

/** The fresh links, and those of leaving that the digest bears, by language. */
const fresh = new Map<string, string>();
const leaving = new Map<string, string>();

describe("by keyboard alone", () => {
  test.each(LANGUAGES)("a person who mistypes is asked, and signs up: %s", async (language) => {
    const meant = addressOf("typo", language).replace("inbox.example", "gmail.com");
    await signUp(language, meant.replace("gmail", "gmial"));
    await look("step-two");
    expect(await page.locator("main").innerText()).toContain(meant);
    await takeTime(page);
    await press(`button[value="${meant}"]`);
    await look("sent");
    await findLink(world, "/confirm?", meant);
  });

  test.each(LANGUAGES)("a person signs up and confirms: %s", async (language) => {
    const reader = addressOf("mina", language);
    await signUp(language, reader);
    await openUnchanged(await findLink(world, "/confirm?", reader));
    await look("confirm");
    await press("form[action='/confirm'] button");
    await look("confirmed");
  });

  test("every link of every mail, opened with scripts running, changes no row", async () => {
    await world.tick(NOW);
    for (const language of LANGUAGES) {
      const reader = addressOf("mina", language);
      leaving.set(language, await findLink(world, "/unsubscribe?", reader));
      await findLink(world, "/preferences?", reader);
    }
    await waitForEvents();
    const mailed = world.resend
      .emails()
      .flatMap(({ html, text, headers }) =>
        [html, text, ...Object.values(headers)].join("\n").match(/https?:\/\/[^\s"<>)]+/g),
      )
      .map((link) => link?.replaceAll("&amp;", "&") ?? "");
    const own = [...new Set(mailed)].filter((link) => link.startsWith(world.url));
    expect(new Set(own.map((link) => new URL(link).pathname.split("/")[1]))).toEqual(
      new Set(["confirm", "unsubscribe", "preferences", "ai"]),
    );
    const pages = ["/", "/ai", "/embed/ai", "/search?q=AI", "/preferences", "/confirm", "/unsubscribe"];
    const before = readAllRows(stateDir);
    for (const link of [...own, ...pages.map((path) => world.url + path)]) await openWithScripts(link);
    expect(readAllRows(stateDir)).toEqual(before);
  });

  test("asks for a link to the preferences, by the mail's own or by address, or for fewer mails", async () => {
    await passMinutes(5);
    await page.goto((leaving.get("zh-CN") ?? "").replace("/unsubscribe?", "/preferences?"));
    await look("preferences-door");
    for (const language of LANGUAGES) {
      await page.goto(leaving.get(language) ?? "");
      await look("unsubscribe-fewer");
      if (language === "zh-CN") await press("form[action='/preferences/link'] button");
      else {
        await page.goto(`${world.url}/preferences?language=${language}`);
        await look("ask-link");
        await fill("input[type=email]", addressOf("mina", language));
      }
      await look("link-sent");
    }
    for (const language of LANGUAGES)
      fresh.set(language, await findLink(world, "/preferences?", addressOf("mina", language)));
  });

  test("gets a newsletter that comes less often instead", async () => {
    await page.goto(fresh.get("zh-CN") ?? "");
    await look("preferences-switch");
    await press("form[action='/preferences/switch'] button");
    expect(await page.getByRole("status").innerText()).toContain("已保存");
    const chosen = page.locator("input[name=newsletter]:checked");
    expect(await chosen.evaluateAll((boxes) => boxes.map((box) => box.getAttribute("value")))).toEqual([
      "ai-daily",
    ]);
  });

  test.each(LANGUAGES)("chooses: %s", async (language) => {
    await openUnchanged(fresh.get(language) ?? "");
    await look("preferences");
    await tabTo("select[name=hour]");
    await page.keyboard.type("07");
    await tabTo("input[name='left-out']");
    await page.keyboard.press("Space");
    await press("form[action='/preferences'] button");
    expect(await page.getByRole("status").innerText()).toMatch(/已保存|Saved/);
    expect(await page.locator("input[name='left-out']:checked").count()).toBe(1);
    expect(await page.locator("select[name=hour]").inputValue()).toBe("7");
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
      await openUnchanged(await findLink(world, "/preferences/address?", addressOf("moved", language)));
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
      await page.goto(await findLink(world, "/preferences?", addressOf("moved", language)));
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
  // a typo is asked about however long the form stood: a slow machine goes the same way
  const meant = addressOf("framed", language).replace("inbox.example", "gmail.com");
  await fill("input[type=email]", meant.replace("gmail", "gmial"));
  await look("embed-step-two");
  await takeTime(page);
  await press(`button[value="${meant}"]`);
  await look("embed-sent");
  expect(page.url()).toContain("/embed/ai");
  expect(await page.locator("html").getAttribute("lang")).toBe(language);
  await findLink(world, "/confirm?", meant);
  await page.setViewportSize({ width: 360, height: 740 });
});

async function signUp(language: string, address: string): Promise<void> {
  await page.goto(`${world.url}/?language=${language}`);
  await look("home");
  await takeTime(page);
  await tabTo("input[name=newsletter]");
  await page.keyboard.press("Space");
  await fill("input[type=email]", address);
}

/** The page as it stands: nothing against WCAG, nothing wider than the screen; a picture where they are wanted. */
async function look(name: string): Promise<void> {
  await page.waitForLoadState();
  expect(await findBarriers(page), name).toEqual([]);
  const width = page.viewportSize()?.width ?? 0;
  expect(await page.evaluate("document.documentElement.scrollWidth"), name).toBeLessThanOrEqual(width);
  if (!PICTURES) return;
  const language = await page.locator("html").getAttribute("lang");
  for (const [shape, colorScheme, size] of [
    ["phone", "light", width],
    ["phone-dark", "dark", width],
    ["wide", "light", 1280],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: size, height: 740 });
    await page.screenshot({ path: join(PICTURES, `${name}-${language}-${shape}.png`), fullPage: true });
  }
  await page.setViewportSize({ width, height: 740 });
}

let clock = NOW;

/** Letters to one address come two minutes apart: the world goes on later, as after a restart. */
async function passMinutes(minutes: number): Promise<void> {
  clock = new Date(clock.getTime() + minutes * 60_000);
  await world.resend.settled();
  await world.close();
  world = await openWorld({ stateDir, fresh: false, isMigrated: true, now: clock, port: null });
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

/** What a scanner does with one page, and no row changes. */
async function openUnchanged(url: string): Promise<void> {
  const before = readRows();
  expect(before["subscribers"]?.length).toBeGreaterThan(0);
  await openWithScripts(url);
  expect(readRows()).toEqual(before);
}

async function openWithScripts(url: string): Promise<void> {
  await fetch(url, { method: "HEAD" });
  await page.goto(url, { waitUntil: "networkidle" });
}

/** What the provider tells of each mail comes behind it: rows are compared when all of that is in. */
async function waitForEvents(): Promise<void> {
  await world.resend.settled();
  await expect
    .poll(() => readAllRows(stateDir)["events"]?.length, { timeout: 30_000, interval: 200 })
    .toBe(world.resend.emails().length);
  await expect
    .poll(() => (readAllRows(stateDir)["mailings"] as { status: string }[])[0]?.status, { timeout: 30_000 })
    .toBe("sent");
}

/** All but what the mail provider tells by itself, behind the mails. */
function readRows() {
  const { events: _, ...rows } = readAllRows(stateDir);
  return rows;
}
