/**
 * What the admin costs when it has run for years, with a million subscribers and 20,000 digests: questions to D1, and rows
 * read as D1 counts them.
 */
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { countD1, type Spent } from "../../../local/bench/deliveries/counted-d1.ts";
import { openDb } from "../../../src/db/client.ts";
import { app } from "../../../src/http/app.ts";
import { NOON, openTestDesk } from "../../support/desk.ts";
import { growWorld } from "./large-world.ts";
import { openOperator } from "./operator.ts";

const [QUERIES, ROWS] = [8, 200];

/** What stands in for the parameters of a path; and pages with what they can be asked for. */
const PARAMETERS: Record<string, string> = { "/admin/subscribers/:id": "97", "/admin/sources/:id": "1" };
const ASKED = [
  "/admin/why?newsletter=harbour",
  "/admin/audit?subject=newsletter%2Fharbour",
  "/admin/why/incidents",
  // the one that is held
  "/admin/digests/19999",
  "/admin/digests/19999/preview/page",
  "/admin/digests/19999/preview/mail",
  "/admin/digests/19999/preview/mail-dark",
  "/admin/digests/19999/preview/text",
];
/** Answers that are no pages: a whole list, streamed. */
const STREAMED = /\.(?:csv|opml|json)$|\/export$/;

test("every page of the admin asks few questions and reads few rows", { timeout: 300_000 }, async () => {
  const { desk } = openTestDesk();
  await growWorld({ subscribers: 1_000_000, digests: 20_000, sources: 500, until: NOON });
  const { get } = await openOperator(desk);
  const spent: Spent = { queries: 0, rowsRead: 0, rowsWritten: 0 };
  desk.db = openDb(countD1(env.DB, spent));
  const pages = [...new Set(app.routes.filter(({ method }) => method === "GET").map(({ path }) => path))]
    .filter((path) => path.startsWith("/admin") && !path.includes("*") && !STREAMED.test(path))
    .map(addressOf);
  expect(pages.length).toBeGreaterThan(10);
  const dear: string[] = [];
  for (const path of [...pages, ...ASKED]) {
    Object.assign(spent, { queries: 0, rowsRead: 0 });
    const answer = await get(path);
    await answer.text();
    expect([200, 303], `${path}: ${answer.status}`).toContain(answer.status);
    if (spent.queries > QUERIES || spent.rowsRead > ROWS)
      dear.push(`${path}: ${spent.queries} queries, ${spent.rowsRead} rows`);
  }
  expect(dear).toEqual([]);
});

/** Newsletters by name; digests and mailings by the last one; a story by its place. */
function addressOf(path: string): string {
  const whole = path.replace(/\{[^}]*\}/g, "");
  const known = PARAMETERS[whole];
  const id = known ?? (/\/(?:newsletters|setup)\/:/.test(whole) ? "harbour" : "20000");
  return whole
    .replace(/:position/g, "1")
    .replace(/:(?:id|digestId|mailingId|newsletterId)/g, id)
    .replace(/:\w+/g, "1");
}
