/** A person's pace in a browser. */
import type { Page } from "playwright-core";
import { YOUNG_MS } from "../../src/subscribers/ticket.ts";

/** More than two clocks of one machine differ by. */
const MARGIN_MS = 100;

/**
 * Waits until a page has stood for as long as a person takes at least: a form that comes back sooner is asked again.
 * Counted from the first byte of its answer, by which its ticket had been written; a page that was looked at for longer
 * is not waited for.
 */
export async function takeTime(page: Page): Promise<void> {
  const stoodMs = await page.evaluate<number>(
    "performance.now() - performance.getEntriesByType('navigation')[0].responseStart",
  );
  await page.waitForTimeout(Math.max(0, YOUNG_MS + MARGIN_MS - stoodMs));
}
