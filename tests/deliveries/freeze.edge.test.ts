import { describe, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { chunks, subscriptions } from "../../src/db/schema.ts";
import { freeze } from "../../src/deliveries/freeze.ts";
import { NOON, openTestDesk } from "../support/desk.ts";
import { addDigest, addNewsletter, addSubscribers } from "../support/factories.ts";

const open = async (readers: number) => {
  const noted = openTestDesk();
  const { db } = noted.desk;
  const newsletter = await addNewsletter(db);
  const added = await addSubscribers(db, newsletter.id, readers);
  return { ...noted, db, newsletter, readers: added, digest: await addDigest(db, newsletter.id) };
};

describe("freezing a mailing", () => {
  test.for([99, 100, 101, 250])(
    "%i subscribers stand in chunks of at most 100, each once and in order",
    async (count) => {
      const { desk, db, digest, readers } = await open(count);
      const mailing = await freeze(desk, digest.id);
      const frozen = await db.select().from(chunks).orderBy(chunks.number);
      expect(frozen.map(({ number }) => number)).toEqual(
        Array.from({ length: Math.ceil(count / 100) }, (_, at) => at + 1),
      );
      expect(Math.max(...frozen.map(({ recipients }) => recipients.length))).toBeLessThanOrEqual(100);
      expect(frozen.flatMap(({ recipients }) => recipients)).toEqual(readers.map(({ id }) => id));
      expect(mailing).toMatchObject({
        status: "sending",
        candidateCount: count,
        recipientCount: count,
        excludedCount: 0,
      });
    },
  );

  test("an audience too large for one call is gone on with by messages, whoever comes and goes in between", async () => {
    const { desk, db, digest, newsletter, readers, sent } = await open(250);
    const limits = { rangeSize: 100, rangesACall: 1 };
    expect(await freeze(desk, digest.id, limits)).toMatchObject({ status: "freezing" });
    const handedOver = { kind: "freeze", digestId: digest.id, at: NOON.getTime() };
    expect(sent).toEqual([handedOver]);
    // one who was looked through, and one who was not yet
    const [early, late] = [readers[7]?.id ?? 0, readers[207]?.id ?? 0];
    for (const id of [early, late])
      await db
        .update(subscriptions)
        .set({ status: "unsubscribed", endedAt: new Date(NOON.getTime() + 60_000) })
        .where(eq(subscriptions.subscriberId, id));
    const [joined] = await addSubscribers(db, newsletter.id, 1);
    await db
      .update(subscriptions)
      .set({ confirmedAt: new Date(NOON.getTime() + 60_000) })
      .where(eq(subscriptions.subscriberId, joined?.id ?? 0));
    expect(await freeze(desk, digest.id, limits)).toMatchObject({ status: "freezing" });
    expect(sent).toEqual([handedOver, handedOver]);
    const mailing = await freeze(desk, digest.id, limits);
    expect(mailing).toMatchObject({
      status: "sending",
      candidateCount: 250,
      recipientCount: 249,
      excludedCount: 1,
      excluded: { unsubscribed: 1 },
    });
    const frozen = (await db.select().from(chunks).orderBy(chunks.number)).flatMap((one) => one.recipients);
    expect(frozen).toEqual(readers.map(({ id }) => id).filter((id) => id !== late));
  });

  test("frozen again, it is the same mailing with the same chunks, and no second wake-up is needed", async () => {
    const { desk, db, digest, sent } = await open(101);
    const first = await freeze(desk, digest.id);
    const again = await freeze(desk, digest.id);
    expect(again).toEqual(first);
    expect(await db.select().from(chunks)).toHaveLength(2);
    expect(sent).toEqual([{ kind: "send", mailingId: first?.id, from: 1, to: 2, at: NOON.getTime() }]);
  });

  test("an interrupted freeze goes on where it stopped", async () => {
    const { desk, db, digest, readers } = await open(150);
    const mailing = await freeze(desk, digest.id);
    // as if the freezer had died after the first hundred
    await db.delete(chunks).where(eq(chunks.number, 2));
    await desk.db.run(
      `UPDATE mailings SET status = 'freezing', candidate_count = 100, frozen_to = ${readers[99]?.id}`,
    );
    const resumed = await freeze(desk, digest.id);
    const frozen = await db.select().from(chunks).orderBy(chunks.number);
    expect(frozen.flatMap(({ recipients }) => recipients)).toEqual(readers.map(({ id }) => id));
    expect(resumed).toMatchObject({
      id: mailing?.id,
      status: "sending",
      candidateCount: 150,
      recipientCount: 150,
    });
  });

  test("an account that does not balance stops the mailing with a reason, and nobody is woken", async () => {
    const { desk, digest, sent } = await open(3);
    await freeze(desk, digest.id);
    sent.length = 0;
    await desk.db.run(`UPDATE mailings SET status = 'freezing', candidate_count = 4`);
    expect(await freeze(desk, digest.id)).toMatchObject({
      status: "stopped",
      reason: "The account does not balance: 4 candidates, 3 recipients, 0 excluded.",
    });
    expect(sent).toEqual([]);
  });

  test("a newsletter that nobody reads has a mailing that is through at once", async () => {
    const { desk, digest, sent } = await open(0);
    expect(await freeze(desk, digest.id)).toMatchObject({ status: "sent", recipientCount: 0, chunkCount: 0 });
    expect(sent).toEqual([]);
  });

  test("the unconfirmed and those who left are no candidates", async () => {
    const { desk, db, digest, readers } = await open(3);
    const [left, unconfirmed] = readers;
    await db
      .update(subscriptions)
      .set({ status: "unsubscribed" })
      .where(eq(subscriptions.subscriberId, left?.id ?? 0));
    await db
      .update(subscriptions)
      .set({ status: "pending" })
      .where(eq(subscriptions.subscriberId, unconfirmed?.id ?? 0));
    expect(await freeze(desk, digest.id)).toMatchObject({ candidateCount: 1, recipientCount: 1 });
  });

  test("a digest that is not published has no mailing", async () => {
    const { desk, db, newsletter } = await open(1);
    const skipped = await addDigest(db, newsletter.id, {
      status: "skipped",
      slug: "other",
      slot: new Date(0),
    });
    expect(await freeze(desk, skipped.id)).toBeUndefined();
  });
});
