/** A real browser: the one of CHROME_PATH, an installed Chrome or Chromium, or on Linux the one that npm brought. */
import { existsSync } from "node:fs";
import chromium from "@sparticuz/chromium";
import { chromium as playwright, type Browser } from "playwright-core";

const INSTALLED = [
  "/usr/bin/google-chrome",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Not the package's own: those are for one page in a cloud function, and their single process dies with a second window. */
const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--no-first-run",
];

/** Opens it, headless, with switches beside the usual ones. Throws a sentence that says what to set where there is none. */
export async function openBrowser(switches: string[] = []): Promise<Browser> {
  const args = [...ARGS, ...switches];
  const installed = [process.env["CHROME_PATH"], ...INSTALLED].find((path) => path && existsSync(path));
  if (installed) return playwright.launch({ executablePath: installed, args });
  if (process.platform !== "linux")
    throw new Error("No Chrome is installed: set CHROME_PATH to a Chromium browser");
  return playwright.launch({ executablePath: await chromium.executablePath(), args });
}
