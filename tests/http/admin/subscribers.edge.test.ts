import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import {
  audit,
  consents,
  preferences,
  subscribers,
  subscriptions,
  suppressions,
  tallies,
} from "../../../src/db/schema.ts";
import type { Desk } from "../../../src/desk.ts";
import { suppress } from "../../../src/subscribers/suppress.ts";
import { openMailing } from "../../deliveries/world.ts";
import { NOON, openTestDesk } from "../../support/desk.ts";
import { addNewsletter } from "../../support/factories.ts";
import { readEveryRow } from "../every-row.ts";
import { getWithin } from "./budget.ts";
import { openOperator } from "./operator.ts";

const HOSTILE = `<img src=x onerror=alert(1)>"'&`;
const ANN = "ann@inbox.example";

/** A desk whose log is kept, and Ann, who reads a newsletter. */
async function openHarbour() {
  const logged: unknown[] = [];
  const log = {
    info: (...event: unknown[]) => void logged.push(event),
    error: (...event: unknown[]) => void logged.push(event),
  };
  const { desk } = openTestDesk({ log });
  await addNewsletter(desk.db, { id: "harbour", name: "Harbour", subscriberCount: 1 });
  await desk.db
    .insert(subscribers)
    .values({ id: 7, email: ANN, language: "en", createdAt: NOON, addressedAt: NOON });
  await desk.db.insert(subscriptions).values({
    newsletterId: "harbour",
    subscriberId: 7,
    status: "active",
    requestedAt: NOON,
    confirmedAt: NOON,
    consent: "/harbour form-1 en",
  });
  return { desk, logged };
}

const noted = ({ db }: Desk) =>
  db.select({ verb: audit.verb, subject: audit.subject, detail: audit.detail }).from(audit);
const findAnn = ({ db }: Desk) => db.select().from(subscribers).where(eq(subscribers.id, 7)).get();
const barOf = async ({ db }: Desk) => (await db.select().from(suppressions).get())?.reason;

/** Neither the log of changes nor that of the Worker holds an address. */
async function expectNoAddress(desk: Desk, logged: unknown[]) {
  const told = JSON.stringify([await desk.db.select().from(audit), logged]);
  expect(told).not.toContain("@inbox.example");
}

describe("finding a person", () => {
  test("by the whole address, however it is written, leads to their page", async () => {
    const { desk, logged } = await openHarbour();
    const { post } = await openOperator(desk);
    const answer = await post("/admin/subscribers/search", { search: "  ＡＮＮ@Inbox.Example " });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/admin/subscribers/7"]);
    await expectNoAddress(desk, logged);
  });

  test("by how it begins shows twenty at most", async () => {
    const { desk } = await openHarbour();
    await growReaders(30);
    const { post } = await openOperator(desk);
    const html = await (await post("/admin/subscribers/search?language=en", { search: "CROWD1" })).text();
    expect(html.match(/crowd1\d*@inbox\.example/g)?.length).toBe(11);
    expect(html).not.toContain("crowd2");
    const many = await (await post("/admin/subscribers/search?language=en", { search: "crowd" })).text();
    expect(many.match(/crowd\d+@inbox\.example/g)?.length).toBe(20);
    expect(many).toContain("There may be more");
  });

  test("who is nobody is said to be, and what was typed is text", async () => {
    const { desk } = await openHarbour();
    const { post } = await openOperator(desk);
    const html = await (await post("/admin/subscribers/search?language=en", { search: HOSTILE })).text();
    expect(html).toContain("Nobody is known by it.");
    expect(html).not.toContain("<img");
    expect((await post("/admin/subscribers/search", { search: "a" })).status).toBe(422);
  });

  test("an address that nobody has may be suppressed: it says so, and one by hand is lifted", async () => {
    const { desk, logged } = await openHarbour();
    const { post } = await openOperator(desk);
    const address = "stranger@inbox.example";
    const said = await post("/admin/subscribers/suppress", { address });
    expect(said.headers.get("location")).toBe("/admin/subscribers?said=suppressed");
    const html = await (await post("/admin/subscribers/search?language=en", { search: address })).text();
    expect(html).toContain("suppressed by hand");
    expect((await post("/admin/subscribers/lift", { address })).headers.get("location")).toBe(
      "/admin/subscribers?said=lifted",
    );
    expect(await barOf(desk)).toBeUndefined();
    expect((await noted(desk)).map(({ verb, subject }) => [verb, subject]).slice(1)).toEqual([
      ["subscriber.suppress", "address"],
      ["subscriber.lift", "address"],
    ]);
    await expectNoAddress(desk, logged);
    expect((await post("/admin/subscribers/suppress", { address: "no address" })).status).toBe(422);
  });
});

describe("a person's page", () => {
  test("tells what they wish for and agreed to, in words and as text", async () => {
    const { desk } = await openHarbour();
    await desk.db.insert(consents).values([
      {
        subscriberId: 7,
        at: NOON,
        kind: "confirmed",
        newsletterIds: ["harbour"],
        consent: "/harbour form-1 en",
      },
      { subscriberId: 7, at: NOON, kind: "imported", newsletterIds: [HOSTILE], consent: HOSTILE },
    ]);
    await desk.db.insert(preferences).values({
      subscriberId: 7,
      timeZone: "Asia/Shanghai",
      mailHour: 8,
      leftOut: [HOSTILE],
      pausedUntil: NOON,
    });
    const { get } = await openOperator(desk);
    const html = await (await get("/admin/subscribers/7?language=en")).text();
    expect(html).toContain(ANN);
    expect(html).toContain("8:00 Asia/Shanghai");
    expect(html).toContain("You agree that we send the newsletters you chose");
    expect(html).not.toContain("<img");
    expect((await get("/admin/subscribers/8")).status).toBe(404);
  });

  test("their data is given as a file, and that is noted", async () => {
    const { desk, logged } = await openHarbour();
    const { post } = await openOperator(desk);
    const answer = await post("/admin/subscribers/7/data");
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="subscriber-7.json"');
    expect(await answer.json()).toMatchObject({ email: ANN, subscriptions: [{ newsletterId: "harbour" }] });
    expect((await noted(desk)).at(-1)).toMatchObject({ verb: "subscriber.export", subject: "subscriber/7" });
    await expectNoAddress(desk, logged);
  });

  test("the lists of the last days are looked through where somebody asks", async () => {
    const { desk, readers } = await openMailing(3);
    const { get, post } = await openOperator(desk);
    const path = `/admin/subscribers/${readers[0]?.id}`;
    expect(await (await get(`${path}?language=en`)).text()).toContain(`href="/admin/mailings/`);
    const html = await (await post(`${path}/mails?language=en`)).text();
    expect(html).toContain("still to be sent, or not sent");
  });

  test("suppressed by hand, they leave; lifted, they may come back, but are no readers", async () => {
    const { desk, logged } = await openHarbour();
    const { get, post } = await openOperator(desk);
    await post("/admin/subscribers/7/suppress");
    expect(await barOf(desk)).toBe("hand");
    expect(await desk.db.select().from(subscriptions).get()).toMatchObject({ status: "unsubscribed" });
    expect(await (await get("/admin/subscribers/7?language=en")).text()).toContain("Lift the suppression");
    await post("/admin/subscribers/7/lift");
    expect(await barOf(desk)).toBeUndefined();
    expect(await desk.db.select().from(subscriptions).get()).toMatchObject({ status: "unsubscribed" });
    await expectNoAddress(desk, logged);
  });

  test.each(["bounce", "complaint", "erasure"] as const)(
    "one after %s is lifted by nobody",
    async (reason) => {
      const { desk } = await openHarbour();
      await suppress(desk, ANN, reason);
      const { get, post } = await openOperator(desk);
      expect(await (await get("/admin/subscribers/7?language=en")).text()).not.toContain(
        "Lift the suppression",
      );
      const before = await readEveryRow();
      for (const answer of [
        await post("/admin/subscribers/7/lift"),
        await post("/admin/subscribers/lift", { address: ANN }),
      ])
        expect(answer.headers.get("location")).toContain("said=out-of-date");
      expect(await readEveryRow()).toBe(before);
    },
  );

  test("is erased once their address is typed, and not before", async () => {
    const { desk, logged } = await openHarbour();
    const { post } = await openOperator(desk);
    for (const confirmation of ["", "yes", "bo@inbox.example"]) {
      const answer = await post("/admin/subscribers/7/erase", { confirmation });
      expect(answer.status).toBe(422);
    }
    expect(await findAnn(desk)).toBeDefined();
    const erased = await post("/admin/subscribers/7/erase", { confirmation: " Ann@Inbox.example" });
    expect(erased.headers.get("location")).toBe("/admin/subscribers?said=erased");
    expect(await findAnn(desk)).toBeUndefined();
    expect(await barOf(desk)).toBe("erasure");
    expect((await noted(desk)).at(-1)).toMatchObject({ verb: "subscriber.erase", subject: "subscriber/7" });
    await expectNoAddress(desk, logged);
    expect((await post("/admin/subscribers/7/erase", { confirmation: ANN })).status).toBe(404);
  });
});

describe("the room of subscribers", () => {
  test("shows how many come and go, of all or of a newsletter", async () => {
    const { desk } = await openHarbour();
    await desk.db.insert(tallies).values([
      { newsletterId: "", day: "2026-03-25", joinedCount: 41, leftCount: 3 },
      { newsletterId: "harbour", day: "2026-03-24", joinedCount: 12, leftCount: 1 },
    ]);
    const { get } = await openOperator(desk);
    expect(await (await get("/admin/subscribers?language=en")).text()).toContain("joined: 41");
    const one = await (await get("/admin/subscribers?newsletter=harbour&language=en")).text();
    expect(one).toContain("joined: 12");
  });

  test("gives the list as CSV, of one newsletter or state, and notes it", async () => {
    const { desk, logged } = await openHarbour();
    const { post } = await openOperator(desk);
    const answer = await post("/admin/subscribers/export", { newsletter: "harbour", status: "active" });
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="subscribers-harbour.csv"');
    expect(await answer.text()).toContain(`${ANN},active,harbour`);
    const none = await post("/admin/subscribers/export", { newsletter: "", status: "bounced" });
    expect(await none.text()).not.toContain(ANN);
    expect((await noted(desk)).at(-2)).toEqual({
      verb: "subscriber.export",
      subject: "newsletter/harbour",
      detail: { newsletter: "harbour", status: "active" },
    });
    await expectNoAddress(desk, logged);
  });
});

test("the number of readers does not matter", async () => {
  const { desk } = await openHarbour();
  await growReaders(5_000);
  await getWithin(desk, ["/admin/subscribers", "/admin/subscribers/7", "/admin/subscribers/import"]);
});

const growReaders = (count: number) =>
  env.DB.batch([
    env.DB.prepare(
      `INSERT INTO subscribers (id, email, language, created_at)
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
        SELECT 100 + i, 'crowd' || i || '@inbox.example', 'en', 1 FROM n`,
    ).bind(count),
    env.DB.prepare(
      `INSERT INTO subscriptions (newsletter_id, subscriber_id, status, requested_at, confirmed_at, consent)
        SELECT 'harbour', id, 'active', 1, 1, 'test' FROM subscribers WHERE email LIKE 'crowd%'`,
    ),
  ]);
