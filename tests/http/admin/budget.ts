/** What a page of the admin may cost, however much there is: questions to D1, and rows as D1 counts them. */
import { env } from "cloudflare:workers";
import { expect } from "vitest";
import { countD1, type Spent } from "../../../local/bench/deliveries/counted-d1.ts";
import { openDb } from "../../../src/db/client.ts";
import type { Desk } from "../../../src/desk.ts";
import { openOperator } from "./operator.ts";

const [QUERIES, ROWS] = [8, 200];

/** Gets each page as an operator, and holds it to the budget; answers them. */
export async function getWithin(desk: Desk, paths: string[]): Promise<string[]> {
  const { get } = await openOperator(desk);
  const spent: Spent = { queries: 0, rowsRead: 0, rowsWritten: 0 };
  desk.db = openDb(countD1(env.DB, spent));
  const pages: string[] = [];
  for (const path of paths) {
    Object.assign(spent, { queries: 0, rowsRead: 0, rowsWritten: 0 });
    const answer = await get(path);
    expect(answer.status, path).toBe(200);
    expect(spent.queries, `${path}: queries`).toBeLessThanOrEqual(QUERIES);
    expect(spent.rowsRead, `${path}: rows`).toBeLessThanOrEqual(ROWS);
    expect(spent.rowsRead, `${path}: rows`).toBeGreaterThan(0);
    expect(spent.rowsWritten, path).toBe(0);
    pages.push(await answer.text());
  }
  return pages;
}
