import { beforeEach, describe, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { chunks, mailings, subscribers, subscriptions, tallies } from "../../src/db/schema.ts";
import { claimChunks } from "../../src/deliveries/claim-store.ts";
import { endChunks } from "../../src/deliveries/end-store.ts";
import { reconcile } from "../../src/deliveries/reconcile.ts";
import { resume } from "../../src/deliveries/resume.ts";
import type { Desk } from "../../src/desk.ts";
import { sendRange } from "../../src/deliveries/send.ts";
import { suppress } from "../../src/subscribers/suppress.ts";
import { endSubscriptions } from "../../src/subscribers/wish-store.ts";
import { NOON, type Noted } from "../support/desk.ts";
import { countByAddress, emptyInbox, findArrived, setFaults } from "../support/inbox.ts";
import { claimOne, eachOnce, hoursOn, openMailing } from "./world.ts";

beforeEach(emptyInbox);

const find = async ({ desk }: Noted) => desk.db.select().from(mailings).get();

describe("sending a mailing", () => {
  test("every frozen recipient gets one email, with a one-click unsubscribe link of their own", async () => {
    const world = await openMailing(201);
    expect(await sendRange(world.desk, world.range)).toEqual({ kind: "done" });
    expect(await countByAddress()).toEqual(eachOnce(world.readers));
    expect(await find(world)).toMatchObject({
      sentCount: 201,
      refusedCount: 0,
      droppedCount: 0,
      unknownCount: 0,
    });
    const arrived = await findArrived();
    const links = arrived.map(({ headers }) => headers["List-Unsubscribe"] ?? "");
    expect(new Set(links).size).toBe(201);
    const [mail] = arrived;
    expect(mail?.headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
    const url = links[0]?.slice(1, -1) ?? "";
    expect(url).toMatch(/^https:\/\/news\.example\/unsubscribe\?token=k1\./);
    expect(mail?.html).toContain(url);
    expect(mail?.text).toContain(url);
    expect(mail?.html).not.toContain("watchbell.invalid");
    expect(mail?.text).not.toContain("watchbell.invalid");
  });

  test("sent again, it sends nothing", async () => {
    const world = await openMailing(101);
    await sendRange(world.desk, world.range);
    await sendRange(world.desk, world.range);
    expect(await countByAddress()).toEqual(eachOnce(world.readers));
  });

  test("of twenty racers for one chunk one wins", async () => {
    const { desk, range } = await openMailing(5);
    const claims = await Promise.all(
      Array.from({ length: 20 }, () => claimOne(desk, range, NOON, hoursOn(1))),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  test("an end goes with the next claim; one whose fence is lost counts nothing and holds no claim up", async () => {
    const world = await openMailing(250);
    const { db } = world.desk;
    const later = (seconds: number) => new Date(NOON.getTime() + seconds * 1000);
    const slow = await claimOne(world.desk, world.range, NOON, later(60));
    const quick = await claimOne(world.desk, world.range, later(61), hoursOn(1));
    if (!slow || !quick) throw new Error("Nothing was claimed");
    expect([slow.number, quick.number]).toEqual([1, 1]);
    const end = { end: { status: "sent" as const }, counts: { sentCount: 100 }, at: NOON };
    const claiming = { most: 1, now: later(62), leasedUntil: hoursOn(1) };
    const lost = await claimChunks(db, world.range, claiming, [{ chunk: slow, ...end }]);
    expect([...lost.ended]).toEqual([]);
    expect(lost.claimed).toMatchObject([{ number: 2 }]);
    expect(await find(world)).toMatchObject({ sentCount: 0 });
    const ended = await claimChunks(db, world.range, claiming, [{ chunk: quick, ...end }]);
    expect([...ended.ended]).toEqual([1]);
    expect(ended.claimed).toMatchObject([{ number: 3 }]);
    expect(await find(world)).toMatchObject({ sentCount: 100 });
    expect(await db.select({ status: chunks.status }).from(chunks).orderBy(chunks.number)).toEqual([
      { status: "sent" },
      { status: "sending" },
      { status: "sending" },
    ]);
  });

  test("ends that come together are written and counted as they are, but for those whose fence is lost", async () => {
    const world = await openMailing(301);
    const { db } = world.desk;
    const claiming = { most: 3, now: NOON, leasedUntil: hoursOn(1) };
    const { claimed } = await claimChunks(db, world.range, claiming);
    expect(claimed.map(({ number }) => number)).toEqual([1, 2, 3]);
    const [first, second, third] = claimed;
    if (!first || !second || !third) throw new Error("Three were to be claimed");
    const refusals: [number, string][] = [[7, `Say "no" \\ to 坏地址\n'; DROP TABLE chunks; --`]];
    const ended = await endChunks(db, [
      {
        chunk: first,
        end: {
          status: "sent",
          emailIds: ["a", null, "c"],
          refusals,
          failure: `Refused 1: "坏"`,
          sentAt: NOON,
        },
        counts: { sentCount: 99, refusedCount: 1 },
        at: NOON,
      },
      {
        chunk: { ...second, fence: second.fence + 1 },
        end: { status: "sent" },
        counts: { sentCount: 100 },
        at: NOON,
      },
      { chunk: third, end: { status: "unknown" }, counts: { unknownCount: 90, droppedCount: 10 }, at: NOON },
    ]);
    expect(ended).toEqual(new Set([1, 3]));
    const rows = await db.select().from(chunks).orderBy(chunks.number);
    expect(rows).toMatchObject([
      { status: "sent", emailIds: ["a", null, "c"], refusals, failure: `Refused 1: "坏"`, sentAt: NOON },
      { status: "sending", emailIds: null, fence: second.fence },
      { status: "unknown", emailIds: null, refusals: null, failure: null, sentAt: null },
      { status: "waiting" },
    ]);
    expect(rows.map(({ leasedUntil }) => leasedUntil)).toEqual([null, hoursOn(1), null, null]);
    expect(await find(world)).toMatchObject({
      sentCount: 99,
      refusedCount: 1,
      unknownCount: 90,
      droppedCount: 10,
    });
    const tallied = await db.select().from(tallies).orderBy(tallies.newsletterId);
    expect(tallied.map(({ newsletterId, sentCount }) => [newsletterId, sentCount])).toEqual([
      ["", 99],
      [world.newsletter.id, 99],
    ]);
  });

  test("a first claim fixes who is written to: less who left or is suppressed by then", async () => {
    const world = await openMailing(4);
    const [left, suppressed, ...others] = world.readers;
    await endSubscriptions(world.db, left?.id ?? 0, [world.newsletter.id], NOON, "test");
    await suppress(world.desk, suppressed?.email ?? "", "complaint");
    // who joined again is subscribed, and suppressed all the same
    await world.db
      .update(subscriptions)
      .set({ status: "active" })
      .where(eq(subscriptions.subscriberId, suppressed?.id ?? 0));
    const first = await claimOne(world.desk, world.range, NOON, hoursOn(1));
    const fixed = others.map(({ id, email }) => [id, email, "zh-CN"]);
    expect(first).toMatchObject({ isFirst: true, addressed: fixed, subscribed: null, firstAttemptAt: NOON });
    // whoever leaves now is in the call that may have been made
    await endSubscriptions(world.db, others[0]?.id ?? 0, [world.newsletter.id], NOON, "test");
    const second = await claimOne(world.desk, world.range, hoursOn(1), hoursOn(2));
    expect(second).toMatchObject({
      isFirst: false,
      addressed: fixed,
      subscribed: null,
      firstAttemptAt: NOON,
    });
  });

  test("a claim fixes nobody where a hash is not known, or where it is told not to", async () => {
    const world = await openMailing(2);
    const later = await claimOne(world.desk, { ...world.range, isFixedLater: true }, NOON, NOON);
    await world.db
      .update(subscribers)
      .set({ addressHash: null })
      .where(eq(subscribers.id, world.readers[1]?.id ?? 0));
    const unknown = await claimOne(world.desk, world.range, hoursOn(1), NOON);
    for (const claimed of [later, unknown]) {
      expect(claimed).toMatchObject({ isFirst: true, addressed: null, firstAttemptAt: null });
      expect(claimed?.subscribed?.map(([id]) => id)).toEqual(world.readers.map(({ id }) => id));
    }
  });

  test("two senders side by side write to nobody twice", async () => {
    const world = await openMailing(450);
    await Promise.all([1, 2, 3].map(() => sendRange(world.desk, world.range)));
    expect(await countByAddress()).toEqual(eachOnce(world.readers));
    expect(await find(world)).toMatchObject({ sentCount: 450 });
  });

  test("an answer lost after acceptance is asked for again, and nobody is written to twice", async () => {
    const world = await openMailing(3);
    await setFaults([{ kind: "timeout-after", times: 1 }]);
    expect(await sendRange(world.desk, world.range)).toEqual({ kind: "later", seconds: 15 });
    expect(await world.desk.db.select().from(chunks).get()).toMatchObject({
      status: "sending",
      sentAt: null,
    });
    world.setNow(new Date(NOON.getTime() + 16_000));
    expect(await sendRange(world.desk, world.range)).toEqual({ kind: "done" });
    expect(await countByAddress()).toEqual(eachOnce(world.readers));
    expect(await find(world)).toMatchObject({ sentCount: 3 });
  });

  test("who leaves between a lost answer and its retry changes nothing: the retry is the same to the byte", async () => {
    const world = await openMailing(3);
    await setFaults([{ kind: "timeout-after", times: 1 }]);
    await sendRange(world.desk, world.range);
    await world.db.update(subscriptions).set({ status: "unsubscribed" });
    world.setNow(hoursOn(1));
    await sendRange(world.desk, world.range);
    expect(await world.desk.db.select().from(chunks).get()).toMatchObject({ status: "sent" });
    expect(await countByAddress()).toEqual(eachOnce(world.readers));
  });

  test("a call that broke before acceptance is made again", async () => {
    const world = await openMailing(3);
    await setFaults([
      { kind: "timeout-before", times: 1 },
      { kind: "500", times: 1 },
    ]);
    await sendRange(world.desk, world.range);
    world.setNow(hoursOn(1));
    await sendRange(world.desk, world.range);
    world.setNow(hoursOn(2));
    await sendRange(world.desk, world.range);
    expect(await countByAddress()).toEqual(eachOnce(world.readers));
  });

  test("who left after the freeze is dropped and counted", async () => {
    const world = await openMailing(3);
    const [left, ...staying] = world.readers;
    await world.db
      .update(subscriptions)
      .set({ status: "unsubscribed" })
      .where(eq(subscriptions.subscriberId, left?.id ?? 0));
    await sendRange(world.desk, world.range);
    expect(await countByAddress()).toEqual(eachOnce(staying));
    expect(await find(world)).toMatchObject({ recipientCount: 3, sentCount: 2, droppedCount: 1 });
  });

  test("a refused address is recorded and does not hold up its neighbours", async () => {
    const world = await openMailing(3);
    const [, refused] = world.readers;
    await setFaults([{ kind: "refuse", to: refused?.email }]);
    await sendRange(world.desk, world.range);
    const chunk = await world.desk.db.select().from(chunks).get();
    expect(chunk?.emailIds?.map((id) => id !== null)).toEqual([true, false, true]);
    expect(await find(world)).toMatchObject({ sentCount: 2, refusedCount: 1 });
    const arrived = await findArrived();
    expect(arrived.map(({ id }) => id)).toEqual([chunk?.emailIds?.[0], chunk?.emailIds?.[2]]);
  });

  test("a short rate limit is waited out in the call", async () => {
    const world = await openMailing(201);
    await setFaults([{ kind: "rate", times: 1, skip: 1, retryAfterSeconds: 7 }]);
    expect(await sendRange(world.desk, world.range)).toEqual({ kind: "done" });
    expect(world.desk.now().getTime() - NOON.getTime()).toBe(7000);
    expect(await countByAddress()).toEqual(eachOnce(world.readers));
  });

  test("past the provider's memory an uncertain chunk is unknown, and never sent by guess", async () => {
    const world = await openMailing(3, { sendWithinHours: 48 });
    await setFaults([{ kind: "timeout-before", times: 1 }]);
    await sendRange(world.desk, world.range);
    world.setNow(hoursOn(24));
    await sendRange(world.desk, world.range);
    expect(await world.desk.db.select().from(chunks).get()).toMatchObject({ status: "unknown" });
    expect(await find(world)).toMatchObject({ unknownCount: 3, sentCount: 0 });
    expect(await findArrived()).toEqual([]);
  });

  test("a dead sender's chunk is free again when its lease ends, and its late answer writes nothing", async () => {
    const world = await openMailing(3);
    const dead = await claimOne(world.desk, world.range, NOON, new Date(NOON.getTime() + 60_000));
    expect(await sendRange(world.desk, world.range)).toEqual({ kind: "done" });
    expect(await findArrived()).toEqual([]);
    world.setNow(new Date(NOON.getTime() + 61_000));
    await sendRange(world.desk, world.range);
    expect(await world.desk.db.select().from(chunks).get()).toMatchObject({
      status: "sent",
      fence: (dead?.fence ?? 0) + 1,
    });
    expect(await countByAddress()).toEqual(eachOnce(world.readers));
  });

  test("what waits when send_before has passed is given up and counted", async () => {
    const world = await openMailing(3, { sendWithinHours: 12 });
    world.setNow(hoursOn(13));
    await sendRange(world.desk, world.range);
    await reconcile(world.desk);
    expect(await findArrived()).toEqual([]);
    expect(await find(world)).toMatchObject({ status: "expired", droppedCount: 3, sentCount: 0 });
  });

  test("a refusal that repeating can't cure stops the mailing with the provider's words", async () => {
    const world = await openMailing(3);
    await world.desk.db.update(mailings).set({ sender: "nobody" });
    await sendRange(world.desk, world.range);
    const stopped = await find(world);
    // permissive validation refuses each email by itself, so the chunk is through with all refused
    expect(stopped).toMatchObject({ sentCount: 0 });
    expect((stopped?.refusedCount ?? 0) === 3 || stopped?.status === "stopped").toBe(true);
  });

  test("a stopped mailing goes on when a person has mended its cause, and writes to nobody twice", async () => {
    const world = await openMailing(150);
    const refusing: Desk["mailer"] = {
      sendBatch: async () => ({ kind: "refused", name: "invalid_api_key", message: "API key is invalid" }),
    };
    await sendRange({ ...world.desk, mailer: refusing }, world.range);
    expect(await find(world)).toMatchObject({
      status: "stopped",
      reason: "invalid_api_key: API key is invalid",
    });
    await sendRange(world.desk, world.range);
    expect(await findArrived()).toEqual([]);
    expect(await resume(world.desk, world.mailing.id)).toBe("resumed");
    expect(await resume(world.desk, world.mailing.id)).toBe("not-stopped");
    await sendRange(world.desk, world.range);
    expect(await countByAddress()).toEqual(eachOnce(world.readers));
  });

  test("lost messages are found in the rows by the next tick, and a mailing that is through is closed", async () => {
    const world = await openMailing(101);
    world.sent.length = 0;
    await reconcile(world.desk);
    expect(world.sent).toEqual([
      { kind: "send", mailingId: world.mailing.id, from: 1, to: 2, at: NOON.getTime() },
    ]);
    await sendRange(world.desk, world.range);
    await reconcile(world.desk);
    expect(await find(world)).toMatchObject({ status: "sent", finishedAt: NOON });
  });
});
