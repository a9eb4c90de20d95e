/**
 * An operator's first day and the next: an empty deployment, set up by pages alone; its first digest reviewed, a story
 * put in other words, published, mailed; and a day later a source is dead, which a mail says and Why? tells. In a real
 * browser, through the doors. WATCHBELL_PICTURES=folder keeps a picture of each page: wide, on a phone, dark.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fetchOpml } from "../../local/opml.ts";
import { signUpReader } from "../../local/sign-up.ts";
import { openWorld, type World } from "../../local/world.ts";
import { findBarriers } from "../support/accessibility.ts";
import { openBrowser } from "../support/browser.ts";
import { startDyingFeed, type DyingFeed } from "../support/start-dying-feed.ts";

const PICTURES = process.env["WATCHBELL_PICTURES"];
const FIRST = new Date("2026-05-04T00:05:00Z");
const HOUR_MS = 3_600_000;
const OPERATOR = "operator@inbox.example";
const READER = "reader@inbox.example";
const PATIENCE_MS = 240_000;

const stateDir = mkdtempSync(join(tmpdir(), "watchbell-operating-"));
let world: World;
let browser: Browser;
let page: Page;
let feed: DyingFeed;

beforeAll(async () => {
  feed = await startDyingFeed(new Date(FIRST.getTime() - HOUR_MS));
  world = await openWorld({
    stateDir,
    fresh: true,
    now: FIRST,
    port: null,
    settings: { OPERATOR_EMAIL: OPERATOR },
  });
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "en-GB" });
  if (PICTURES) mkdirSync(PICTURES, { recursive: true });
});

afterAll(async () => {
  await browser?.close();
  await world?.close();
  await feed?.close();
  rmSync(stateDir, { recursive: true, force: true });
});

test(
  "an empty deployment becomes a newsletter that is read, and says when a source dies",
  { timeout: 900_000 },
  async () => {
    await comeIn();
    await setUp();
    await makeTrial();
    const words = await reviewFirst();
    await expectMailed(words);
    await readReference();
    await loseSource();
    await expectAlert();
  },
);

async function comeIn(): Promise<void> {
  await page.goto(`${world.url}/admin`);
  expect(page.url()).toContain("/admin/login");
  await look("login");
  await page.fill("#token", "not the token at all");
  await page.click("button");
  expect(await page.textContent(".fault")).toBe("This is not the token.");
  await page.fill("#token", world.adminToken);
  await page.click("button");
  expect(new URL(page.url()).pathname).toBe("/admin");
  await look("overview-empty");
}

async function setUp(): Promise<void> {
  await page.click("text=Set up the first newsletter");
  await page.fill("#name", "Harbour Bell");
  await page.fill("#id", "harbour");
  await page.selectOption("#language", "en");
  await page.selectOption("#every", "4");
  await page.fill("#timeZone", "UTC");
  await page.fill("#senderName", "Harbour Bell");
  await page.fill("#senderEmail", "bell@watchbell.example");
  await look("setup");
  await page.click("text=Save and go on");
  await page.fill("#entries", await fetchOpml(world.samples.englishOpmlUrl));
  await page.click("main button:text-is('Add')");
  await page.fill("#entries", feed.url);
  await page.click("main button:text-is('Add')");
  expect(await page.textContent("main table")).toContain("Tidewater Notes");
  await look("setup-sources");
  await page.click("text=Go on");
  expect(await page.textContent("main")).toContain("Resend sends for it");
  await look("setup-sender");
  await page.click("text=Go on");
  await look("setup-model");
  await page.click("text=Go on");
}

async function makeTrial(): Promise<void> {
  await page.click("text=Make a test digest");
  // the page brings itself up to date, where scripts run
  await page.waitForSelector("#trial .state:text-is('waits for review')", { timeout: PATIENCE_MS });
  await page.reload();
  await page.fill("#to", OPERATOR);
  await page.click("main button:text-is('Send')");
  await expect.poll(() => mailsTo(OPERATOR).length, { timeout: PATIENCE_MS }).toBe(1);
  await look("setup-trial");
  const published = await fetch(`${world.url}/harbour`);
  expect(await published.text()).not.toContain("2026.05.04");
  await page.goto(`${world.url}/admin/setup/harbour/open`);
  await page.click("text=Open it");
  await signUpReader(world, READER, ["harbour"]);
}

/** Answers the words that a story was given. */
async function reviewFirst(): Promise<string> {
  const words = "Harbour masters hear the bell first";
  await page.goto(`${world.url}/admin/digests`);
  await look("digests");
  await page.click("main table a");
  await look("digest-held");
  const path = new URL(page.url()).pathname;
  await page.goto(`${world.url}${path}/stories/1`);
  await page.fill("#headline", words);
  await look("story");
  await page.click("main form button:has-text('Save')");
  await page.goto(`${world.url}${path}/preview`);
  await look("preview");
  await page.goto(`${world.url}${path}`);
  expect(await page.textContent("main")).toContain(words);
  page.once("dialog", (dialog) => void dialog.accept());
  await page.click("main button:has-text('Approve')");
  await page.waitForSelector("main button:has-text('Approve')", { state: "detached" });
  await look("digest-published");
  return words;
}

async function expectMailed(words: string): Promise<void> {
  await expect
    .poll(() => mailsTo(READER).filter(({ html }) => html.includes(words)).length, { timeout: PATIENCE_MS })
    .toBe(1);
  const archive = await (await fetch(`${world.url}/harbour`)).text();
  expect(archive).toContain(words);
  await page.goto(`${world.url}/admin/mailings`);
  await look("mailings");
  await page.click("main table a");
  expect(await page.textContent("main")).toMatch(/1 of 1 sent/);
  await look("mailing");
  for (const [name, room] of [
    ["overview", ""],
    ["newsletter", "/newsletters/harbour"],
    ["sources", "/sources?newsletter=harbour"],
    ["source", "/sources/1"],
    ["subscribers", "/subscribers"],
    ["tokens", "/tokens"],
    ["changes", "/audit"],
    ["channels", "/channels"],
    ["add-sources", "/newsletters/harbour/sources/add"],
    ["import", "/subscribers/import"],
  ]) {
    await page.goto(`${world.url}/admin${room}`);
    await look(name ?? "");
  }
}

/** The reference of the API is open to all. */
async function readReference(): Promise<void> {
  await page.goto(`${world.url}/api`);
  await look("api");
}

/** A day and an hour of ticks, an hour apart. */
async function loseSource(): Promise<void> {
  feed.die();
  for (let hours = 1; hours <= 30; hours += 1) await world.tick(new Date(FIRST.getTime() + hours * HOUR_MS));
}

async function expectAlert(): Promise<void> {
  const alerts = () =>
    mailsTo(OPERATOR).filter(({ html }) => html.includes("/admin/") && html.includes("Tidewater Notes"));
  await expect.poll(() => alerts().length, { timeout: PATIENCE_MS }).toBeGreaterThan(0);
  const link = /href="([^"]+\/admin\/[^"]*)"/.exec(alerts()[0]?.html ?? "")?.[1] ?? "";
  await page.goto(link);
  expect(await page.textContent("main")).toContain("Tidewater Notes");
  await page.goto(`${world.url}/admin/why?newsletter=harbour`);
  expect(await page.textContent("main")).toMatch(/source-failing\/\d+/);
  await look("why");
  await page.goto(`${world.url}/admin/why/incidents`);
  await look("incidents");
}

const mailsTo = (address: string) => world.resend.emails().filter(({ to }) => to.includes(address));

/** Looks at a page: on a phone nothing is wider than the screen, and nobody is kept out, in light and dark. */
async function look(name: string): Promise<void> {
  // a click that was answered may have brought no more than the start of its page
  await page.waitForLoadState();
  await page.setViewportSize({ width: 360, height: 740 });
  const width = await page.evaluate<number>("document.documentElement.scrollWidth");
  expect(width, `${name} on a phone`).toBeLessThanOrEqual(360);
  await keep(name, "phone");
  expect(await findBarriers(page), name).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 900 });
  await keep(name, "dark");
  await page.emulateMedia({ colorScheme: "light" });
  await keep(name, "wide");
}

async function keep(name: string, shape: string): Promise<void> {
  if (PICTURES) await page.screenshot({ path: join(PICTURES, `admin-${name}-${shape}.png`), fullPage: true });
}
