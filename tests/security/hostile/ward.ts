/** A browser's page that is watched while it shows what sources wrote: whatever runs, asks or moves away is a fault. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page, Request } from "playwright-core";

const INSPECT = readFileSync(join(import.meta.dirname, "inspect-page.js"), "utf8");
/** Where documents that the Worker does not serve as pages are opened: a mail, a feed's items, rendered Markdown. */
const READER = "https://reader.example";
const PHONE = { width: 360, height: 740 };

export type About = {
  /** A mail has tables and styles of its own, and so many sheets. */
  isMail?: boolean;
  /** The admin has tables and longer forms. */
  isAdmin?: boolean;
  sheetCount?: number;
  /** What must stand there, so that it is known to be the page that was meant. */
  words?: string[];
};

export type Ward = {
  /** Opens a page of the Worker, and answers what is wrong with it. */
  open(url: string, about?: About): Promise<string[]>;
  /** Opens a document as a reading program would: without any policy. */
  show(document: string, about?: About & { contentType?: string }): Promise<string[]>;
  /** Evaluates an expression in the browser, outside of what is watched. */
  ask<Answer>(expression: string): Promise<Answer>;
  close(): Promise<void>;
};

/** With bypassCSP escaping stands alone. Assets are what the pages may ask for by themselves. */
export async function openWard(
  browser: Browser,
  {
    origin,
    assets,
    bypassCSP,
    cookie,
  }: { origin: string; assets: ReadonlySet<string>; bypassCSP: boolean; cookie?: string },
): Promise<Ward> {
  const context = await browser.newContext({ viewport: PHONE, bypassCSP, serviceWorkers: "block" });
  // of a __Host- cookie the debugger wants TLS, which a browser does not on this machine
  if (cookie) await context.setExtraHTTPHeaders({ cookie });
  const page = await context.newPage();
  const faults: string[] = [];
  const shown = { body: "", contentType: "" };
  await context.addInitScript("globalThis.pwned = () => console.error('pwned: a script ran')");
  await watchScripts(context, page, faults, origin);
  watchPage(page, faults);
  let moveCount = 0;
  page.on("framenavigated", () => (moveCount += 1));
  await context.route("**", (route, request) => {
    if (isAsked(request) && goal.startsWith(READER)) return route.fulfill(shown);
    if (isAsked(request) || assets.has(request.url())) return route.continue();
    faults.push(`asked for ${request.url().slice(0, 120)}`);
    return route.abort();
  });

  /** Only what the test goes to; a page that goes somewhere by itself is stopped. */
  let goal = "";
  const isAsked = (request: Request) =>
    request.isNavigationRequest() && request.frame() === page.mainFrame() && request.url() === goal;

  async function open(url: string, { words = [], ...about }: About = {}) {
    faults.length = 0;
    moveCount = 0;
    goal = new URL(url, origin).href;
    const answer = await page.goto(goal, { waitUntil: "load" });
    if (answer?.status() !== 200) faults.push(`answered ${answer?.status()}`);
    const found = await page.evaluate<string[]>(
      `${INSPECT}\ninspectPage(${JSON.stringify({ ...about, words })})`,
    );
    // what was set off asks or runs within the next turns
    await page.evaluate("new Promise((done) => setTimeout(done, 20))");
    if (moveCount > 1) faults.push("the page went somewhere");
    return [...faults, ...found].map((fault) => `${url.slice(0, 80)} ${fault}`);
  }

  let serial = 0;
  return {
    open,
    show(body, { contentType = "text/html; charset=utf-8", ...about } = {}) {
      Object.assign(shown, { body, contentType });
      return open(`${READER}/${(serial += 1)}`, about);
    },
    ask: (expression) => page.evaluate(expression),
    close: () => context.close(),
  };
}

/** The browser's debugger hears of each piece of script that is compiled, wherever it stands. */
async function watchScripts(context: BrowserContext, page: Page, faults: string[], origin: string) {
  const debug = await context.newCDPSession(page);
  debug.on("Debugger.scriptParsed", ({ url }) => {
    const isAsset = url.startsWith(origin) && /\.js(?:\?|$)/.test(url);
    // those without an address are the test's own
    if (url !== "" && !isAsset) faults.push(`a script of ${url.slice(0, 80)} was compiled`);
  });
  await debug.send("Debugger.enable");
}

function watchPage(page: Page, faults: string[]) {
  page.on("dialog", (dialog) => {
    faults.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("console", (message) => {
    const text = message.text();
    if (/pwned|Content.Security.Policy|Refused/i.test(text))
      faults.push(`the console says ${text.slice(0, 200)}`);
  });
  page.on("pageerror", (error) => faults.push(`an error of a script: ${error.message}`));
  page.on("popup", () => faults.push("a window was opened"));
  page.on("download", () => faults.push("a download began"));
  page.on("websocket", () => faults.push("a socket was opened"));
  page.on("frameattached", () => faults.push("a frame was attached"));
}
