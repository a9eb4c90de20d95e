/** Waits, and a person's hand on a mailing: pause, resume, cancel, decide, test. */
import { createMessageBatch } from "cloudflare:test";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { chunks, failures, incidents, mailings } from "../../src/db/schema.ts";
import { cancel } from "../../src/deliveries/cancel.ts";
import { decide } from "../../src/deliveries/decide.ts";
import { freeze } from "../../src/deliveries/freeze.ts";
import { pauseMailing } from "../../src/deliveries/pause.ts";
import { reconcile } from "../../src/deliveries/reconcile.ts";
import { resume } from "../../src/deliveries/resume.ts";
import { sendRange } from "../../src/deliveries/send.ts";
import { sendTest } from "../../src/deliveries/send-test.ts";
import type { Desk } from "../../src/desk.ts";
import type { Posted } from "../../src/providers/mailer.ts";
import { consume } from "../../src/queue.ts";
import { suppress } from "../../src/subscribers/suppress.ts";
import { NOON } from "../support/desk.ts";
import { countByAddress, emptyInbox, findArrived, setFaults } from "../support/inbox.ts";
import { ask } from "../http/ask.ts";
import { eachOnce, findChunks, findLost, findMailing, hoursOn, openAudience, openMailing } from "./world.ts";

// many rows, on a machine that does other things besides
vi.setConfig({ testTimeout: 30_000 });

beforeEach(emptyInbox);

const SECOND_MS = 1000;

/** What became of a message: acked, or to be tried again. */
async function work(desk: Desk, body: unknown) {
  const outcomes: string[] = [];
  const [message] = createMessageBatch("watchbell-deliver", [
    { id: "1", body, timestamp: NOON, attempts: 1 },
  ]).messages;
  if (!message) throw new Error("no message");
  const noted = {
    id: "1",
    body,
    timestamp: NOON,
    attempts: 1,
    ack: () => outcomes.push("ack"),
    retry: () => outcomes.push("retry"),
  };
  await consume(desk, {
    ...createMessageBatch("watchbell-deliver", []),
    queue: "watchbell-deliver",
    messages: [noted],
  });
  return outcomes;
}

describe("waiting", () => {
  test("a long wait is the mailing's: no other message posts, cron wakes it, and no retry is used up", async () => {
    const world = await openMailing(250);
    await setFaults([{ kind: "rate", times: 1, skip: 1, retryAfterSeconds: 600 }]);
    world.sent.length = 0;
    const job = { kind: "send", ...world.range, at: NOON.getTime() };
    expect(await work(world.desk, job)).toEqual(["ack"]);
    expect(world.sent).toMatchObject([{ kind: "send", from: 1, to: 3 }]);
    const arrivedCount = (await findArrived()).length;
    expect(await work(world.desk, job)).toEqual(["ack"]);
    world.sent.length = 0;
    await reconcile(world.desk);
    expect(world.sent).toEqual([]);
    expect(await findArrived()).toHaveLength(arrivedCount);
    world.setNow(new Date(NOON.getTime() + 601 * SECOND_MS));
    await reconcile(world.desk);
    expect(world.sent).toMatchObject([{ kind: "send" }]);
    await sendRange(world.desk, world.range);
    expect(await countByAddress()).toEqual(eachOnce(world.readers));
  });

  /** Answers calls in their order with these; undefined, and those after them, as the stand-in does. */
  const answering = (desk: Desk, replies: (Posted | Error | undefined)[]): Desk => ({
    ...desk,
    mailer: {
      async sendBatch(...call) {
        const reply = replies.shift();
        if (reply instanceof Error) throw reply;
        return reply ?? desk.mailer.sendBatch(...call);
      },
    },
  });
  const lost = { kind: "uncertain", message: "lost" } as const;
  const wait = { kind: "wait", seconds: 600, name: "rate_limit_exceeded", message: "wait" } as const;

  test.for([{ replies: [lost, wait] }, { replies: [wait, lost] }])(
    "of two calls at once one is lost and one has to wait for long: the long wait is the mailing's",
    async ({ replies }) => {
      const world = await openMailing(500);
      // by the first answer the limit is known: then two are on their way together
      const desk = answering(world.desk, [undefined, ...replies]);
      expect(await sendRange(desk, world.range)).toEqual({
        kind: "later",
        seconds: 600,
      });
      const end = new Date(NOON.getTime() + 600 * SECOND_MS);
      expect(await findMailing(world.desk)).toMatchObject({ waitsUntil: end });
    },
  );

  test("a short wait is over for everyone when its sender ends, though another of its calls was lost", async () => {
    const world = await openMailing(500);
    const desk = answering(world.desk, [undefined, { ...wait, seconds: 50 }, lost]);
    const pauses: number[] = [];
    const pause = async (ms: number) => void pauses.push(ms);
    await sendRange({ ...desk, pause }, world.range);
    expect(pauses).toEqual([50 * SECOND_MS]);
  });

  test("a lane that breaks takes nothing from the wait that another was asked for", async () => {
    const world = await openMailing(500);
    const desk = answering(world.desk, [undefined, new Error("it breaks"), wait]);
    expect(await sendRange(desk, world.range)).toEqual({ kind: "later", seconds: 600 });
  });

  test("a message that comes back a moment before its time by its own clock goes on all the same", async () => {
    const world = await openMailing(3);
    await setFaults([{ kind: "rate", times: 1, retryAfterSeconds: 90 }]);
    world.sent.length = 0;
    await work(world.desk, { kind: "send", ...world.range, at: NOON.getTime() });
    const [job] = world.sent;
    world.setNow(new Date(NOON.getTime() + 89 * SECOND_MS));
    await work(world.desk, job);
    expect(await countByAddress()).toEqual(eachOnce(world.readers));
  });

  test("a half that has to wait has a message that comes back, too", async () => {
    const world = await openMailing(4);
    await setFaults([
      { kind: "poison", to: world.readers[3]?.email },
      { kind: "rate", times: 1, skip: 1, retryAfterSeconds: 90 },
    ]);
    world.sent.length = 0;
    await work(world.desk, { kind: "send", ...world.range, at: NOON.getTime() });
    const jobs = [...world.sent];
    expect(jobs).toMatchObject([
      { kind: "send", from: 1, to: 1 },
      { kind: "send", from: 2, to: 5 },
    ]);
    world.setNow(new Date(NOON.getTime() + 91 * SECOND_MS));
    for (const job of jobs) await work(world.desk, job);
    expect(await countByAddress()).toEqual(eachOnce(world.readers.slice(0, 3)));
    expect(await findLost(world.desk)).toBe(0);
  });

  test("what the provider makes wait for long is an incident, until it takes mail again", async () => {
    const world = await openMailing(3);
    await setFaults([{ kind: "daily", times: 1, retryAfterSeconds: 3600 }]);
    await sendRange(world.desk, world.range);
    const find = () => world.db.select().from(incidents);
    expect(await find()).toMatchObject([{ cause: "provider/mail", room: "provider", endedAt: null }]);
    world.setNow(hoursOn(2));
    await sendRange(world.desk, world.range);
    expect(await find()).toMatchObject([{ hitCount: 1, endedAt: hoursOn(2) }]);
  });

  test("a day's quota waits a quarter of an hour at least, and till the day ends at most, whatever the header says", async () => {
    const world = await openMailing(3);
    await setFaults([{ kind: "daily", times: 1, retryAfterSeconds: 1 }]);
    expect(await sendRange(world.desk, world.range)).toEqual({ kind: "later", seconds: 900 });
    world.setNow(hoursOn(1));
    await setFaults([{ kind: "daily", times: 1, retryAfterSeconds: 86_400 }]);
    // 05:00 in UTC: nineteen hours to midnight, and a minute
    expect(await sendRange(world.desk, world.range)).toEqual({ kind: "later", seconds: 19 * 3600 + 60 });
  });

  test("an answer that is lost 25 times over uses up no retry, and one message goes round", async () => {
    const world = await openMailing(3);
    await setFaults([{ kind: "timeout-before", times: 25 }]);
    let job: unknown = { kind: "send", ...world.range, at: NOON.getTime() };
    for (let at = 0; at < 20; at += 1) {
      world.sent.length = 0;
      expect(await work(world.desk, job)).toEqual(["ack"]);
      expect(world.sent).toHaveLength(1);
      [job] = world.sent;
      world.setNow(hoursOn(at + 1));
    }
  });

  test("a confirmation mail that is put off sends itself a message, until its day has passed", async () => {
    const world = await openMailing(1);
    await world.db.run("UPDATE subscriptions SET status = 'pending'");
    const job = {
      kind: "confirmation",
      subscriberId: world.readers[0]?.id,
      newsletterIds: [world.newsletter.id],
      issuedAt: NOON.getTime(),
      at: NOON.getTime(),
    };
    await setFaults([{ kind: "500" }]);
    world.sent.length = 0;
    expect(await work(world.desk, job)).toEqual(["ack"]);
    expect(world.sent).toMatchObject([{ kind: "confirmation" }]);
    world.setNow(hoursOn(24));
    world.sent.length = 0;
    expect(await work(world.desk, job)).toEqual(["ack"]);
    expect(world.sent).toEqual([]);
    expect(await world.db.select().from(failures)).toHaveLength(1);
  });
});

describe("a person's hand", () => {
  test("a paused mailing posts nothing until it is resumed", async () => {
    const world = await openMailing(150);
    expect(await pauseMailing(world.desk, world.mailing.id)).toBe(true);
    await sendRange(world.desk, world.range);
    await reconcile(world.desk);
    expect(await findArrived()).toEqual([]);
    expect(await resume(world.desk, world.mailing.id)).toBe("resumed");
    // its rates are watched on: only a pause of their own is overruled
    expect(await findMailing(world.desk)).toMatchObject({ isWatched: true });
    await sendRange(world.desk, world.range);
    expect(await countByAddress()).toEqual(eachOnce(world.readers));
  });

  test.for(["paused", "stopped"] as const)("a %s mailing expires by its send_before", async (status) => {
    const world = await openMailing(3, { sendWithinHours: 12 });
    await world.db.update(mailings).set({ status, reason: "Somebody looks into it." });
    world.setNow(hoursOn(13));
    await reconcile(world.desk);
    expect(await findMailing(world.desk)).toMatchObject({
      status: "expired",
      droppedCount: 3,
      reason: "send_before passed before 3 recipients were written to. Somebody looks into it.",
    });
    expect(await resume(world.desk, world.mailing.id)).toBe("not-stopped");
  });

  test("a cancelled mailing is through at once, and stays so", async () => {
    const world = await openMailing(201);
    await setFaults([{ kind: "rate", times: 2, skip: 1, retryAfterSeconds: 600 }]);
    await sendRange(world.desk, world.range);
    expect(await cancel(world.desk, world.mailing.id)).toBe(true);
    expect(await cancel(world.desk, world.mailing.id)).toBe(false);
    world.setNow(hoursOn(1));
    await sendRange(world.desk, world.range);
    expect(await resume(world.desk, world.mailing.id)).toBe("not-stopped");
    expect(await findMailing(world.desk)).toMatchObject({
      status: "cancelled",
      sentCount: 100,
      droppedCount: 101,
      finishedAt: expect.any(Date) as Date,
    });
  });

  test("of a cancelled mailing what may have been posted comes to its own end", async () => {
    const world = await openMailing(3);
    await setFaults([{ kind: "timeout-after", times: 1 }]);
    await sendRange(world.desk, world.range);
    await cancel(world.desk, world.mailing.id);
    expect(await findMailing(world.desk)).toMatchObject({ status: "cancelled", finishedAt: null });
    world.setNow(hoursOn(24));
    await reconcile(world.desk);
    expect(await findMailing(world.desk)).toMatchObject({ status: "cancelled", unknownCount: 3 });
    expect((await findMailing(world.desk))?.finishedAt).not.toBeNull();
  });

  test("a mailing that is cancelled while it is frozen sends nothing", async () => {
    const { desk, digest, db } = await openAudience(3);
    await freeze(desk, digest.id);
    await db.update(mailings).set({ status: "freezing", frozenTo: 0, candidateCount: 0 });
    await db.delete(chunks);
    const id = (await findMailing(desk))?.id ?? 0;
    await cancel(desk, id);
    await freeze(desk, digest.id);
    expect(await findMailing(desk)).toMatchObject({ status: "cancelled" });
  });

  test("an account that does not balance cannot be resumed by hand", async () => {
    const { desk, db, digest } = await openAudience(3);
    await freeze(desk, digest.id);
    await db.update(mailings).set({ status: "freezing", candidateCount: 4 });
    await freeze(desk, digest.id);
    expect(await resume(desk, (await findMailing(desk))?.id ?? 0)).toBe("unbalanced");
  });

  test("a mailing whose signing key comes back goes on by itself", async () => {
    const world = await openMailing(3);
    const tokenKeys = world.desk.settings.tokenKeys.map((key) => ({ ...key, id: "k2" }));
    const settings = { ...world.desk.settings, tokenKeys };
    await sendRange({ ...world.desk, settings }, world.range);
    await reconcile({ ...world.desk, settings });
    expect(await findMailing(world.desk)).toMatchObject({ status: "stopped" });
    world.sent.length = 0;
    await reconcile(world.desk);
    expect(world.sent).toMatchObject([{ kind: "send" }]);
    await sendRange(world.desk, world.range);
    expect(await countByAddress()).toEqual(eachOnce(world.readers));
  });

  test("counts that drifted are made anew from the rows when the mailing ends", async () => {
    const world = await openMailing(150);
    await sendRange(world.desk, world.range);
    await world.db.update(mailings).set({ sentCount: 90, droppedCount: 7 });
    await reconcile(world.desk);
    expect(await findMailing(world.desk)).toMatchObject({ status: "sent", sentCount: 150, droppedCount: 0 });
  });
});

describe("deciding about what is unknown", () => {
  async function openUnknown() {
    const world = await openMailing(3);
    await setFaults([{ kind: "timeout-before", times: 1 }]);
    await sendRange(world.desk, world.range);
    world.setNow(hoursOn(24));
    await reconcile(world.desk);
    expect(await findMailing(world.desk)).toMatchObject({ status: "sent", unknownCount: 3 });
    return world;
  }

  test("as sent or as dropped, it is counted so", async () => {
    for (const [decision, counts] of [
      ["sent", { sentCount: 3, unknownCount: 0 }],
      ["dropped", { droppedCount: 3, unknownCount: 0 }],
    ] as const) {
      const { desk, mailing, db } = await openUnknown();
      expect(await decide(desk, mailing.id, 1, decision)).toBe("decided");
      expect(await decide(desk, mailing.id, 1, "again")).toBe("not-unknown");
      expect(await findMailing(desk)).toMatchObject(counts);
      await db.delete(mailings);
      await db.delete(chunks);
      await db.run("DELETE FROM digests");
    }
  });

  test("again, it is sent under a key of its own, once", async () => {
    const { desk, mailing, readers, sent } = await openUnknown();
    sent.length = 0;
    expect(await decide(desk, mailing.id, 1, "again")).toBe("decided");
    for (const job of [...sent, ...sent]) if (job.kind === "send") await sendRange(desk, job);
    await reconcile(desk);
    expect(await countByAddress()).toEqual(eachOnce(readers));
    expect(await findMailing(desk)).toMatchObject({ status: "sent", sentCount: 3, unknownCount: 0 });
    expect(await findLost(desk)).toBe(0);
    expect((await findChunks(desk)).map(({ name }) => name)).toEqual([null, "1r"]);
  });

  test("again, when its news is old, it is too late", async () => {
    const { desk, mailing, setNow } = await openUnknown();
    setNow(hoursOn(49));
    expect(await decide(desk, mailing.id, 1, "again")).toBe("too-late");
  });
});

describe("a test mail", () => {
  test("goes to the addresses given, but not to the suppressed, and counts nowhere", async () => {
    const { desk, db, digest } = await openAudience(1);
    await suppress(desk, "noa@inbox.example", "complaint");
    const sent = await sendTest(desk, digest.id, ["Mina@inbox.example", "noa@inbox.example", "no address"]);
    expect(sent).toMatchObject([
      { outcome: "sent" },
      { outcome: "suppressed" },
      { outcome: "not-an-address" },
    ]);
    const arrived = await findArrived();
    expect(arrived.map(({ to }) => to)).toEqual([["mina@inbox.example"]]);
    expect(arrived[0]?.subject).toMatch(/^\[Test\] /);
    expect(arrived[0]?.html).not.toContain("watchbell.invalid");
    expect(await db.select().from(mailings)).toEqual([]);
  });
});

describe("the operator's routes", () => {
  const operator = (method: string, body?: unknown): RequestInit => ({
    method,
    headers: { authorization: "Bearer test-admin-token", "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

  test("show an account and take a hand to it, for the operator alone", async () => {
    const { desk, mailing, digest } = await openMailing(2);
    const path = `/api/mailings/${mailing.id}`;
    expect((await ask(desk, path)).status).toBe(401);
    const account = await (await ask(desk, path, operator("GET"))).json();
    expect(account).toMatchObject({ recipientCount: 2, chunks: { waiting: 1 }, refusals: [], unknown: [] });
    expect(JSON.stringify(account)).not.toContain("@inbox");
    for (const [verb, status] of [
      ["resume", 409],
      ["pause", 200],
      ["pause", 409],
      ["resume", 200],
      ["cancel", 200],
      ["cancel", 409],
    ] as const)
      expect((await ask(desk, `${path}/${verb}`, operator("POST"))).status, verb).toBe(status);
    const decided = (as: unknown) => ask(desk, `${path}/chunks/1`, operator("POST", { as }));
    expect((await decided("maybe")).status).toBe(400);
    expect((await decided("sent")).status).toBe(409);
    expect((await ask(desk, "/api/mailings/99999", operator("GET"))).status).toBe(404);
    const tested = (to: unknown) => ask(desk, `/api/digests/${digest.id}/test`, operator("POST", { to }));
    expect((await tested("mina@inbox.example")).status).toBe(400);
    expect((await tested(Array.from({ length: 11 }, () => "mina@inbox.example"))).status).toBe(400);
    expect(await (await tested(["mina@inbox.example"])).json()).toMatchObject({
      sent: [{ outcome: "sent" }],
    });
    expect(
      (await ask(desk, "/api/digests/99999/test", operator("POST", { to: ["a@b.example"] }))).status,
    ).toBe(404);
  });
});
