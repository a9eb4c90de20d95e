/** A backup loaded into an empty database: what is there afterwards, and that nothing of before is sent by itself. */
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { loadingOrder } from "../../src/backups/layout.ts";
import { tick } from "../../src/cron.ts";
import {
  channels,
  mailings,
  newsletters,
  notices,
  pulses,
  subscribers,
  subscriptions,
} from "../../src/db/schema.ts";
import { freeze } from "../../src/deliveries/freeze.ts";
import { resume } from "../../src/deliveries/resume.ts";
import { sendRange } from "../../src/deliveries/send.ts";
import { review } from "../../src/digests/review.ts";
import type { Desk } from "../../src/desk.ts";
import { consume } from "../../src/queue.ts";
import { hoursOn, openMailing } from "../deliveries/world.ts";
import { NOON, openTestDesk, type Noted } from "../support/desk.ts";
import { addDigest, addNewsletter, addSubscribers } from "../support/factories.ts";
import { ask } from "../http/ask.ts";
import { countByAddress, emptyInbox, findArrived } from "../support/inbox.ts";
import { begin, call, end, load, loadBackup, takeBackup, wipe } from "./carry.ts";

vi.setConfig({ testTimeout: 120_000 });
beforeEach(emptyInbox);

/** Every other tick of cron: one that is missing is no gap yet. */
const TICK_MS = 30 * 60_000;
const DAY_TICKS = 48;

/** Works off what was put on the queue of deliveries, as its consumer does. */
async function deliver({ desk, sent }: Noted): Promise<void> {
  for (const body of sent.splice(0)) {
    if (!["send", "freeze"].includes((body as { kind: string }).kind)) continue;
    const message = { id: "1", timestamp: desk.now(), body, attempts: 1, ack: () => {}, retry: () => {} };
    await consume(desk, { queue: "watchbell-deliver", messages: [message] } as unknown as MessageBatch);
  }
}

/** So many ticks of cron, each with all that it asks for; answers the slots whose press it would start. */
async function play(
  world: Noted,
  from: Date,
  ticks: number,
  onPress: (name: string, desk: Desk) => Promise<void> = async () => {},
): Promise<string[]> {
  const pressed = new Set<string>();
  const start = async (name: string) => {
    if (pressed.has(name)) return "already" as const;
    pressed.add(name);
    await onPress(name, world.desk);
    return "started" as const;
  };
  const desk: Desk = { ...world.desk, press: { start, wake: async () => {} } };
  for (let at = 1; at <= ticks; at += 1) {
    world.setNow(new Date(from.getTime() + at * TICK_MS));
    await tick(desk);
    await deliver({ ...world, desk });
  }
  return [...pressed];
}

/**
 * A deployment in mid-send: of three chunks one was sent. Besides, a digest whose mailing is not there yet, one in
 * review until an hour later, one in the press, one that is being frozen, and an announcement that waits.
 */
async function openBusy() {
  const world = await openMailing(250, { sendWithinHours: 24 * 7, review: "publish-after" });
  const { desk, db, newsletter } = world;
  await sendRange(desk, { mailingId: world.mailing.id, from: 1, to: 1 });
  const slotAt = (hours: number) => ({ slot: hoursOn(hours), startedAt: hoursOn(hours) });
  const unmailed = await addDigest(db, newsletter.id, { ...slotAt(-4), publishedAt: hoursOn(-0.1) });
  const inReview = { status: "held", publishedAt: null, heldUntil: hoursOn(1) } as const;
  const held = await addDigest(db, newsletter.id, { ...slotAt(-8), ...inReview });
  const pressing = { status: "pressing", publishedAt: null } as const;
  const cutOff = await addDigest(db, newsletter.id, { ...slotAt(-12), ...pressing });
  const frozen = await addDigest(db, newsletter.id, slotAt(-16));
  await freeze(desk, frozen.id, { rangeSize: 100, rangesACall: 1 });
  await db.insert(channels).values({ kind: "slack", name: "desk", target: "sealed", createdAt: NOON });
  await db.insert(notices).values({ channelId: 1, digestId: unmailed.id, createdAt: NOON });
  return { ...world, unmailed, held, cutOff, frozen };
}

type Busy = Awaited<ReturnType<typeof openBusy>>;

/** Its backup, loaded so many hours later, after the rest was sent. */
async function restoreBusy(world: Busy, hours: number) {
  const backup = await takeBackup(world.desk);
  await sendRange(world.desk, { mailingId: world.mailing.id, from: 2, to: 3 });
  expect(Object.values(await countByAddress())).toEqual(Array.from({ length: 250 }, () => 1));
  await wipe();
  world.sent.splice(0);
  world.setNow(hoursOn(hours));
  return loadBackup(world.desk, backup);
}

describe("restored in mid-send", () => {
  test("nothing of before goes out in a day of cron; the next slot is pressed and does", async () => {
    const world = await openBusy();
    await restoreBusy(world, 2.5);
    await emptyInbox();
    const pressed = await play(world, hoursOn(2.5), DAY_TICKS, async (_name, desk) => {
      if ((await countByAddress())["reader1@inbox.example"]) return;
      const digest = await addDigest(desk.db, world.newsletter.id, {
        slot: hoursOn(4),
        publishedAt: desk.now(),
        title: "after the restore",
      });
      await freeze(desk, digest.id);
    });
    // noon and the fires before it are of before; in Shanghai the next is at 16:00
    expect(pressed[0]).toBe(`${world.newsletter.id}_20260325T0800Z`);
    const arrived = await findArrived();
    expect(arrived).toHaveLength(250);
    expect(new Set(arrived.map(({ subject }) => subject)).size).toBe(1);
    expect(arrived[0]?.subject).toContain("after the restore");
  });

  test("what was held back is told", async () => {
    const world = await openBusy();
    const { heldBack } = await restoreBusy(world, 5);
    const of = { newsletterId: world.newsletter.id };
    expect(heldBack).toEqual({
      mailings: [
        {
          id: world.mailing.id,
          ...of,
          digestId: world.digest.id,
          status: "stopped",
          recipientCount: 250,
          sentCount: 100,
        },
        {
          id: world.mailing.id + 1,
          ...of,
          digestId: world.frozen.id,
          status: "cancelled",
          recipientCount: 0,
          sentCount: 0,
        },
      ],
      digests: [
        { id: world.held.id, ...of, slot: hoursOn(-8).toISOString(), status: "held" },
        { id: world.cutOff.id, ...of, slot: hoursOn(-12).toISOString(), status: "failed" },
      ],
      unmailed: [world.unmailed.id],
      slots: [{ ...of, slot: hoursOn(4).toISOString() }],
      notices: [{ channelId: 1, digestId: world.unmailed.id }],
    });
  });

  test.each([
    [5, "the provider is asked, and nobody is written to twice"],
    [30, "the rest is sent by a person's word"],
  ])("%i hours later its mailing is resumed: %s", async (hours) => {
    const world = await openBusy();
    await restoreBusy(world, hours);
    await play(world, hoursOn(hours), 2);
    const before = await countByAddress();
    expect(await resume(world.desk, world.mailing.id)).toBe("resumed");
    await deliver(world);
    const [mailing] = await world.db.select().from(mailings);
    expect(mailing).toMatchObject({ sentCount: 250, askBefore: hours > 23 ? null : hoursOn(23) });
    if (hours < 23) expect(await countByAddress()).toEqual(before);
  });

  test("a digest that was in review is mailed when a person lets it out, and only then", async () => {
    const world = await openBusy();
    await restoreBusy(world, 1);
    await emptyInbox();
    await play(world, hoursOn(1), 4);
    expect(await countByAddress()).toEqual({});
    expect((await review(world.desk, world.held.id, { kind: "approve" })).kind).toBe("published");
    await freeze(world.desk, world.held.id);
    await deliver(world);
    expect(Object.keys(await countByAddress())).toHaveLength(250);
  });
});

describe("while it is loaded", () => {
  async function openEmptied() {
    const world = openTestDesk();
    const { desk } = world;
    const newsletter = await addNewsletter(desk.db, { id: "harbour", startsAt: hoursOn(-240) });
    const readers = await addSubscribers(desk.db, newsletter.id, 5);
    await addDigest(desk.db, newsletter.id, { slot: hoursOn(-4) });
    const backup = await takeBackup(desk);
    await wipe();
    return { ...world, readers, ...backup, backup };
  }

  test("cron starts nothing until it has come to its end", async () => {
    const world = await openEmptied();
    const { desk, head, lines } = world;
    await begin(desk, head);
    for (const table of loadingOrder()) await load(desk, head, table, lines[table] ?? "");
    expect(await play(world, NOON, 10)).toEqual([]);
    expect(await desk.db.select().from(pulses)).toMatchObject([{ name: "restore", missedUntil: null }]);
    await end(desk, head);
    expect(await play(world, hoursOn(5), 10)).toEqual(["harbour_20260325T1200Z"]);
  });

  test("it may be begun and loaded again, which changes nothing that readers changed since", async () => {
    const { desk, head, lines, readers } = await openEmptied();
    await begin(desk, head);
    for (const table of loadingOrder()) await load(desk, head, table, lines[table] ?? "");
    const [reader] = readers;
    await desk.db
      .update(subscriptions)
      .set({ status: "unsubscribed" })
      .where(eq(subscriptions.subscriberId, reader?.id ?? 0));
    const again = await begin(desk, head);
    expect(await again.json()).toMatchObject({ isAgain: true });
    for (const table of loadingOrder()) await load(desk, head, table, lines[table] ?? "");
    await end(desk, head);
    const left = await desk.db.select().from(subscriptions).where(eq(subscriptions.status, "unsubscribed"));
    expect(left.map(({ subscriberId }) => subscriberId)).toEqual([reader?.id]);
    expect(await desk.db.select().from(newsletters)).toMatchObject([{ subscriberCount: 4, startsAt: NOON }]);
  });

  test("rows that hang on what was erased while the backup was taken are left out, and told of", async () => {
    const { desk, head, lines, readers } = await openEmptied();
    const [erased] = readers;
    const kept = (lines["subscribers"] ?? "")
      .split("\n")
      .filter((line) => !line.includes(erased?.email ?? "?"));
    const { orphans } = await loadBackup(desk, { head, lines: { ...lines, subscribers: kept.join("\n") } });
    expect(orphans).toEqual({ subscriptions: 1 });
    expect(await desk.db.select().from(subscriptions)).toHaveLength(4);
  });

  test("a digest that came to the backup before it was there has no stories that a later one would inherit", async () => {
    const { desk, head, lines } = await openEmptied();
    const { orphans } = await loadBackup(desk, { head, lines: { ...lines, digests: "" } });
    expect(orphans).toEqual({ stories: 1, story_posts: 1 });
  });

  test("it is refused where it is not the same, or there is somebody already", async () => {
    const { desk, head, lines } = await openEmptied();
    const refusal = async (changes: object) => {
      const answer = await begin(desk, { ...head, ...changes });
      return [answer.status, (await answer.json<{ error?: string }>()).error];
    };
    expect(await refusal({ format: 2 })).toEqual([409, expect.stringContaining("format")]);
    expect(await refusal({ takenAt: "noon" })).toEqual([409, expect.stringContaining("taken")]);
    expect(await refusal({ migration: "0001_old.sql" })).toEqual([
      409,
      expect.stringContaining("0001_old.sql"),
    ]);
    expect(await refusal({ keyMark: "x" })).toEqual([409, expect.stringContaining("another ADDRESS_KEY")]);
    expect(await desk.db.select().from(pulses)).toEqual([]);
    expect((await load(desk, head, "posts", "")).status).toBe(409);
    expect((await end(desk, head)).status).toBe(409);
    await begin(desk, head);
    await load(desk, head, "subscribers", lines["subscribers"] ?? "");
    expect(await refusal({ takenAt: hoursOn(1).toISOString() })).toEqual([
      409,
      expect.stringContaining("go on with that one"),
    ]);
    await end(desk, head);
    expect(await refusal({})).toEqual([409, expect.stringContaining("an empty one")]);
    expect(await desk.db.select().from(subscribers)).toHaveLength(5);
  });

  test("a line that is none is named, and nothing of its call is loaded", async () => {
    const { desk, head, lines } = await openEmptied();
    await begin(desk, head);
    const [first = "", second = ""] = (lines["subscribers"] ?? "").split("\n");
    const wrong = second.replace('"id":', '"is":');
    const answer = await load(desk, head, "subscribers", `${first}\n${wrong}\n`);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toEqual({ error: "line 2: there is no column is", line: 2 });
    expect(await desk.db.select().from(subscribers)).toEqual([]);
    expect((await load(desk, head, "sessions", "")).status).toBe(404);
    expect((await load(desk, head, "posts", " ".repeat(4_000_001))).status).toBe(413);
  });
});

describe("the doors", () => {
  test.each([
    ["GET", "/backup"],
    ["GET", "/backup/subscribers"],
    ["POST", "/restore/begin"],
    ["POST", "/restore/posts"],
    ["POST", "/restore/end"],
  ])("%s %s is closed without the token", async (method, path) => {
    const { desk } = openTestDesk();
    expect((await ask(desk, `/api${path}`, { method })).status).toBe(401);
  });

  test("a page of what is no table, or after what is no key, is refused", async () => {
    const { desk } = openTestDesk();
    expect((await call(desk, "GET", "/backup/sessions")).status).toBe(404);
    for (const after of ["", "7", "[]", '["7"]', "[1,2]", "x"])
      expect((await call(desk, "GET", `/backup/posts?after=${encodeURIComponent(after)}`)).status).toBe(400);
    expect((await call(desk, "GET", "/backup/posts?after=[7]")).status).toBe(200);
  });
});
