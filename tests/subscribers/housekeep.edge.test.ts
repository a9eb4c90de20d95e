import { beforeEach, describe, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { addressChanges, failures, newsletters, subscribers, subscriptions } from "../../src/db/schema.ts";
import { confirm } from "../../src/subscribers/confirm.ts";
import { housekeep } from "../../src/subscribers/housekeep.ts";
import { unsubscribe } from "../../src/subscribers/unsubscribe.ts";
import { NOON } from "../support/desk.ts";
import { emptyInbox } from "../support/inbox.ts";
import { getConfirmToken, openReader } from "./reader.ts";

const DAY_MINUTES = 24 * 60;

beforeEach(emptyInbox);

describe("the nightly check", () => {
  test("forgets after thirty days who never confirmed, and nobody else", async () => {
    const { desk, db, ask, minutesOn, unsubscribeToken } = await openReader();
    await ask(["harbour"], "stranger@inbox.example");
    await ask(["harbour"], "left@inbox.example");
    const [left] = await db.select().from(subscribers).where(eq(subscribers.email, "left@inbox.example"));
    await confirm(desk, await getConfirmToken());
    await unsubscribe(desk, await unsubscribeToken(left?.id ?? 0, "harbour"), "one");
    minutesOn(29 * DAY_MINUTES);
    await ask(["daily"], "late@inbox.example");
    expect(await housekeep(desk)).toBe(true);
    expect(await db.select().from(subscribers)).toHaveLength(3);
    minutesOn(2 * DAY_MINUTES);
    expect(await housekeep(desk)).toBe(true);
    const kept = (await db.select().from(subscribers)).map(({ email }) => email).sort();
    expect(kept).toEqual(["late@inbox.example", "left@inbox.example"]);
    expect((await db.select().from(subscriptions)).map(({ status }) => status).sort()).toEqual([
      "pending",
      "unsubscribed",
    ]);
  });

  test("is done once a day, however many ticks come", async () => {
    const { desk, minutesOn } = await openReader();
    const nights = await Promise.all(Array.from({ length: 5 }, () => housekeep(desk)));
    expect(nights.filter(Boolean)).toHaveLength(1);
    minutesOn(60);
    expect(await housekeep(desk)).toBe(false);
    minutesOn(DAY_MINUTES);
    expect(await housekeep(desk)).toBe(true);
  });

  test("sets a count right that is off, and says so where the operator looks", async () => {
    const { desk, db, ask, counts } = await openReader();
    await ask();
    await confirm(desk, await getConfirmToken());
    await db.update(newsletters).set({ subscriberCount: 7 });
    await housekeep(desk);
    expect(await counts()).toEqual({ harbour: 1, daily: 0 });
    expect((await db.select().from(failures)).map(({ message }) => message)).toEqual([
      "The count of daily was 7, and is 0: it was set right.",
      "The count of harbour was 7, and is 1: it was set right.",
    ]);
  });

  test("forgets a new address that nobody confirmed", async () => {
    const { desk, db, minutesOn } = await openReader();
    await db
      .insert(addressChanges)
      .values({ subscriberId: 7, email: "new@inbox.example", requestedAt: NOON });
    minutesOn(8 * DAY_MINUTES);
    await housekeep(desk);
    expect(await db.select().from(addressChanges)).toEqual([]);
  });
});
