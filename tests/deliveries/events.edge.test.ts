/** What the provider tells afterwards: counted once in any order, suppressing, pausing, forgotten. */
import { createMessageBatch } from "cloudflare:test";
import { describe, expect, test, vi } from "vitest";
import { events, incidents, mailings, suppressions, transientBounces } from "../../src/db/schema.ts";
import { prune } from "../../src/deliveries/prune.ts";
import { recordEvents } from "../../src/deliveries/record-events.ts";
import { resume } from "../../src/deliveries/resume.ts";
import type { EventJob } from "../../src/jobs.ts";
import { consume } from "../../src/queue.ts";
import { NOON } from "../support/desk.ts";
import { findMailing, hoursOn, openMailing } from "./world.ts";

// many rows, on a machine that does other things besides
vi.setConfig({ testTimeout: 30_000 });

const DAY_HOURS = 24;
let serial = 0;

const event = (type: string, facts: Partial<Extract<EventJob, { kind: "mail-event" }>> = {}): EventJob => ({
  kind: "mail-event",
  id: `msg_${(serial += 1)}`,
  type: `email.${type}`,
  occurredAt: NOON.getTime(),
  emailId: "e-1",
  mailingTag: null,
  to: ["mina@inbox.example"],
  bounceType: null,
  at: NOON.getTime(),
  ...facts,
});

const shuffled = <Item>(items: Item[]) =>
  items
    .map((item, at) => [(at * 7919) % 101, item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);

describe("events of a mailing", () => {
  test("are counted by kind with the mailing that their tag names, repeated and in any order", async () => {
    const { desk, db, mailing } = await openMailing(3);
    const mailingTag = mailing.tag;
    expect(mailingTag).toMatch(/^news-example-harbour-\d+_20260325T0400Z$/);
    const happened = [
      ...[
        "delivered",
        "delivered",
        "opened",
        "clicked",
        "suppressed",
        "failed",
        "delivery_delayed",
        "sent",
      ].map((type) => event(type, { mailingTag })),
      event("complained", { mailingTag, to: ["lin@inbox.example"] }),
      event("bounced", { mailingTag, bounceType: "Permanent", to: ["ada@inbox.example"] }),
      event("bounced", { mailingTag, bounceType: "Transient", to: ["kai@inbox.example"] }),
      event("bounced", { mailingTag, bounceType: "Undetermined", to: ["kai@inbox.example"] }),
    ];
    for (const one of shuffled([...happened, ...happened])) await recordEvents(desk, [one]);
    await recordEvents(desk, shuffled([...happened, ...happened]));
    expect(await findMailing(desk)).toMatchObject({
      deliveredCount: 2,
      openedCount: 1,
      clickedCount: 1,
      suppressedCount: 1,
      failedCount: 1,
      delayedCount: 1,
      complainedCount: 1,
      bouncedCount: 1,
      transientCount: 2,
    });
    expect(await db.select().from(suppressions)).toHaveLength(2);
    expect(await db.select().from(events)).toHaveLength(happened.length - 1);
  });

  test("of a batch are one transaction, and a broken one is tried by itself", async () => {
    const { desk, mailing } = await openMailing(1);
    const bodies = [
      ...Array.from({ length: 98 }, () => event("delivered", { mailingTag: mailing.tag })),
      { ...event("bounced"), kind: "event", mailingId: mailing.id, bounceType: "hard" },
    ];
    const acked: string[] = [];
    const messages = bodies.map((body, at) => ({
      id: String(at),
      body,
      timestamp: NOON,
      attempts: 1,
      ack: () => acked.push(String(at)),
      retry: () => {},
    }));
    await consume(desk, {
      ...createMessageBatch("watchbell-events", []),
      queue: "watchbell-events",
      messages,
    });
    expect(acked).toHaveLength(99);
    expect(await findMailing(desk)).toMatchObject({ deliveredCount: 98, bouncedCount: 1 });
  });

  test("of an unknown mailing suppress all the same", async () => {
    const { desk, db } = await openMailing(1);
    await recordEvents(desk, [event("complained", { mailingTag: "elsewhere_ai_20260101T0000Z" })]);
    expect(await db.select().from(suppressions)).toHaveLength(1);
    expect(await db.select().from(events)).toMatchObject([{ mailingId: null }]);
  });
});

describe("transient bounces", () => {
  const bounce = (days: number, facts = {}) =>
    event("bounced", { bounceType: "Transient", occurredAt: hoursOn(days * DAY_HOURS).getTime(), ...facts });

  test("three in thirty days suppress, in whatever order they are told", async () => {
    const { desk, db } = await openMailing(1);
    const [first, second, third] = [bounce(0), bounce(14), bounce(29)];
    for (const one of [third, first, first, third]) await recordEvents(desk, [one]);
    expect(await db.select().from(suppressions)).toEqual([]);
    await recordEvents(desk, [second]);
    expect(await db.select().from(suppressions)).toMatchObject([{ reason: "bounce" }]);
  });

  test("spread over more than thirty days, or over several addresses, they do not", async () => {
    const { desk, db } = await openMailing(1);
    for (const one of [bounce(0), bounce(20), bounce(40), bounce(60)]) await recordEvents(desk, [one]);
    for (const to of ["a", "b", "c"]) await recordEvents(desk, [bounce(1, { to: [`${to}@inbox.example`] })]);
    expect(await db.select().from(suppressions)).toEqual([]);
  });
});

describe("a mailing that goes wrong pauses by itself", () => {
  test.for([
    ["complained", 3, 2, "3 of 900 complained: more than 0.3 % pause it."],
    ["bounced", 45, 44, "45 of 900 bounced: more than 5 % pause it."],
  ] as const)("%s: at %i of 900, not before", async ([type, count, , reason]) => {
    const { desk, db, mailing } = await openMailing(1);
    await db.update(mailings).set({ sentCount: 900 });
    const one = (at: number) =>
      event(type, { mailingTag: mailing.tag, bounceType: "Permanent", to: [`r${at}@inbox.example`] });
    await recordEvents(
      desk,
      Array.from({ length: count - 1 }, (_, at) => one(at)),
    );
    expect(await findMailing(desk)).toMatchObject({ status: "sending" });
    await recordEvents(desk, [one(count)]);
    expect(await findMailing(desk)).toMatchObject({ status: "paused", reason });
    expect(await db.select().from(incidents)).toHaveLength(1);
    await resume(desk, mailing.id);
    await recordEvents(desk, [one(count + 1)]);
    expect(await findMailing(desk)).toMatchObject({ status: "sending" });
  });

  test("one complaint about the first few mails says nothing", async () => {
    const { desk, db, mailing } = await openMailing(1);
    await db.update(mailings).set({ sentCount: 10 });
    await recordEvents(desk, [event("complained", { mailingTag: mailing.tag })]);
    expect(await findMailing(desk)).toMatchObject({ status: "sending" });
  });
});

describe("raw events are forgotten", () => {
  test("after 35 days, and their counts are kept", async () => {
    const { desk, db, mailing, setNow } = await openMailing(1);
    await recordEvents(desk, [
      event("delivered", { mailingTag: mailing.tag }),
      event("bounced", { bounceType: "Transient" }),
    ]);
    setNow(hoursOn(30 * DAY_HOURS));
    await recordEvents(desk, [event("opened", { mailingTag: mailing.tag })]);
    await prune(desk);
    expect(await db.select().from(events)).toHaveLength(3);
    setNow(hoursOn(36 * DAY_HOURS));
    await prune(desk);
    expect(await db.select().from(events)).toMatchObject([{ kind: "email.opened" }]);
    expect(await db.select().from(transientBounces)).toEqual([]);
    expect(await findMailing(desk)).toMatchObject({ deliveredCount: 1, openedCount: 1 });
  });
});
