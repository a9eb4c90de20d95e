/** What axe-core finds against a page as it stands in the browser, at WCAG 2.2 AA. */
import axe from "axe-core";
import type { Page } from "playwright-core";

/** Everything in light; in dark, where nothing but colours differs, the rules that look at colours. */
const RULES = {
  light: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  dark: ["color-contrast", "link-in-text-block"],
};

/** The rules that are broken, each with where; in light and in dark. */
export async function findBarriers(page: Page): Promise<string[]> {
  const found: string[] = [];
  // evaluated by the debugger, which the page's policy against scripts does not bind
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(axe.source);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const violations = await page.evaluate<{ id: string; nodes: { target: string[] }[] }[]>(
      `axe.run({ runOnly: ${JSON.stringify(RULES[colorScheme])}, resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target }) => ({ target })) })))`,
    );
    for (const { id, nodes } of violations)
      found.push(`${colorScheme}: ${id} at ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  }
  return found;
}
