import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import {
  consents,
  imports,
  newsletters,
  subscribers,
  subscriptions,
  suppressions,
} from "../../src/db/schema.ts";
import { hashAddress } from "../../src/subscribers/address.ts";
import { erase } from "../../src/subscribers/erase.ts";
import { BATCH_LIMIT, importRows, openImport } from "../../src/subscribers/import-list.ts";
import { signUp } from "../../src/subscribers/sign-up.ts";
import { suppress } from "../../src/subscribers/suppress.ts";
import { unsubscribe } from "../../src/subscribers/unsubscribe.ts";
import { NOON, openTestDesk } from "../support/desk.ts";
import { addNewsletter, addSubscribers } from "../support/factories.ts";
import { openReader } from "./reader.ts";

const ANN = "ann@inbox.example";

/** Lists differ unless a test says otherwise. */
let serial = 0;

type Status = "active" | "unsubscribed" | "bounced" | "complained" | "unconfirmed";
const person = (email: string, status: Status = "active", more: object = {}) => ({
  line: 2,
  email,
  status,
  ...more,
});

/** A newsletter, and lists that are brought to it. */
async function openHarbour() {
  const world = await openReader();
  const { desk, db } = world;
  const open = async (
    rowCount: number,
    { fingerprint = "f1", newsletter = "harbour", name = "friends.csv" } = {},
  ) => {
    const opened = await openImport(desk, { name, newsletter, rowCount, fingerprint });
    if (opened.kind !== "open") throw new Error(opened.kind);
    return opened.list;
  };
  const find = async (id: string) => {
    const [list] = await db.select().from(imports).where(eq(imports.id, id));
    if (!list) throw new Error("no import");
    return list;
  };
  return {
    ...world,
    open,
    find,
    /** Brings a list whole. */
    bring: async (rows: object[], more: { newsletter?: string; name?: string } = {}) => {
      const { id } = await open(rows.length, { fingerprint: `list ${(serial += 1)}`, ...more });
      await importRows(desk, id, { from: 0, rows });
      return find(id);
    },
    wishOf: async (email: string, newsletterId = "harbour") => {
      const rows = await db
        .select()
        .from(subscriptions)
        .innerJoin(subscribers, eq(subscribers.id, subscriptions.subscriberId))
        .where(eq(subscribers.email, email));
      return rows.find((row) => row.subscriptions.newsletterId === newsletterId)?.subscriptions;
    },
    suppressionOf: async (email: string) => {
      const hash = await hashAddress(email, desk.settings.addressKey);
      return (await db.select().from(suppressions).where(eq(suppressions.addressHash, hash)))[0];
    },
  };
}

const everyRow = async (db: ReturnType<typeof openTestDesk>["desk"]["db"]) => ({
  subscribers: await db.select().from(subscribers),
  subscriptions: await db.select().from(subscriptions),
  consents: await db.select().from(consents),
  suppressions: await db.select().from(suppressions),
  newsletters: await db.select().from(newsletters),
  imports: await db.select().from(imports),
});

describe("importing a list", () => {
  test("adds readers with the proof of their consent, and counts them", async () => {
    const { db, bring, counts, wishOf } = await openHarbour();
    const consentedAt = Date.parse("2024-05-06T07:08:09Z");
    const list = await bring(
      [
        person(" Ann@Inbox.Example", "active", { consentedAt, consent: "source: fair", language: "en" }),
        person("bo@inbox.example", "active", { createdAt: consentedAt + 1 }),
        person("cy@inbox.example", "active", { consentedAt: NOON.getTime() + 1e9 }),
      ],
      { name: "朋友.csv" },
    );
    expect(list).toMatchObject({ position: 3, counts: { added: 3 }, faults: [], finishedAt: NOON });
    expect(await counts()).toEqual({ harbour: 3, daily: 0 });
    const wish = await wishOf(ANN);
    expect(wish).toMatchObject({
      status: "active",
      requestedAt: new Date(consentedAt),
      confirmedAt: NOON,
      endedAt: null,
    });
    expect(
      await db
        .select()
        .from(consents)
        .where(eq(consents.subscriberId, wish?.subscriberId ?? 0)),
    ).toMatchObject([
      {
        kind: "imported",
        newsletterIds: ["harbour"],
        requestedAt: new Date(consentedAt),
        consent: "list 朋友.csv: source: fair",
      },
    ]);
    expect(
      await db
        .select({ email: subscribers.email, language: subscribers.language })
        .from(subscribers)
        .orderBy(subscribers.email),
    ).toEqual([
      { email: ANN, language: "en" },
      { email: "bo@inbox.example", language: "zh-CN" },
      { email: "cy@inbox.example", language: "zh-CN" },
    ]);
    expect(await wishOf("bo@inbox.example")).toMatchObject({ requestedAt: new Date(consentedAt + 1) });
    expect(await wishOf("cy@inbox.example")).toMatchObject({ requestedAt: NOON });
  });

  test("confirms who waits for their own confirmation mail, and leaves readers as they are", async () => {
    const { ask, bring, wishOf, counts } = await openHarbour();
    await ask();
    const waiting = person("mina@inbox.example");
    expect((await bring([waiting])).counts).toEqual({ confirmed: 1 });
    const wish = await wishOf("mina@inbox.example");
    expect(wish?.status).toBe("active");
    expect((await bring([waiting])).counts).toEqual({ "already-active": 1 });
    expect(await wishOf("mina@inbox.example")).toEqual(wish);
    expect(await counts()).toEqual({ harbour: 1, daily: 0 });
  });

  test("never lifts an unsubscription", async () => {
    const { desk, bring, wishOf, counts, unsubscribeToken } = await openHarbour();
    await bring([person(ANN)]);
    const { subscriberId = 0 } = (await wishOf(ANN)) ?? {};
    await unsubscribe(desk, await unsubscribeToken(subscriberId, "harbour"), "one");
    const left = await wishOf(ANN);
    expect(left?.status).toBe("unsubscribed");
    expect((await bring([person(ANN)])).counts).toEqual({ "kept-unsubscribed": 1 });
    expect(await wishOf(ANN)).toEqual(left);
    expect(await counts()).toEqual({ harbour: 0, daily: 0 });
  });

  test.each(["bounce", "complaint", "hand", "erasure"] as const)(
    "never lifts a suppression: %s",
    async (reason) => {
      const { desk, db, bring, wishOf, suppressionOf, counts } = await openHarbour();
      await bring([person(ANN)]);
      if (reason === "erasure") await erase(desk, ANN);
      else await suppress(desk, ANN, reason);
      const before = await everyRow(db);
      const list = await bring([person(ANN), person("bo@inbox.example")]);
      expect(list.counts).toEqual({ suppressed: 1, added: 1 });
      expect(await suppressionOf(ANN)).toEqual(before.suppressions[0]);
      expect((await wishOf(ANN))?.status).toBe(reason === "erasure" ? undefined : "unsubscribed");
      expect(await counts()).toEqual({ harbour: 1, daily: 0 });
    },
  );

  test("remembers who left elsewhere, so that a later list does not bring them", async () => {
    const { bring, wishOf, counts } = await openHarbour();
    const endedAt = Date.parse("2025-01-01T00:00:00Z");
    expect((await bring([person(ANN, "unsubscribed", { endedAt })])).counts).toEqual({
      "added-unsubscribed": 1,
    });
    expect(await wishOf(ANN)).toMatchObject({
      status: "unsubscribed",
      endedAt: new Date(endedAt),
      confirmedAt: null,
    });
    expect((await bring([person(ANN)])).counts).toEqual({ "kept-unsubscribed": 1 });
    expect(await counts()).toEqual({ harbour: 0, daily: 0 });
  });

  test("suppresses who bounced or complained elsewhere, readers of any newsletter too", async () => {
    const { db, bring, wishOf, suppressionOf, counts } = await openHarbour();
    await bring([person(ANN), person("dan@inbox.example")]);
    await bring([person(ANN)], { newsletter: "daily" });
    const list = await bring([
      person(ANN, "bounced"),
      person("bo@inbox.example", "complained"),
      person("cy@inbox.example"),
      person("bo@inbox.example"),
    ]);
    expect(list.counts).toEqual({ "suppressed-by-list": 2, added: 1, duplicate: 1 });
    const { subscriberId } = (await wishOf(ANN)) ?? {};
    expect(await suppressionOf(ANN)).toMatchObject({ reason: "bounce", subscriberId });
    expect(await suppressionOf("bo@inbox.example")).toMatchObject({
      reason: "complaint",
      subscriberId: null,
    });
    expect((await wishOf(ANN))?.status).toBe("unsubscribed");
    expect((await wishOf(ANN, "daily"))?.status).toBe("unsubscribed");
    expect(await counts()).toEqual({ harbour: 2, daily: 0 });
    expect(await db.select().from(consents).where(eq(consents.kind, "unsubscribed"))).toMatchObject([
      { subscriberId },
    ]);
  });

  test("counts whom it holds twice once, in one batch or in two, and believes that they left", async () => {
    const { desk, open, find, wishOf, counts } = await openHarbour();
    const { id } = await open(6);
    const [bo, cy] = [person("bo@inbox.example"), person("cy@inbox.example")];
    await importRows(desk, id, { from: 0, rows: [person(ANN), person("ANN@inbox.example"), bo, cy] });
    await importRows(desk, id, { from: 4, rows: [bo, person("cy@inbox.example", "unsubscribed")] });
    expect((await find(id)).counts).toEqual({ added: 3, duplicate: 3 });
    expect((await wishOf("cy@inbox.example"))?.status).toBe("unsubscribed");
    expect(await counts()).toEqual({ harbour: 2, daily: 0 });
  });

  test("tells what it did not take: unreadable, unreachable, unconfirmed, another newsletter's", async () => {
    const { db, bring } = await openHarbour();
    const list = await bring([
      { line: 2, why: "It has no address" },
      { line: 3, email: "nobody", status: "active" },
      person(ANN, "unconfirmed"),
      person("bo@inbox.example", "active", { newsletter: "daily" }),
    ]);
    expect(list).toMatchObject({
      counts: { invalid: 2, unconfirmed: 1, "other-newsletter": 1 },
      faults: [
        [2, "It has no address"],
        [3, "Its address is none that mail can reach"],
      ],
      position: 4,
    });
    expect(await db.select().from(subscribers)).toEqual([]);
  });

  test("keeps the first hundred faults", async () => {
    const { desk, open, find } = await openHarbour();
    const { id } = await open(160);
    const rows = (from: number) =>
      Array.from({ length: 80 }, (_, at) => ({ line: from + at + 1, why: "It has no address" }));
    await importRows(desk, id, { from: 0, rows: rows(0) });
    await importRows(desk, id, { from: 80, rows: rows(80) });
    const { faults, counts } = await find(id);
    expect(counts).toEqual({ invalid: 160 });
    expect(faults.map(([line]) => line)).toEqual(Array.from({ length: 100 }, (_, at) => at + 1));
  });
});

describe("a batch", () => {
  const batchOf = (size: number, from = 0) => ({
    from,
    rows: Array.from({ length: size }, (_, at) => person(`p${from + at}@inbox.example`)),
  });

  test("that is repeated, comes too early or too late changes nothing", async () => {
    const { desk, db, open, find } = await openHarbour();
    const { id } = await open(6);
    expect(await importRows(desk, id, batchOf(3, 3))).toEqual({ kind: "taken", position: 0 });
    expect(await importRows(desk, id, batchOf(3))).toEqual({ kind: "taken", position: 3 });
    const before = await everyRow(db);
    expect(await importRows(desk, id, batchOf(3))).toEqual({ kind: "taken", position: 3 });
    expect(await importRows(desk, id, batchOf(1, 1))).toEqual({ kind: "taken", position: 3 });
    expect(await everyRow(db)).toEqual(before);
    expect(await importRows(desk, id, batchOf(3, 3))).toEqual({ kind: "taken", position: 6 });
    expect(await find(id)).toMatchObject({ counts: { added: 6 }, finishedAt: NOON });
  });

  test("of 1,000 rows of the longest kind is taken within D1's limits", async () => {
    const { desk, open, find, counts } = await openHarbour();
    const { id } = await open(BATCH_LIMIT);
    const consent = "同".repeat(300);
    const rows = Array.from({ length: BATCH_LIMIT }, (_, at) =>
      person(
        `${"x".repeat(58)}${String(at).padStart(6, "0")}@inbox.example`,
        at % 10 === 0 ? "bounced" : "active",
        { consent },
      ),
    );
    expect(await importRows(desk, id, { from: 0, rows })).toEqual({ kind: "taken", position: BATCH_LIMIT });
    expect((await find(id)).counts).toEqual({ added: 900, "suppressed-by-list": 100 });
    expect(await counts()).toEqual({ harbour: 900, daily: 0 });
  });

  test("brought by two importers at once is taken once", async () => {
    const { desk, db, open, find, counts } = await openHarbour();
    const { id } = await open(40);
    for (let from = 0; from < 40; from += 10)
      await Promise.all(Array.from({ length: 4 }, () => importRows(desk, id, batchOf(10, from))));
    expect(await find(id)).toMatchObject({ position: 40, counts: { added: 40 } });
    expect(await counts()).toEqual({ harbour: 40, daily: 0 });
    expect(await db.select().from(consents)).toHaveLength(40);
  });

  test("beside sign-ups and other lists leaves the kept count right", async () => {
    const { desk, db, open, counts } = await openHarbour();
    const [one, two] = [await open(50, { fingerprint: "one" }), await open(50, { fingerprint: "two" })];
    expect(one.createdAt).not.toEqual(two.createdAt);
    await addSubscribers(db, "daily", 1);
    await Promise.all([
      importRows(desk, one.id, batchOf(50)),
      importRows(desk, two.id, batchOf(50)),
      ...Array.from({ length: 5 }, (_, at) =>
        signUp(desk, {
          address: `p${at}@inbox.example`,
          newsletterIds: ["harbour"],
          language: "zh-CN",
          consent: "test",
        }),
      ),
    ]);
    const active = await db.select().from(subscriptions).where(eq(subscriptions.newsletterId, "harbour"));
    expect(active.filter(({ status }) => status === "active")).toHaveLength(50);
    expect(await counts()).toMatchObject({ harbour: 50 });
  });

  test("that is none is refused with what is wrong, and nothing is changed", async () => {
    const { desk, db, open } = await openHarbour();
    const { id } = await open(2);
    const before = await everyRow(db);
    const wrong = [
      null,
      { from: 0 },
      { from: -1, rows: [person(ANN)] },
      { from: 0, rows: [] },
      { from: 0, rows: [{ line: 1, email: ANN, status: "asleep" }] },
      batchOf(3),
      { from: 0, rows: batchOf(BATCH_LIMIT + 1).rows },
    ];
    for (const input of wrong) expect((await importRows(desk, id, input)).kind).toBe("invalid");
    expect(await importRows(desk, "none", batchOf(1))).toEqual({ kind: "unknown" });
    expect(await everyRow(db)).toEqual(before);
  });
});

describe("opening an import", () => {
  test("the same list is the same import; another list, or for another newsletter, is not", async () => {
    const { desk, open, find } = await openHarbour();
    const first = await open(1);
    await importRows(desk, first.id, { from: 0, rows: [person(ANN)] });
    expect(await open(1, { name: "renamed.csv" })).toEqual(await find(first.id));
    const others = [
      await open(1, { newsletter: "daily" }),
      await open(1, { fingerprint: "f2" }),
      await open(2),
    ];
    expect(new Set([first, ...others].map(({ id }) => id)).size).toBe(4);
  });

  test("needs a newsletter, a name and rows", async () => {
    const { desk } = openTestDesk();
    await addNewsletter(desk.db, { id: "harbour" });
    const good = { name: "a.csv", newsletter: "harbour", rowCount: 1, fingerprint: "f" };
    expect(await openImport(desk, { ...good, newsletter: "none" })).toEqual({ kind: "no-newsletter" });
    for (const wrong of [
      null,
      { ...good, rowCount: 0 },
      { ...good, name: " " },
      { ...good, fingerprint: undefined },
    ])
      expect((await openImport(desk, wrong)).kind).toBe("invalid");
  });
});
