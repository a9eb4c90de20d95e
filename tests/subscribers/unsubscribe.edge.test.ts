import { beforeEach, describe, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import { newsletters, subscribers, subscriptions, suppressions } from "../../src/db/schema.ts";
import { suppress } from "../../src/subscribers/suppress.ts";
import { readUnsubscription, unsubscribe } from "../../src/subscribers/unsubscribe.ts";
import { NOON } from "../support/desk.ts";
import { emptyInbox } from "../support/inbox.ts";
import { openReader } from "./reader.ts";

beforeEach(emptyInbox);

/** Two readers of both newsletters; the first holds an unsubscribe link for harbour. */
async function openReaders() {
  const world = await openReader();
  const { db } = world;
  const [mina, noa] = await db
    .insert(subscribers)
    .values(
      ["mina@inbox.example", "noa@inbox.example"].map((email) => ({
        email,
        language: "en" as const,
        createdAt: NOON,
      })),
    )
    .returning();
  if (!mina || !noa) throw new Error("no readers");
  await db.insert(subscriptions).values(
    [mina, noa].flatMap(({ id }) =>
      ["harbour", "daily"].map((newsletterId) => ({
        newsletterId,
        subscriberId: id,
        status: "active" as const,
        requestedAt: NOON,
        consent: "test",
      })),
    ),
  );
  await db.update(newsletters).set({ subscriberCount: 2 });
  const statuses = async (id: number) => {
    const rows = await db.select().from(subscriptions).where(eq(subscriptions.subscriberId, id));
    return Object.fromEntries(rows.map(({ newsletterId, status }) => [newsletterId, status]));
  };
  return { ...world, mina, noa, statuses, token: await world.unsubscribeToken(mina.id, "harbour") };
}

const BOTH = { harbour: "active", daily: "active" };

describe("leaving", () => {
  test("ends the one subscription, and the count falls by one", async () => {
    const { desk, token, mina, noa, statuses, counts } = await openReaders();
    expect(await unsubscribe(desk, token, "one")).toMatchObject({
      kind: "unsubscribed",
      newsletterId: "harbour",
    });
    expect(await statuses(mina.id)).toEqual({ harbour: "unsubscribed", daily: "active" });
    expect(await statuses(noa.id)).toEqual(BOTH);
    expect(await counts()).toEqual({ harbour: 1, daily: 2 });
  });

  test("twice is as good as once", async () => {
    const { desk, db, token, counts, minutesOn } = await openReaders();
    const first = await unsubscribe(desk, token, "one");
    const rows = await db.select().from(subscriptions);
    minutesOn(5);
    expect(await unsubscribe(desk, token, "one")).toEqual({ ...first, ended: null });
    expect(await db.select().from(subscriptions)).toEqual(rows);
    expect(await counts()).toEqual({ harbour: 1, daily: 2 });
  });

  test("five times at once counts once", async () => {
    const { desk, token, counts } = await openReaders();
    await Promise.all(Array.from({ length: 5 }, () => unsubscribe(desk, token, "all")));
    expect(await counts()).toEqual({ harbour: 1, daily: 1 });
  });

  test("all at once ends everything of this reader, and nothing of another", async () => {
    const { desk, token, mina, noa, statuses, counts } = await openReaders();
    expect(await unsubscribe(desk, token, "all")).toMatchObject({ kind: "unsubscribed", newsletterId: null });
    expect(await statuses(mina.id)).toEqual({ harbour: "unsubscribed", daily: "unsubscribed" });
    expect(await statuses(noa.id)).toEqual(BOTH);
    expect(await counts()).toEqual({ harbour: 1, daily: 1 });
  });

  test("before confirming takes the wish back and counts nobody", async () => {
    const { desk, db, token, mina, statuses, counts } = await openReaders();
    await db.update(subscriptions).set({ status: "pending" }).where(eq(subscriptions.subscriberId, mina.id));
    await unsubscribe(desk, token, "one");
    expect(await statuses(mina.id)).toEqual({ harbour: "unsubscribed", daily: "pending" });
    expect(await counts()).toEqual({ harbour: 2, daily: 2 });
  });

  test("looking at the page changes nothing, and shows the address to nobody", async () => {
    const { desk, token, mina, statuses } = await openReaders();
    expect(await readUnsubscription(desk, token)).toEqual({
      kind: "known",
      subscriberId: mina.id,
      newsletterId: "harbour",
      maskedAddress: "m•••@i•••.example",
      language: "en",
    });
    expect(await statuses(mina.id)).toEqual(BOTH);
  });

  test("a reader who is gone already is answered alike", async () => {
    const { desk, db, token } = await openReaders();
    await db.delete(subscribers);
    await db.delete(subscriptions);
    expect(await unsubscribe(desk, token, "one")).toEqual({
      kind: "unsubscribed",
      newsletterId: "harbour",
      ended: null,
    });
  });

  test("a tampered token, or one of another key, ends nothing", async () => {
    const { desk, token, mina, statuses } = await openReaders();
    const other = {
      ...desk,
      settings: { ...desk.settings, tokenKeys: [{ id: "k1", secret: new Uint8Array(32) }] },
    };
    expect(await unsubscribe(desk, `${token}A`, "all")).toEqual({ kind: "unknown" });
    expect(await unsubscribe(desk, "", "all")).toEqual({ kind: "unknown" });
    expect(await unsubscribe(other, token, "all")).toEqual({ kind: "unknown" });
    expect(await readUnsubscription(desk, `${token}A`)).toEqual({ kind: "unknown" });
    expect(await statuses(mina.id)).toEqual(BOTH);
  });
});

describe("suppressing", () => {
  test("ends everything of the address, however it is written, and counts it", async () => {
    const { desk, mina, noa, statuses, counts } = await openReaders();
    await suppress(desk, " MINA@Inbox.Example", "complaint");
    expect(await statuses(mina.id)).toEqual({ harbour: "unsubscribed", daily: "unsubscribed" });
    expect(await statuses(noa.id)).toEqual(BOTH);
    expect(await counts()).toEqual({ harbour: 1, daily: 1 });
  });

  test("twice changes nothing, and the first reason stays", async () => {
    const { desk, db, mina, counts, minutesOn } = await openReaders();
    await suppress(desk, mina.email, "bounce");
    const rows = await db.select().from(suppressions);
    minutesOn(5);
    await suppress(desk, mina.email, "complaint");
    expect(await db.select().from(suppressions)).toEqual(rows);
    expect(rows).toMatchObject([{ reason: "bounce", createdAt: NOON }]);
    expect(await counts()).toEqual({ harbour: 1, daily: 1 });
  });

  test("remembers an address that nobody has, without keeping it", async () => {
    const { desk, db } = await openReaders();
    await suppress(desk, "stranger@inbox.example", "hand");
    const rows = await db.select().from(suppressions);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain("stranger");
    expect(await db.select().from(subscribers)).toHaveLength(2);
  });

  test("of what is no address does nothing", async () => {
    const { desk, db } = await openReaders();
    await suppress(desk, "no address", "bounce");
    expect(await db.select().from(suppressions)).toEqual([]);
  });
});
