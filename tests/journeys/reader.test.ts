/**
 * A reader's whole way, in a real browser on the real Worker: sign up, confirm, read a digest, leave, hear nothing more.
 * Through the doors only: pages, cron, inbox.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newslettersSince } from "../../local/newsletters.ts";
import { openWorld, type World } from "../../local/world.ts";
import type { Progress } from "../../src/deliveries/progress.ts";
import { findBarriers } from "../support/accessibility.ts";
import { openBrowser } from "../support/browser.ts";
import { findLink as findMailedLink, mailsTo } from "../support/mailed.ts";
import { readAllRows } from "../support/snapshot.ts";
import { takeTime } from "../support/take-time.ts";

const FIRST_TICK = new Date("2026-05-04T04:00:00Z");
const NEXT_TICK = new Date("2026-05-04T08:00:00Z");
const READER = "mina@inbox.example";

const stateDir = mkdtempSync(join(tmpdir(), "watchbell-journey-"));
let world: World;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [world, browser] = await Promise.all([
    openWorld({ stateDir, fresh: true, now: FIRST_TICK, port: null }),
    openBrowser(),
  ]);
  page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  const [fourHourly] = newslettersSince(FIRST_TICK);
  await world.operate("PUT", "/newsletters/ai", fourHourly?.definition);
  await world.operate("POST", "/newsletters/ai/sources", await (await fetch(world.samples.opmlUrl)).text());
});

afterAll(async () => {
  await browser?.close();
  await world?.close();
  rmSync(stateDir, { recursive: true, force: true });
});

test("a reader signs up, confirms by the button, reads a digest, leaves, and hears nothing more", async () => {
  await signUp();
  const confirmLink = await findLink("/confirm?");
  await expectNothingChanges(() => openWithScripts(confirmLink));
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole("button").click();
  expect((await progress()).subscribers).toEqual({ ai: 1 });

  await tickAndWait(FIRST_TICK);
  const digestMail = await lastMailTo(READER);
  expect(digestMail.headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
  await expectNothingChanges(() => openEveryLink(digestMail.html ?? ""));

  await page.goto(`${world.resend.url}/inbox/${digestMail.id}/html`);
  const title = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  const archiveLink = await findLink("/ai/2026");
  await page.goto(archiveLink);
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toContain(title.trim());
  expect(await page.locator("a[href^='https://']").count()).toBeGreaterThan(3);

  expect(await findBarriers(page)).toEqual([]);

  await expectNothingChanges(async () => page.goto(await findLink("/unsubscribe?")));
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole("button").first().click();
  expect((await progress()).subscribers).toEqual({ ai: 0 });

  const before = mailsTo(world, READER).length;
  await tickAndWait(NEXT_TICK);
  expect(await statusAt(NEXT_TICK)).toEqual(["published"]);
  expect(mailsTo(world, READER)).toHaveLength(before);
});

test("a doubled cron, a repeated press and a redelivered message send nothing twice", async () => {
  // a second reader, so that there is someone to write to
  await page.goto(`${world.url}/`);
  await signUp("noor@inbox.example");
  await page.goto(await findLink("/confirm?", "noor@inbox.example"));
  await page.getByRole("button").click();

  const slot = new Date("2026-05-04T12:00:00Z");
  await Promise.all([world.tick(slot), world.tick(slot)]);
  await tickAndWait(slot);
  const once = mailsTo(world, "noor@inbox.example").length;
  expect(await statusAt(slot)).toEqual(["published"]);
  expect(once).toBe(2);
  await tickAndWait(new Date(slot.getTime() + 15 * 60_000));
  await tickAndWait(slot);
  expect(mailsTo(world, "noor@inbox.example")).toHaveLength(once);
  expect(await statusAt(slot)).toEqual(["published"]);
});

async function signUp(address = READER): Promise<void> {
  await page.goto(world.url);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
  await page.locator("input[type=email]").fill(address);
  for (const box of await page.locator("input[name=newsletter][type=checkbox]").all()) await box.check();
  await takeTime(page);
  await page.locator("form[action='/subscribe'] button").click();
}

async function lastMailTo(address: string) {
  await expect.poll(() => mailsTo(world, address).length, { timeout: 20_000 }).toBeGreaterThan(0);
  const mail = mailsTo(world, address).at(-1);
  if (!mail) throw new Error("no mail came");
  return mail;
}

const findLink = (words: string, address = READER) => findMailedLink(world, words, address);

const progress = (since = new Date(0)) =>
  world.operate<Progress>("GET", `/progress?since=${since.getTime()}`);
const statusAt = async (slot: Date) =>
  (await progress()).digests
    .filter((digest) => new Date(digest.slot).getTime() === slot.getTime())
    .map(({ status }) => status);

async function tickAndWait(at: Date): Promise<void> {
  await world.tick(at);
  await expect
    .poll(
      async () => {
        const { sources, due, digests } = await progress(at);
        const open = digests.filter(({ status, mailing }) =>
          status === "published"
            ? !mailing || ["freezing", "sending"].includes(mailing.status)
            : status === "pressing",
        );
        return (sources?.due ?? 0) + due.length + open.length;
      },
      { timeout: 60_000, interval: 200 },
    )
    .toBe(0);
}

/** Nothing that a scanner does with a mail may change a row. */
async function expectNothingChanges(act: () => Promise<unknown>): Promise<void> {
  await waitForEvents();
  const before = readAllRows(stateDir);
  expect(before["subscribers"]).toHaveLength(1);
  await act();
  expect(readAllRows(stateDir)).toEqual(before);
}

/** What the provider tells of each mail comes behind it: rows are compared when all of that is in. */
async function waitForEvents(): Promise<void> {
  await world.resend.settled();
  await expect
    .poll(() => readAllRows(stateDir)["events"]?.length, { timeout: 30_000, interval: 200 })
    .toBe(world.resend.emails().length);
}

async function openWithScripts(link: string): Promise<void> {
  await fetch(link, { method: "HEAD" });
  await fetch(link);
  await page.goto(link, { waitUntil: "networkidle" });
}

/** Opens each of the Worker's own links in a mail, by GET, by HEAD and in the browser. */
async function openEveryLink(html: string): Promise<void> {
  const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));
  const own = [...new Set(links)].filter((link) => link.startsWith(world.url));
  expect(own.length).toBeGreaterThan(1);
  for (const link of own) await openWithScripts(link);
}
