/** A database restored from a backup, or one that had an outage: what it does not know of is never sent twice. */
import { beforeEach, describe, expect, test, vi } from "vitest";
import { chunks, mailings, pulses, renderings, subscriptions } from "../../src/db/schema.ts";
import { tick } from "../../src/cron.ts";
import { beat } from "../../src/deliveries/doubt.ts";
import { freeze } from "../../src/deliveries/freeze.ts";
import { reconcile } from "../../src/deliveries/reconcile.ts";
import { resume } from "../../src/deliveries/resume.ts";
import { sendRange } from "../../src/deliveries/send.ts";
import { addSubscribers } from "../support/factories.ts";
import { NOON } from "../support/desk.ts";
import { countByAddress, emptyInbox, findArrived, setFaults } from "../support/inbox.ts";
import { eachOnce, findMailing, hoursOn, openAudience, openMailing } from "./world.ts";

// many rows, on a machine that does other things besides
vi.setConfig({ testTimeout: 30_000 });

beforeEach(emptyInbox);

type World = Awaited<ReturnType<typeof openMailing>>;

const LONG = { sendWithinHours: 24 * 14 };
const sendAll = (world: Pick<World, "desk">, mailingId: number) =>
  sendRange(world.desk, { mailingId, from: 1, to: 99 });

/** The database as a backup of before the mailing had it, some hours later. */
async function restore({ db, setNow }: World, hours: number) {
  for (const table of [mailings, chunks, renderings]) await db.delete(table);
  await db
    .insert(pulses)
    .values({ name: "cron", beatAt: hoursOn(-0.1) })
    .onConflictDoNothing();
  setNow(hoursOn(hours));
}

/** The tick after the restore, and the slot's mailing frozen anew. */
async function pressAgain(world: World) {
  await beat(world.desk);
  const again = await freeze(world.desk, world.digest.id);
  if (!again) throw new Error("no mailing");
  return again;
}

describe("a slot that was mailed after the backup was made", () => {
  test("within the provider's memory is asked for again, and counted as what it is", async () => {
    const world = await openMailing(101, LONG);
    await sendAll(world, world.mailing.id);
    await restore(world, 20);
    const again = await pressAgain(world);
    expect(again).toMatchObject({ status: "sending", askBefore: hoursOn(23) });
    await sendAll(world, again.id);
    expect(await countByAddress()).toEqual(eachOnce(world.readers));
    expect(await findMailing(world.desk)).toMatchObject({ sentCount: 101, unknownCount: 0 });
  });

  test("past it is not sent, however long its send_before, until a person says so", async () => {
    const world = await openMailing(3, LONG);
    await sendAll(world, world.mailing.id);
    await restore(world, 25);
    const again = await pressAgain(world);
    expect(again).toMatchObject({ status: "stopped", reason: expect.stringContaining("restored") as string });
    await reconcile(world.desk);
    await sendAll(world, again.id);
    expect(await countByAddress()).toEqual(eachOnce(world.readers));
    expect(await resume(world.desk, again.id)).toBe("resumed");
    expect(await findMailing(world.desk)).toMatchObject({ status: "sending", askBefore: null });
  });

  test("asked for too slowly it is stopped when the memory ends", async () => {
    const world = await openMailing(3, LONG);
    await sendAll(world, world.mailing.id);
    await restore(world, 22.9);
    const again = await pressAgain(world);
    world.setNow(hoursOn(23.1));
    await sendAll(world, again.id);
    expect(await findMailing(world.desk)).toMatchObject({ status: "stopped", sentCount: 0 });
    expect(await countByAddress()).toEqual(eachOnce(world.readers));
  });

  test.each([
    ["", []],
    [", though the first call is lost on its way", [{ kind: "timeout-before", times: 1 }]],
  ])(
    "with an unsubscription lost, so that everyone moves up a place, it is sent to nobody twice%s",
    async (_, faults) => {
      const world = await openAudience(200, LONG);
      const { db, desk, readers } = world;
      // the backup knows a reader who had left before the slot was mailed: 201 now, the last in a chunk of their own
      await addSubscribers(db, world.newsletter.id, 1);
      await db.run(
        `UPDATE subscriptions SET status = 'unsubscribed' WHERE subscriber_id = ${readers[4]?.id}`,
      );
      const first = await freeze(desk, world.digest.id);
      await sendAll(world, first?.id ?? 0);
      const before = await countByAddress();
      await restore({ ...world, mailing: first, range: {} } as unknown as World, 2);
      await db.update(subscriptions).set({ status: "active" });
      const again = await pressAgain({ ...world, mailing: first } as unknown as World);
      expect(again.chunkCount).toBe(3);
      await setFaults(faults);
      await sendAll(world, again.id);
      world.setNow(hoursOn(2.5));
      await sendAll(world, again.id);
      expect(await countByAddress()).toEqual(before);
      expect(await findMailing(desk)).toMatchObject({
        status: "stopped",
        reason: expect.stringContaining("Chunk 1 was sent before") as string,
      });
    },
  );
});

describe("a mailing that the backup knows half sent", () => {
  test.for([
    [3, "sending", 101],
    [30, "stopped", 0],
  ] as const)("%i hours later is %s: %i are asked for", async ([hours, status, sentCount]) => {
    const world = await openMailing(101, LONG);
    await beat(world.desk);
    await sendAll(world, world.mailing.id);
    // back to when nothing of it was posted
    await world.db
      .update(chunks)
      .set({ status: "waiting", fence: 0, addressed: null, firstAttemptAt: null, emailIds: null });
    await world.db.update(mailings).set({ sentCount: 0 });
    world.setNow(hoursOn(hours));
    await beat(world.desk);
    await sendAll(world, world.mailing.id);
    expect(await countByAddress()).toEqual(eachOnce(world.readers));
    expect(await findMailing(world.desk)).toMatchObject({ status, sentCount });
  });
});

describe("a backup without a pulse, from before the first tick that notes one", () => {
  /** A mailing under way as the backup has it, of which a lost history sent all; and the first tick, so much later. */
  async function restoreWithoutPulse(hours: number) {
    const world = await openMailing(201, LONG);
    await sendAll(world, world.mailing.id);
    await world.db
      .update(chunks)
      .set({ status: "waiting", fence: 0, addressed: null, firstAttemptAt: null, emailIds: null });
    await world.db.update(mailings).set({ status: "sending", sentCount: 0, finishedAt: null });
    await world.db.delete(pulses);
    world.setNow(hoursOn(hours));
    await beat(world.desk);
    await sendAll(world, world.mailing.id);
    return world;
  }

  test("has a mailing that the provider has forgotten wait for a person", async () => {
    const world = await restoreWithoutPulse(26);
    expect(await countByAddress()).toEqual(eachOnce(world.readers));
    expect(await findMailing(world.desk)).toMatchObject({
      status: "stopped",
      reason: expect.stringContaining("restored") as string,
      sentCount: 0,
    });
    expect(await resume(world.desk, world.mailing.id)).toBe("resumed");
    await beat(world.desk);
    expect(await findMailing(world.desk)).toMatchObject({ status: "sending", askBefore: null });
  });

  test("has one that it remembers asked for in order, and sent", async () => {
    const world = await restoreWithoutPulse(5);
    expect(await countByAddress()).toEqual(eachOnce(world.readers));
    expect(await findMailing(world.desk)).toMatchObject({ askBefore: hoursOn(23), sentCount: 201 });
  });

  test("casts doubt on the slots up to the first tick, too", async () => {
    const world = await restoreWithoutPulse(5);
    for (const table of [mailings, chunks, renderings]) await world.db.delete(table);
    expect((await pressAgain(world)).askBefore).toEqual(hoursOn(23));
  });

  test("leaves alone what was frozen minutes before the first tick", async () => {
    const world = await openMailing(3, LONG);
    world.setNow(hoursOn(0.25));
    await beat(world.desk);
    expect(await findMailing(world.desk)).toMatchObject({ status: "sending", askBefore: null });
    await sendAll(world, world.mailing.id);
    expect(await countByAddress()).toEqual(eachOnce(world.readers));
    expect((await world.db.select().from(pulses))[0]).toMatchObject({ missedFrom: null, missedUntil: null });
  });

  test("is told from a new deployment, where nothing was ever mailed", async () => {
    const world = await openAudience(3, LONG);
    world.setNow(hoursOn(0.5));
    await beat(world.desk);
    expect(await freeze(world.desk, world.digest.id)).toMatchObject({ askBefore: null, status: "sending" });
  });
});

describe("a database that runs on", () => {
  test("may take days over a mailing: without a gap nothing is in doubt", async () => {
    const world = await openMailing(3, LONG);
    for (let quarter = 0; quarter <= 4 * 30; quarter += 1) {
      world.setNow(hoursOn(quarter / 4));
      await beat(world.desk);
    }
    expect(await findMailing(world.desk)).toMatchObject({ status: "sending", askBefore: null });
    await sendAll(world, world.mailing.id);
    expect(await countByAddress()).toEqual(eachOnce(world.readers));
  });

  test("one tick left out, a tick twice and a late one are no gap", async () => {
    const world = await openMailing(1);
    for (const minutes of [0, 0, 15, 45, 44, 60]) {
      world.setNow(new Date(NOON.getTime() + minutes * 60_000));
      await beat(world.desk);
    }
    const [pulse] = await world.db.select().from(pulses);
    expect(pulse).toMatchObject({ missedFrom: null, missedUntil: null, beatAt: hoursOn(1) });
    expect((await findMailing(world.desk))?.askBefore).toBeNull();
  });

  test("a slot after the gap is sent as usual", async () => {
    const world = await openAudience(3, LONG);
    await world.db.insert(pulses).values({ name: "cron", beatAt: hoursOn(-30) });
    world.setNow(hoursOn(-0.2));
    await beat(world.desk);
    world.setNow(NOON);
    expect(await freeze(world.desk, world.digest.id)).toMatchObject({ askBefore: null, status: "sending" });
  });

  test("a digest that is mailed a day after its slot asks for a person's word", async () => {
    const world = await openAudience(3, LONG);
    world.setNow(hoursOn(24));
    expect(await freeze(world.desk, world.digest.id)).toMatchObject({ status: "stopped" });
  });

  test("the tick notes its pulse before it starts a press", async () => {
    const order: string[] = [];
    const world = await openAudience(1);
    await tick({
      ...world.desk,
      press: {
        start: async () => {
          order.push(`pulses: ${(await world.db.select().from(pulses)).length}`);
          return "started";
        },
        wake: async () => {},
      },
    });
    expect(order.every((line) => line === "pulses: 1")).toBe(true);
    expect((await world.db.select().from(pulses)).map(({ name }) => name)).toContain("cron");
    expect(await findArrived()).toEqual([]);
  });
});
