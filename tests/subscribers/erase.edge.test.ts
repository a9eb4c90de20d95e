import { beforeEach, describe, expect, test } from "vitest";
import {
  addressChanges,
  chunks,
  consents,
  preferences,
  subscribers,
  subscriptions,
  suppressions,
  transientBounces,
} from "../../src/db/schema.ts";
import { forgetOldAddresses } from "../../src/deliveries/forget-addresses.ts";
import { freeze } from "../../src/deliveries/freeze.ts";
import { reconcile } from "../../src/deliveries/reconcile.ts";
import { sendRange } from "../../src/deliveries/send.ts";
import { findMailing } from "../../src/deliveries/store.ts";
import { hashAddress } from "../../src/subscribers/address.ts";
import { confirm } from "../../src/subscribers/confirm.ts";
import { erase } from "../../src/subscribers/erase.ts";
import { personOf } from "../../src/subscribers/person.ts";
import { suppress } from "../../src/subscribers/suppress.ts";
import { readEveryRow } from "../http/every-row.ts";
import { NOON } from "../support/desk.ts";
import { addDigest, addSubscribers } from "../support/factories.ts";
import { emptyInbox, findArrived } from "../support/inbox.ts";
import { getConfirmToken, openReader, READER } from "./reader.ts";

beforeEach(emptyInbox);

/** A confirmed reader of both newsletters of whom everything is held that can be, and two other readers. */
async function openKnown() {
  const world = await openReader();
  const { db, desk } = world;
  await world.ask(["harbour", "daily"]);
  await confirm(desk, await getConfirmToken());
  const [reader] = await db.select().from(subscribers);
  const subscriberId = reader?.id ?? 0;
  await db
    .insert(preferences)
    .values({ subscriberId, timeZone: "Asia/Tokyo", mailHour: 7, leftOut: ["Coding"] });
  await db.insert(addressChanges).values({ subscriberId, email: "mina@new.example", requestedAt: NOON });
  const addressHash = await hashAddress(READER, desk.settings.addressKey);
  await db.insert(transientBounces).values({ addressHash, eventId: "e1", occurredAt: NOON });
  const others = await addSubscribers(db, "harbour", 2);
  return { ...world, subscriberId, addressHash, others };
}

describe("all data held of a person", () => {
  test("is shown whole, without our number for them", async () => {
    const { desk, subscriberId } = await openKnown();
    const person = await personOf(desk, READER);
    expect(person).toMatchObject({
      email: READER,
      language: "zh-CN",
      subscriptions: [
        { newsletterId: "daily", status: "active" },
        { newsletterId: "harbour", status: "active" },
      ],
      preferences: { timeZone: "Asia/Tokyo", mailHour: 7, leftOut: ["Coding"] },
      consents: [
        { kind: "confirmed", newsletterIds: ["daily", "harbour"], consent: "test", requestedAt: NOON },
      ],
      addressChange: { email: "mina@new.example" },
      bouncedAt: [NOON],
      mailings: [],
      suppression: null,
    });
    expect(JSON.stringify(person)).not.toContain(String(subscriberId));
  });

  test("names the mailings whose chunks hold the address still, until they forget it", async () => {
    const { desk, db, others, setNow } = await openKnown();
    const digest = await addDigest(db, "harbour");
    const mailing = await freeze(desk, digest.id);
    const mailings = async (email: string) => (await personOf(desk, email))?.mailings;
    const one = { newsletterId: "harbour", slot: digest.slot };
    expect(await mailings(READER)).toEqual([{ ...one, sentAt: null }]);
    await sendRange(desk, { mailingId: mailing?.id ?? 0, from: 1, to: 1 });
    await reconcile(desk);
    expect(await mailings(READER)).toEqual([{ ...one, sentAt: NOON }]);
    expect(await mailings(others[0]?.email ?? "")).toEqual([{ ...one, sentAt: NOON }]);
    setNow(new Date(NOON.getTime() + 3 * 86_400_000));
    await forgetOldAddresses(desk);
    expect(await mailings(READER)).toEqual([]);
  });

  test("of an address that nobody has is nothing", async () => {
    const { desk } = await openKnown();
    expect(await personOf(desk, "nobody@inbox.example")).toBeUndefined();
  });
});

describe("erasing", () => {
  test("leaves of a person the keyed hash alone, and of the others everything", async () => {
    const { desk, db, counts, addressHash, others } = await openKnown();
    expect(await erase(desk, READER)).toBe(true);
    expect(await readEveryRow()).not.toMatch(/mina|Tokyo/);
    expect(await db.select().from(suppressions)).toMatchObject([
      { addressHash, reason: "erasure", subscriberId: null },
    ]);
    expect((await db.select().from(subscribers)).map(({ id }) => id)).toEqual(others.map(({ id }) => id));
    expect(await db.select().from(subscriptions)).toHaveLength(2);
    expect(await db.select().from(consents)).toEqual([]);
    expect(await counts()).toEqual({ harbour: 0, daily: 0 });
  });

  test("of an address that nobody has changes nothing", async () => {
    const { desk } = await openKnown();
    const before = await readEveryRow();
    expect(await erase(desk, "nobody@inbox.example")).toBe(false);
    expect(await readEveryRow()).toBe(before);
  });

  test("in the middle of a mailing: it is not written to, and the account balances", async () => {
    const { desk, db, others } = await openKnown();
    const digest = await addDigest(db, "harbour");
    const mailing = await freeze(desk, digest.id);
    await erase(desk, READER);
    await emptyInbox();
    await sendRange(desk, { mailingId: mailing?.id ?? 0, from: 1, to: 1 });
    expect(await findMailing(db, mailing?.id ?? 0)).toMatchObject({
      recipientCount: 3,
      sentCount: 2,
      droppedCount: 1,
    });
    expect((await findArrived()).flatMap(({ to }) => to).sort()).toEqual(
      others.map(({ email }) => email).sort(),
    );
    expect(await db.select({ addressed: chunks.addressed }).from(chunks)).toHaveLength(1);
  });

  test("a complaint between freeze and sending keeps the mail back, by the hash kept with the address", async () => {
    const { desk, db, addressHash, others } = await openKnown();
    expect((await db.select().from(subscribers)).map((row) => row.addressHash)).toContain(addressHash);
    const digest = await addDigest(db, "harbour");
    const mailing = await freeze(desk, digest.id);
    await db.insert(suppressions).values({ addressHash, reason: "complaint", createdAt: NOON });
    await emptyInbox();
    await sendRange(desk, { mailingId: mailing?.id ?? 0, from: 1, to: 1 });
    expect((await findArrived()).flatMap(({ to }) => to).sort()).toEqual(
      others.map(({ email }) => email).sort(),
    );
  });

  test("a complaint before it holds for good; without one the person may come back by their own wish", async () => {
    const { desk, db, ask, minutesOn, findStatus, addressHash } = await openKnown();
    await erase(desk, READER);
    minutesOn(10);
    expect(await ask()).toBe("confirmation-sent");
    expect(await db.select().from(suppressions)).toHaveLength(1);
    await confirm(desk, await getConfirmToken());
    expect(await findStatus("harbour")).toBe("active");
    expect(await db.select().from(suppressions)).toEqual([]);
    await suppress(desk, READER, "complaint");
    await erase(desk, READER);
    minutesOn(10);
    expect(await ask()).toBe("suppressed");
    expect(await db.select().from(suppressions)).toMatchObject([{ addressHash, reason: "complaint" }]);
  });

  test("a complaint that comes after it is remembered in its place", async () => {
    const { desk, db } = await openKnown();
    await erase(desk, READER);
    await suppress(desk, READER, "complaint");
    expect(await db.select().from(suppressions)).toMatchObject([{ reason: "complaint" }]);
  });
});
