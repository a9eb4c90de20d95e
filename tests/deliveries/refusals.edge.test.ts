/** What the provider refuses: one address, a whole batch for one address, everyone, or the account. */
import { beforeEach, describe, expect, test, vi } from "vitest";
import { findAccount } from "../../src/deliveries/account.ts";
import { reconcile } from "../../src/deliveries/reconcile.ts";
import { sendRange } from "../../src/deliveries/send.ts";
import type { Desk } from "../../src/desk.ts";
import { openDb } from "../../src/db/client.ts";
import { env } from "cloudflare:workers";
import { incidents } from "../../src/db/schema.ts";
import { countByAddress, emptyInbox, findArrived, setFaults } from "../support/inbox.ts";
import { eachOnce, findChunks, findLost, findMailing, hoursOn, openMailing } from "./world.ts";

// many rows, on a machine that does other things besides
vi.setConfig({ testTimeout: 30_000 });

beforeEach(emptyInbox);

/** A mailer that fails in one way. */
const failing = (posted: Awaited<ReturnType<Desk["mailer"]["sendBatch"]>>): Desk["mailer"] => ({
  sendBatch: async () => posted,
});

describe("a refused address", () => {
  test("is named with the provider's words, and its neighbours have their ids", async () => {
    const world = await openMailing(5);
    const [, refused] = world.readers;
    await setFaults([{ kind: "refuse", to: refused?.email }]);
    await sendRange(world.desk, world.range);
    const account = await findAccount(world.desk, world.mailing.id);
    expect(account?.refusals).toEqual([
      { chunk: 1, subscriberId: refused?.id, message: expect.stringContaining("refused") as string },
    ]);
    expect(account).toMatchObject({ sentCount: 4, refusedCount: 1, chunks: { sent: 1 } });
    expect(await findLost(world.desk)).toBe(0);
  });
});

describe("a batch that is refused whole for one of its addresses", () => {
  test.for([0, 41, 99])(
    "is halved until reader %i stands alone and the others have their mail",
    async (at) => {
      const world = await openMailing(100);
      const poisoned = world.readers[at];
      await setFaults([{ kind: "poison", to: poisoned?.email }]);
      expect(await sendRange(world.desk, world.range)).toEqual({ kind: "done" });
      const others = world.readers.filter((reader) => reader !== poisoned);
      expect(await countByAddress()).toEqual(eachOnce(others));
      const account = await findAccount(world.desk, world.mailing.id);
      expect(account).toMatchObject({ sentCount: 99, refusedCount: 1, droppedCount: 0, unknownCount: 0 });
      expect(account?.refusals).toMatchObject([{ subscriberId: poisoned?.id }]);
      await reconcile(world.desk);
      expect(await findMailing(world.desk)).toMatchObject({ status: "sent" });
    },
  );

  test("is posted under names that it has whenever it is split", async () => {
    const world = await openMailing(4);
    await setFaults([{ kind: "poison", to: world.readers[3]?.email }]);
    await sendRange(world.desk, world.range);
    expect((await findChunks(world.desk)).map(({ name, status }) => [name, status])).toEqual([
      [null, "split"],
      ["1a", "sent"],
      ["1b", "split"],
      ["1ba", "sent"],
      ["1bb", "sent"],
    ]);
    const keys = (await findArrived()).map((mail) => (mail as { idempotencyKey?: string }).idempotencyKey);
    expect(keys).toEqual(["1a", "1a", "1ba"].map((name) => `${world.mailing.key}/${name}`));
  });

  test("goes on where a sender died between two halves", async () => {
    const world = await openMailing(8);
    await setFaults([{ kind: "poison", to: world.readers[7]?.email }]);
    let callCount = 0;
    const dying: Desk["mailer"] = {
      sendBatch: async (copies, key) => {
        callCount += 1;
        if (callCount === 3) throw new Error("it dies");
        return world.desk.mailer.sendBatch(copies, key);
      },
    };
    await sendRange({ ...world.desk, mailer: dying }, world.range).catch(() => undefined);
    world.setNow(hoursOn(1));
    world.sent.length = 0;
    await reconcile(world.desk);
    for (const job of world.sent) if (job.kind === "send") await sendRange(world.desk, job);
    expect(await countByAddress()).toEqual(eachOnce(world.readers.slice(0, 7)));
    expect(await findLost(world.desk)).toBe(0);
  });

  test("leaves who left after the freeze out of its halves, and counts them once", async () => {
    const world = await openMailing(4);
    await openDb(env.DB).run(
      `UPDATE subscriptions SET status = 'unsubscribed' WHERE subscriber_id = ${world.readers[0]?.id}`,
    );
    await setFaults([{ kind: "poison", to: world.readers[1]?.email }]);
    await sendRange(world.desk, world.range);
    expect(await findMailing(world.desk)).toMatchObject({ sentCount: 2, refusedCount: 1, droppedCount: 1 });
  });
});

describe("a refusal that is not the readers'", () => {
  test.for([
    ["validation_error", true],
    ["validation_error", false],
    ["invalid_api_key", false],
    ["security_error", false],
  ] as const)(
    "%s (about emails: %s) stops the mailing before it has cost many",
    async ([name, isAboutEmails]) => {
      const world = await openMailing(300);
      const mailer = failing({ kind: "refused", name, message: "No", isAboutEmails });
      await sendRange({ ...world.desk, mailer }, world.range);
      const stopped = await findMailing(world.desk);
      expect(stopped).toMatchObject({ status: "stopped" });
      expect(stopped?.refusedCount).toBeLessThanOrEqual(isAboutEmails ? 40 : 0);
      expect(await world.db.select().from(incidents)).toMatchObject([
        { message: expect.stringContaining("was stopped") as string },
      ]);
      await sendRange(world.desk, world.range);
      expect(await findArrived()).toEqual([]);
    },
  );

  test("of everyone in a chunk, one by one, stops the mailing after it", async () => {
    const world = await openMailing(201);
    const mailer: Desk["mailer"] = {
      sendBatch: async (copies) => ({
        kind: "accepted",
        results: copies.map(() => ({ refusal: "No subject" })),
      }),
    };
    await sendRange({ ...world.desk, mailer }, world.range);
    expect(await findMailing(world.desk)).toMatchObject({
      status: "stopped",
      reason: "Everyone was refused: No subject",
    });
  });

  test("about a month's quota stops the mailing and tells the operator", async () => {
    const world = await openMailing(3);
    await setFaults([{ kind: "monthly", times: 1 }]);
    await sendRange(world.desk, world.range);
    expect(await findMailing(world.desk)).toMatchObject({
      status: "stopped",
      reason: expect.stringContaining("monthly_quota_exceeded") as string,
    });
    expect(await world.db.select().from(incidents)).toHaveLength(1);
  });
});
