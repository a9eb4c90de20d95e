import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newsletters, subscribers, subscriptions, suppressions } from "../../src/db/schema.ts";
import type { Desk } from "../../src/desk.ts";
import { readList, type Row } from "../../src/subscribers/read-list.ts";
import { suppress } from "../../src/subscribers/suppress.ts";
import { NOON, openTestDesk } from "../support/desk.ts";
import { addNewsletter, addSubscribers } from "../support/factories.ts";
import { ask } from "./ask.ts";

async function openHarbour() {
  const { desk } = openTestDesk();
  await addNewsletter(desk.db, { id: "harbour" });
  await addNewsletter(desk.db, { id: "daily" });
  return desk;
}

const call = (desk: Desk, method: string, path: string, body?: unknown, token = "test-admin-token") =>
  ask(desk, `/api${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });

const answerOf = async (answer: Response) => ({ status: answer.status, ...(await answer.json<object>()) });

async function bring(desk: Desk, rows: object[], newsletter = "harbour", name = "friends.csv") {
  const opened = await call(desk, "POST", "/imports", {
    name,
    newsletter,
    rowCount: rows.length,
    fingerprint: `${name} ${newsletter}`,
  });
  const { id } = await opened.json<{ id: string }>();
  await call(desk, "POST", `/imports/${id}/rows`, { from: 0, rows });
  return id;
}

/** The rows of an export, as an import would read them. */
async function readBack(text: string): Promise<Row[]> {
  const bytes = new TextEncoder().encode(text);
  const list = await readList(async function* () {
    yield bytes;
  }, "subscribers.csv");
  if (list.kind === "unreadable") throw new Error(list.reason);
  const rows: Row[] = [];
  for await (const row of list.rows) rows.push(row);
  return rows;
}

describe("the API of imports", () => {
  test("opens one, takes its rows, and tells how far it has come", async () => {
    const desk = await openHarbour();
    const opening = { name: "friends.csv", newsletter: "harbour", rowCount: 2, fingerprint: "f" };
    const opened = await answerOf(await call(desk, "POST", "/imports", opening));
    expect(opened).toMatchObject({ status: 200, position: 0, newsletter: "harbour", finishedAt: null });
    const { id } = opened as unknown as { id: string };
    const rows = [
      { line: 1, email: "ann@inbox.example", status: "active" },
      { line: 2, why: "It has no address" },
    ];
    expect(await answerOf(await call(desk, "POST", `/imports/${id}/rows`, { from: 0, rows }))).toEqual({
      status: 200,
      position: 2,
    });
    expect(await answerOf(await call(desk, "GET", `/imports/${id}`))).toEqual({
      status: 200,
      id,
      name: "friends.csv",
      newsletter: "harbour",
      rowCount: 2,
      position: 2,
      counts: { added: 1, invalid: 1 },
      faults: [{ line: 2, why: "It has no address" }],
      createdAt: NOON.toISOString(),
      finishedAt: NOON.toISOString(),
    });
  });

  test("refuses what it can't take", async () => {
    const desk = await openHarbour();
    const opening = { name: "a", newsletter: "harbour", rowCount: 1, fingerprint: "f" };
    const statusOf = async (...args: [string, string, unknown?, string?]) =>
      (await call(desk, ...args)).status;
    expect(await statusOf("POST", "/imports", opening, "other")).toBe(401);
    expect(await statusOf("POST", "/imports", { ...opening, newsletter: "none" })).toBe(404);
    expect(await statusOf("POST", "/imports", "no JSON")).toBe(422);
    expect(await statusOf("GET", "/imports/none")).toBe(404);
    const rows = [{ line: 1, email: "ann@inbox.example", status: "active" }];
    expect(await statusOf("POST", "/imports/none/rows", { from: 0, rows })).toBe(404);
    expect(await statusOf("POST", "/imports/none/rows", { from: 0, rows: [] })).toBe(422);
    expect(await statusOf("POST", "/imports/none/rows", " ".repeat(1_000_001))).toBe(413);
    expect(await desk.db.select().from(subscribers)).toEqual([]);
  });
});

describe("the exported list", () => {
  test("reads back: addresses, statuses, times and consent, whatever they look like", async () => {
    const desk = await openHarbour();
    const consentedAt = Date.parse("2024-05-06T07:08:09Z");
    const people = [
      "+ann@inbox.example",
      "'=bo@inbox.example",
      "=cy@inbox.example",
      "'dan@inbox.example",
      "-e@inbox.example",
    ];
    const consent = '=HYPERLINK("https://trap.example";", 1")';
    const active = people.map((email, at) => ({ line: at, email, status: "active", consentedAt, consent }));
    await bring(desk, [
      ...active,
      { line: 9, email: "left@inbox.example", status: "unsubscribed", endedAt: consentedAt },
      { line: 9, email: "lost@inbox.example", status: "active" },
    ]);
    await suppress(desk, "lost@inbox.example", "bounce");
    const answer = await call(desk, "GET", "/subscribers.csv");
    expect(answer.headers.get("content-type")).toContain("text/csv");
    const text = await answer.text();
    // no cell is a formula, in no program
    expect(text.split(/\r\n|(?<=^|,)(?=")/).filter((line) => /^\uFEFF?"?[=+\-@\t]/.test(line))).toEqual([]);
    expect(text).not.toMatch(/(?:^|,|\n)"?[=+\-@]/);
    const rows = (await readBack(text)).map((row) => ({ ...row, line: 0 }));
    const back = {
      line: 0,
      status: "active",
      newsletter: "harbour",
      language: "zh-CN",
      consentedAt: NOON.getTime(),
      consent: `list friends.csv: ${consent}`,
    };
    expect(rows).toHaveLength(7);
    expect(rows).toEqual(
      expect.arrayContaining([
        ...people.map((email) => ({ ...back, email })),
        expect.objectContaining({
          email: "left@inbox.example",
          status: "unsubscribed",
          endedAt: consentedAt,
        }),
        expect.objectContaining({ email: "lost@inbox.example", status: "bounced" }),
      ]),
    );
  });

  test("brought to an empty place gives the same readers, and no one who left or is lost", async () => {
    const desk = await openHarbour();
    await bring(desk, [
      { line: 1, email: "+ann@inbox.example", status: "active" },
      { line: 2, email: "bo@inbox.example", status: "unsubscribed" },
      { line: 3, email: "cy@inbox.example", status: "active" },
    ]);
    await suppress(desk, "cy@inbox.example", "complaint");
    await bring(desk, [{ line: 1, email: "dan@inbox.example", status: "active" }], "daily");
    const rows = await readBack(await (await call(desk, "GET", "/subscribers.csv")).text());
    for (const table of ["subscribers", "subscriptions", "consents", "suppressions", "imports"])
      await desk.db.run(`DELETE FROM ${table}`);
    const id = await bring(desk, rows, "harbour", "subscribers.csv");
    expect(await answerOf(await call(desk, "GET", `/imports/${id}`))).toMatchObject({
      counts: { added: 1, "added-unsubscribed": 1, "suppressed-by-list": 1, "other-newsletter": 1 },
    });
    const active = await desk.db
      .select({ email: subscribers.email })
      .from(subscriptions)
      .innerJoin(subscribers, eq(subscribers.id, subscriptions.subscriberId))
      .where(eq(subscriptions.status, "active"));
    expect(active).toEqual([{ email: "+ann@inbox.example" }]);
  });

  test("is whole over many pages, and holds one newsletter or one status where it is asked to", async () => {
    const desk = await openHarbour();
    await addSubscribers(desk.db, "harbour", 2001);
    const [first] = await addSubscribers(desk.db, "daily", 3);
    await desk.db
      .update(subscriptions)
      .set({ status: "unsubscribed" })
      .where(eq(subscriptions.subscriberId, first?.id ?? 0));
    const emailsOf = async (query: string) =>
      (await readBack(await (await call(desk, "GET", `/subscribers.csv${query}`)).text())).map((row) =>
        "email" in row ? row.email : row.why,
      );
    const everyone = await desk.db.select().from(subscribers).orderBy(subscribers.id);
    expect(await emailsOf("")).toEqual(everyone.map(({ email }) => email));
    expect(await emailsOf("?newsletter=daily")).toHaveLength(3);
    expect(await emailsOf("?newsletter=daily&status=unsubscribed")).toEqual([first?.email]);
    expect(await emailsOf("?status=pending")).toEqual([]);
    expect((await call(desk, "GET", "/subscribers.csv?status=asleep")).status).toBe(422);
    expect((await call(desk, "GET", "/subscribers.csv?newsletter=none")).status).toBe(404);
    expect((await call(desk, "GET", "/subscribers.csv", undefined, "other")).status).toBe(401);
  });
});

describe("one person, and all of them", () => {
  test("counts come from the kept counts", async () => {
    const desk = await openHarbour();
    await desk.db.update(newsletters).set({ subscriberCount: 7 }).where(eq(newsletters.id, "daily"));
    expect(await answerOf(await call(desk, "GET", "/subscribers/count"))).toEqual({
      status: 200,
      newsletters: [
        { id: "daily", name: "港口四时", subscriberCount: 7 },
        { id: "harbour", name: "港口四时", subscriberCount: 0 },
      ],
    });
  });

  test("suppresses an address by hand, known or not: it is not even asked to confirm", async () => {
    const { desk } = openTestDesk();
    const put = (address: string) =>
      call(desk, "PUT", `/suppressions?address=${encodeURIComponent(address)}`);
    expect(await answerOf(await put("Nobody@inbox.example"))).toEqual({ status: 200, suppressed: true });
    expect((await put("nobody@")).status).toBe(422);
    const [row] = await desk.db.select().from(suppressions);
    expect(row).toMatchObject({ reason: "hand", subscriberId: null });
  });

  test("shows what is held of an address in any spelling, and erases it", async () => {
    const desk = await openHarbour();
    await bring(desk, [{ line: 1, email: "ann+news@inbox.example", status: "active" }]);
    const path = `/subscribers?address=${encodeURIComponent("Ann+News@Inbox.Example")}`;
    expect(await answerOf(await call(desk, "GET", path))).toMatchObject({
      status: 200,
      email: "ann+news@inbox.example",
      subscriptions: [{ newsletterId: "harbour", status: "active" }],
      consents: [{ kind: "imported", consent: "list friends.csv" }],
    });
    expect(await answerOf(await call(desk, "DELETE", path))).toEqual({ status: 200, erased: true });
    expect((await call(desk, "GET", path)).status).toBe(404);
    expect((await call(desk, "DELETE", path)).status).toBe(404);
    expect((await call(desk, "GET", "/subscribers")).status).toBe(404);
    expect(await answerOf(await call(desk, "GET", "/subscribers/count"))).toMatchObject({
      newsletters: [{ id: "daily" }, { id: "harbour", subscriberCount: 0 }],
    });
  });
});
