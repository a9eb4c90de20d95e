import { beforeEach, describe, expect, test } from "vitest";
import { xReads } from "../../../src/db/schema.ts";
import { WebError } from "../../../src/providers/web.ts";
import { findBudget, reserveReads, settleReads } from "../../../src/sources/x/budget.ts";
import { readAccount } from "../../../src/sources/x/read-account.ts";
import { openTestDesk } from "../../support/desk.ts";
import { idOf, NOW, openFakeX, settingsOf, someTweet, USER_ID } from "./fake-x.ts";

const { desk } = openTestDesk();
const range = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const KNOWN = { handle: "adareed", xUserId: USER_ID, xSinceId: idOf(0) };

function open(limit: number, tweetCount = 0) {
  const x = openFakeX(range(tweetCount).map((number) => someTweet(number)));
  let now = NOW;
  const budgetDesk = {
    db: desk.db,
    web: x.web,
    settings: settingsOf({ monthlyReads: limit }),
    now: () => now,
  };
  return {
    ...x,
    desk: budgetDesk,
    setNow: (at: Date) => (now = at),
    used: async () => (await findBudget(budgetDesk)).used,
  };
}

beforeEach(() => desk.db.delete(xReads));

describe("the budget of X's reads", () => {
  test("is shown, also before anything was read", async () => {
    expect(await findBudget(open(500).desk)).toEqual({ month: "2026-03", used: 0, limit: 500 });
  });

  test("twenty pollers at once never exceed it, and use it to the last", async () => {
    const { desk, used } = open(500);
    const reserved = await Promise.all(range(20).map(() => reserveReads(desk, { wanted: 60, fewest: 15 })));
    const counts = reserved.map((reservation) => reservation?.count ?? 0);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(500);
    expect(counts.filter((count) => count === 60)).toHaveLength(8);
    expect(counts.filter((count) => count === 20)).toHaveLength(1);
    expect(await used()).toBe(500);
  });

  test("fewer than are of use are not reserved", async () => {
    const { desk, used } = open(70);
    expect(await reserveReads(desk, { wanted: 60, fewest: 15 })).toEqual({ month: "2026-03", count: 60 });
    expect(await reserveReads(desk, { wanted: 60, fewest: 15 })).toBeUndefined();
    expect(await used()).toBe(60);
    expect(await reserveReads(open(10).desk, { wanted: 60, fewest: 15 })).toBeUndefined();
  });

  test("what was not read is given back to the month it was taken from", async () => {
    const { desk, used, setNow } = open(500);
    const reservation = await reserveReads(desk, { wanted: 60, fewest: 15 });
    setNow(new Date("2026-04-01T00:00:01Z"));
    await settleReads(desk, reservation ?? { month: "", count: 0 }, 7);
    expect(await used()).toBe(0);
    setNow(NOW);
    expect(await used()).toBe(7);
  });

  test("a new month begins anew", async () => {
    const { desk, setNow } = open(60);
    await reserveReads(desk, { wanted: 60, fewest: 15 });
    setNow(new Date("2026-04-01T00:00:00Z"));
    expect(await reserveReads(desk, { wanted: 60, fewest: 15 })).toEqual({ month: "2026-04", count: 60 });
  });
});

describe("reading within the budget", () => {
  test("costs what X gave", async () => {
    const { desk, used } = open(10_000, 33);
    expect(await readAccount(desk, KNOWN)).toMatchObject({ kind: "read", xSinceId: idOf(33) });
    expect(await used()).toBe(33);
  });

  test("counts quoted posts: X charges what it returns", async () => {
    const { desk, used, next } = open(10_000);
    next.push({
      body: { data: [someTweet(1)], includes: { tweets: [someTweet(9), someTweet(8)] }, meta: {} },
    });
    await readAccount(desk, KNOWN);
    expect(await used()).toBe(3);
  });

  test("asks for fewer where less is left, and then waits for the next month", async () => {
    const { desk, asked, used, next } = open(60, 100);
    next.push({ body: { data: range(29).map((number) => someTweet(number)), meta: {} } });
    await readAccount(desk, KNOWN);
    await readAccount(desk, KNOWN, { pageLimit: 1 });
    expect(asked.map(({ searchParams }) => searchParams.get("max_results"))).toEqual(["20", "10"]);
    expect(await used()).toBe(39);
    await readAccount(desk, KNOWN, { pageLimit: 1 });
    expect(asked.at(-1)?.searchParams.get("max_results")).toBe("7");
    expect(await readAccount(desk, KNOWN)).toEqual({
      kind: "wait",
      reason: "The month's reads of X are used up: X_MONTHLY_READS allows 60",
      until: new Date("2026-04-01T00:00:00Z"),
    });
    expect(asked).toHaveLength(3);
  });

  test("twenty accounts at once get no more posts than it allows", async () => {
    const { desk, givenCount, used } = open(200, 100);
    await Promise.all(range(20).map(() => readAccount(desk, KNOWN)));
    expect(givenCount()).toBeLessThanOrEqual(200);
    expect(await used()).toBe(givenCount());
    while ((await readAccount(desk, { ...KNOWN, xSinceId: null })).kind === "read");
    expect(givenCount()).toBeLessThanOrEqual(200);
    expect(givenCount()).toBeGreaterThan(200 - 15);
  });

  test("a refusal costs nothing; an answer that was lost, or can't be counted, all that it might have", async () => {
    const { desk, used, next } = open(10_000);
    next.push({ status: 503 }, new WebError("refused", "https://api.x.example", "is private"));
    await readAccount(desk, KNOWN);
    await readAccount(desk, KNOWN);
    expect(await used()).toBe(0);
    next.push(new WebError("timeout", "https://api.x.example", "took too long"), { body: "{" });
    await readAccount(desk, KNOWN);
    expect(await used()).toBe(60);
    await readAccount(desk, KNOWN);
    expect(await used()).toBe(120);
  });

  test("that broke off says so on the source and reads the rest in the next month", async () => {
    const { desk, setNow } = open(60, 50);
    expect(await readAccount(desk, KNOWN)).toMatchObject({
      kind: "read",
      xSinceId: idOf(0),
      notBefore: new Date("2026-04-01T00:00:00Z"),
      document: { warnings: [expect.stringContaining("X_MONTHLY_READS allows 60")] },
    });
    setNow(new Date("2026-04-01T00:00:00Z"));
    expect((await findBudget(desk)).used).toBe(0);
  });
});
