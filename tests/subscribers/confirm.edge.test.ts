import { beforeEach, describe, expect, test } from "vitest";
import { subscribers, subscriptions } from "../../src/db/schema.ts";
import { confirm, readConfirmation } from "../../src/subscribers/confirm.ts";
import { CONFIRMATION_DAYS } from "../../src/subscribers/lifetimes.ts";
import { suppress } from "../../src/subscribers/suppress.ts";
import { unsubscribe } from "../../src/subscribers/unsubscribe.ts";
import { NOON } from "../support/desk.ts";
import { emptyInbox } from "../support/inbox.ts";
import { findConfirmTokens, getConfirmToken, openReader, READER } from "./reader.ts";

const MINUTES_VALID = CONFIRMATION_DAYS * 24 * 60;

beforeEach(emptyInbox);

/** Someone who signed up a minute ago, with the mail's token in hand. */
async function openPending(newsletterIds = ["harbour"]) {
  const world = await openReader();
  await world.ask(newsletterIds);
  world.minutesOn(1);
  const [reader] = await world.db.select().from(subscribers);
  const token = await getConfirmToken();
  return { ...world, token, subscriberId: reader?.id ?? 0, press: () => confirm(world.desk, token) };
}

describe("confirming", () => {
  test("makes the wish active and counts the reader", async () => {
    const { press, db, counts } = await openPending();
    expect(await press()).toMatchObject({ kind: "active", newsletterIds: ["harbour"], language: "zh-CN" });
    const confirmedAt = new Date(NOON.getTime() + 60_000);
    expect(await db.select().from(subscriptions)).toMatchObject([{ status: "active", confirmedAt }]);
    expect(await db.select().from(subscribers)).toMatchObject([{ email: READER }]);
    expect(await counts()).toEqual({ harbour: 1, daily: 0 });
  });

  test("the second time is answered alike and changes nothing", async () => {
    const { press, db, counts, minutesOn } = await openPending();
    const first = await press();
    const rows = async () => [await db.select().from(subscribers), await db.select().from(subscriptions)];
    const before = await rows();
    minutesOn(5);
    expect(await press()).toEqual({ ...first, welcomes: null });
    expect(await rows()).toEqual(before);
    expect(await counts()).toEqual({ harbour: 1, daily: 0 });
  });

  test("pressed five times at once counts one reader", async () => {
    const { press, counts } = await openPending(["harbour", "daily"]);
    await Promise.all(Array.from({ length: 5 }, press));
    expect(await counts()).toEqual({ harbour: 1, daily: 1 });
  });

  test("looking at the page changes nothing", async () => {
    const { desk, token, findStatus, counts } = await openPending();
    expect(await readConfirmation(desk, token)).toMatchObject({ kind: "active", newsletterIds: ["harbour"] });
    expect(await findStatus("harbour")).toBe("pending");
    expect(await counts()).toEqual({ harbour: 0, daily: 0 });
  });

  test("a mail's link works for its days and no minute longer", async () => {
    const { press, minutesOn, findStatus } = await openPending();
    minutesOn(MINUTES_VALID);
    expect(await press()).toMatchObject({ kind: "expired" });
    expect(await findStatus("harbour")).toBe("pending");
    minutesOn(-1);
    expect(await press()).toMatchObject({ kind: "active" });
  });

  test("an old mail brings nobody back who has left since", async () => {
    const { press, desk, counts, findStatus, subscriberId, unsubscribeToken } = await openPending();
    await press();
    await unsubscribe(desk, await unsubscribeToken(subscriberId, "harbour"), "one");
    expect(await press()).toMatchObject({ kind: "expired" });
    expect(await findStatus("harbour")).toBe("unsubscribed");
    expect(await counts()).toEqual({ harbour: 0, daily: 0 });
  });

  test("who left and signed up anew is counted once more", async () => {
    const { press, desk, ask, db, counts, minutesOn, subscriberId, unsubscribeToken } = await openPending();
    await press();
    await unsubscribe(desk, await unsubscribeToken(subscriberId, "harbour"), "one");
    minutesOn(5);
    await ask();
    expect(await confirm(desk, await getConfirmToken())).toMatchObject({ kind: "active" });
    expect(await db.select().from(subscriptions)).toMatchObject([{ status: "active", endedAt: null }]);
    expect(await counts()).toEqual({ harbour: 1, daily: 0 });
  });

  test("either of two mails of one wish will do", async () => {
    const { desk, ask, minutesOn, counts } = await openPending();
    minutesOn(5);
    await ask();
    const [older = "", newer = ""] = await findConfirmTokens();
    expect(await confirm(desk, newer)).toMatchObject({ kind: "active" });
    expect(await confirm(desk, older)).toMatchObject({ kind: "active" });
    expect(await counts()).toEqual({ harbour: 1, daily: 0 });
  });

  test("an address that was suppressed after the mail went out is not brought in by it", async () => {
    const { press, desk, findStatus, counts } = await openPending();
    await suppress(desk, READER, "bounce");
    expect(await press()).toMatchObject({ kind: "expired" });
    expect(await findStatus("harbour")).toBe("unsubscribed");
    expect(await counts()).toEqual({ harbour: 0, daily: 0 });
  });

  test("an unsubscribe link confirms nothing", async () => {
    const { desk, subscriberId, unsubscribeToken, findStatus } = await openPending();
    expect(await confirm(desk, await unsubscribeToken(subscriberId, "harbour"))).toEqual({ kind: "unknown" });
    expect(await findStatus("harbour")).toBe("pending");
  });

  test("a tampered link, and that of a person who is gone, are unknown", async () => {
    const { desk, token, press, db } = await openPending();
    expect(await confirm(desk, token.slice(0, -1))).toEqual({ kind: "unknown" });
    expect(await confirm(desk, "")).toEqual({ kind: "unknown" });
    await db.delete(subscribers);
    expect(await press()).toEqual({ kind: "unknown" });
  });
});
