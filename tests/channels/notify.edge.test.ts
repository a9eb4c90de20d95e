/** Published digests told to webhooks and chats: once each, tried for a day, and never of old ones. */
import { createMessageBatch } from "cloudflare:test";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { KNOWN } from "../../local/channels/known.ts";
import { changeChannel, removeChannel } from "../../src/channels/change.ts";
import { listChannels } from "../../src/channels/list.ts";
import { notify, notifyRest, sendNotice } from "../../src/channels/notify.ts";
import { testChannel } from "../../src/channels/test-channel.ts";
import type { ChannelKind } from "../../src/channels/channel.ts";
import { findOpenIncidents } from "../../src/db/incidents.ts";
import { channels, digests, incidents, notices, pulses, stories } from "../../src/db/schema.ts";
import { consume } from "../../src/queue.ts";
import { NOON, openTestDesk } from "../support/desk.ts";
import { addDigest, addNewsletter } from "../support/factories.ts";
import { addKnown, emptyOffice, findReceived, KINDS, SECRETS, setFaults, targetOf } from "./office.ts";

const HOUR_MS = 3_600_000;
const hoursOn = (hours: number) => new Date(NOON.getTime() + hours * HOUR_MS);

beforeEach(emptyOffice);

async function openWorld(kinds: ChannelKind[] = KINDS, facts: Parameters<typeof addDigest>[2] = {}) {
  const logged: string[] = [];
  const say = (event: string, more?: object) => void logged.push(JSON.stringify([event, more]));
  const { desk, sent, setNow } = openTestDesk({ log: { info: say, error: say } });
  const newsletter = await addNewsletter(desk.db, { id: "harbour" });
  setNow(hoursOn(-1));
  const added = await Promise.all(kinds.map((kind) => addKnown(desk, kind)));
  setNow(NOON);
  const digest = await addDigest(desk.db, "harbour", { opening: "最值得看：Beacon 3 发布。", ...facts });
  /** Works off the messages of the queue, those that are there now. */
  const work = async () => {
    for (const job of sent.splice(0)) if (job.kind === "notice") await sendNotice(desk, job);
  };
  const find = () => desk.db.select().from(notices).orderBy(notices.channelId);
  return { desk, db: desk.db, sent, setNow, newsletter, added, digest, work, find, logged };
}

describe("a published digest", () => {
  test("is told to each channel in its own format, once, however often the queue asks", async () => {
    const { desk, digest, work, find } = await openWorld();
    await notify(desk, digest.id);
    await notify(desk, digest.id);
    await work();
    await notifyRest(desk);
    await work();
    const received = await findReceived();
    expect(received.map(({ kind }) => kind).sort()).toEqual([...KINDS].sort());
    for (const { body } of received) {
      const said = JSON.stringify(body);
      expect(said).toContain("https://news.example/harbour/2026.03.25.04");
      expect(said).toContain("#s1");
      expect(said).toContain("Beacon 3 发布");
    }
    expect((await find()).map(({ status, attemptCount }) => [status, attemptCount])).toEqual(
      KINDS.map(() => ["sent", 1]),
    );
  });

  test("is told through the queue's own door, by the message that its publishing sends", async () => {
    const { desk, digest, sent } = await openWorld(["slack"]);
    const deliver = (body: unknown) =>
      consume(
        desk,
        createMessageBatch("watchbell-gather", [{ id: "1", body, timestamp: NOON, attempts: 1 }]),
      );
    await deliver({ kind: "purge", tags: ["home"], digestId: digest.id, at: NOON.getTime() });
    for (const job of sent.splice(0)) await deliver(job);
    expect(await findReceived()).toHaveLength(1);
  });

  test("is found by cron where its message was lost", async () => {
    const { desk, work } = await openWorld(["wecom"]);
    await notifyRest(desk);
    await work();
    expect(await findReceived()).toHaveLength(1);
  });

  test("a webhook hears as an event with its facts, signed under an id that says which digest it is", async () => {
    const { desk, digest, work } = await openWorld(["webhook"]);
    await notify(desk, digest.id);
    await work();
    const [event] = await findReceived();
    expect(event?.headers["webhook-id"]).toBe("news-example_harbour_2026-03-25T04-00-00-000Z");
    expect(event?.body).toMatchObject({
      type: "digest.published",
      timestamp: NOON.toISOString(),
      data: {
        newsletter: "harbour",
        language: "zh-CN",
        url: "https://news.example/harbour/2026.03.25.04",
        headlines: [{ text: "Beacon 3 发布", url: "https://news.example/harbour/2026.03.25.04#s1" }],
        storyCount: 1,
      },
    });
  });

  test("that is corrected is told of to webhooks once more, and to no chat", async () => {
    const { desk, db, digest, work, setNow } = await openWorld(["webhook", "slack"]);
    await notify(desk, digest.id);
    await work();
    await db.update(digests).set({ correctedAt: hoursOn(1), correction: "The size was 8B." });
    setNow(hoursOn(1));
    await notify(desk, digest.id);
    await notify(desk, digest.id);
    await work();
    await notify(desk, digest.id);
    await work();
    const received = await findReceived();
    expect(received.map(({ kind }) => kind).sort()).toEqual(["slack", "webhook", "webhook"]);
    const last = received.at(-1);
    expect(last?.body).toMatchObject({ type: "digest.corrected", data: { correction: "The size was 8B." } });
    expect(last?.headers["webhook-id"]).toMatch(/_corrected_/);
  });
});

describe("nothing is told", () => {
  test.each([
    ["that was imported", async ({ db }) => db.update(stories).set({ kind: "imported" })],
    ["that is held", async ({ db }) => db.update(digests).set({ status: "held", publishedAt: null })],
    ["of before yesterday", async ({ db }) => db.update(digests).set({ publishedAt: hoursOn(-25) })],
    ["of before the channel", async ({ db }) => db.update(channels).set({ createdAt: hoursOn(1) })],
    ["in a channel that is paused", async ({ db }) => db.update(channels).set({ paused: true })],
    ["of another newsletter", async ({ db }) => db.update(channels).set({ newsletterId: "other" })],
  ] as [string, (world: Awaited<ReturnType<typeof openWorld>>) => Promise<unknown>][])(
    "%s",
    async (_, change) => {
      const world = await openWorld(["slack"]);
      await change(world);
      await notify(world.desk, world.digest.id);
      await notifyRest(world.desk);
      await world.work();
      expect(await findReceived()).toEqual([]);
      expect(await world.find()).toEqual([]);
    },
  );

  test("by cron, of a digest from before the database was restored", async () => {
    const { desk, db, work } = await openWorld(["slack"]);
    await db
      .insert(pulses)
      .values({ name: "cron", beatAt: hoursOn(2), missedFrom: hoursOn(0.5), missedUntil: hoursOn(2) });
    await notifyRest({ ...desk, now: () => hoursOn(2) });
    await work();
    expect(await findReceived()).toEqual([]);
  });
});

describe("a channel that fails", () => {
  test.each(KINDS)("%s is tried again when it says, and its trouble has an end", async (kind) => {
    const { desk, db, digest, sent, work, find, setNow } = await openWorld([kind]);
    await setFaults([{ kind: "rate", times: 1, seconds: 90 }]);
    await notify(desk, digest.id);
    await work();
    const [waiting] = await find();
    expect(waiting).toMatchObject({ status: "waiting", attemptCount: 1 });
    expect(waiting?.retryAt?.getTime()).toBeGreaterThanOrEqual(NOON.getTime() + 60_000);
    expect(await db.select().from(incidents)).toMatchObject([
      { cause: `channel/${waiting?.channelId}`, room: "channels", endedAt: null },
    ]);
    // too early, by whomever
    const [job] = sent;
    await work();
    await notifyRest(desk);
    expect(await findReceived()).toEqual([]);
    if (job) sent.push(job);
    setNow(waiting?.retryAt ?? NOON);
    await work();
    expect(await findReceived()).toHaveLength(1);
    expect(await find()).toMatchObject([{ status: "sent", attemptCount: 2, failure: null }]);
    expect(await findOpenIncidents(db)).toEqual([]);
  });

  test.each(KINDS)("%s without a vendor's answer, or withdrawn, tells no secret to anybody", async (kind) => {
    const { desk, db, digest, logged, work, find } = await openWorld([kind]);
    await setFaults([{ kind: "down", times: 1 }]);
    await notify(desk, digest.id);
    await work();
    expect((await find())[0]?.failure).toMatch(/502/);
    await setFaults([{ kind: "gone", times: 9 }]);
    const [channel] = await db.select().from(channels);
    const tested = await testChannel(desk, channel?.id ?? 0);
    expect(tested).toMatchObject({ kind: "failed" });
    const kept = JSON.stringify([
      logged,
      tested,
      await find(),
      await db.select().from(incidents),
      await listChannels(desk),
      channel,
    ]);
    for (const secret of SECRETS) expect(kept).not.toContain(secret);
  });

  test("is tried for a day in growing pauses, then given up, and shown", async () => {
    const { desk, digest, sent, setNow, find, added } = await openWorld(["discord"]);
    await setFaults([{ kind: "down", times: 999 }]);
    await notify(desk, digest.id);
    let tries = 0;
    for (let job = sent.shift(); job?.kind === "notice"; job = sent.shift()) {
      setNow(new Date(Math.max(job.at, desk.now().getTime())));
      await sendNotice(desk, job);
      tries += 1;
    }
    expect(tries).toBeGreaterThan(10);
    expect(tries).toBeLessThan(30);
    expect(await find()).toMatchObject([{ status: "failed", failure: "it answered 502" }]);
    expect(desk.now().getTime() - NOON.getTime()).toBeLessThanOrEqual(24 * HOUR_MS);
    expect(await listChannels(desk)).toMatchObject([{ id: added[0]?.id, last: { status: "failed" } }]);
  });

  test("holds up no other", async () => {
    const { desk, db, digest, work } = await openWorld(["telegram", "slack"]);
    await db.update(channels).set({ target: "broken" }).where(eq(channels.kind, "telegram"));
    await notify(desk, digest.id);
    await work();
    expect((await findReceived()).map(({ kind }) => kind)).toEqual(["slack"]);
  });

  test("is tried at once when it is mended", async () => {
    const { desk, digest, added, work } = await openWorld(["slack"]);
    const id = added[0]?.id ?? 0;
    await changeChannel(desk, id, { url: `${String(targetOf("slack")["url"])}-wrong` });
    await notify(desk, digest.id);
    await work();
    expect(await findReceived()).toEqual([]);
    expect(await changeChannel(desk, id, targetOf("slack"))).toMatchObject({ kind: "changed" });
    await notifyRest(desk);
    await work();
    expect(await findReceived()).toHaveLength(1);
  });

  test("that is taken away leaves nothing", async () => {
    const { desk, db, digest, added, work, find } = await openWorld(["slack"]);
    await setFaults([{ kind: "down", times: 9 }]);
    await notify(desk, digest.id);
    await work();
    expect(await removeChannel(desk, added[0]?.id ?? 0)).toBe(true);
    expect(await removeChannel(desk, added[0]?.id ?? 0)).toBe(false);
    expect([await find(), await findOpenIncidents(db), await listChannels(desk)]).toEqual([[], [], []]);
  });
});

test("four senders at once tell it once", async () => {
  const { desk, digest, sent } = await openWorld(["slack"]);
  await notify(desk, digest.id);
  const [job] = sent;
  if (job?.kind !== "notice") throw new Error("no notice");
  await Promise.all([1, 2, 3, 4].map(() => sendNotice(desk, job)));
  expect(await findReceived()).toHaveLength(1);
});

test.each(KINDS)("a test of %s shows the latest digest as a test, and counts nowhere", async (kind) => {
  const { desk, added, find } = await openWorld([kind]);
  expect(await testChannel(desk, added[0]?.id ?? 0)).toEqual({ kind: "sent" });
  expect(JSON.stringify(await findReceived())).toContain("【测试】");
  expect(await find()).toEqual([]);
  expect(await testChannel(desk, 999)).toEqual({ kind: "unknown" });
});

test("a test before there is any digest, or any newsletter, works", async () => {
  const { desk } = openTestDesk();
  const channel = await addKnown(desk, "discord");
  const tested = await testChannel(desk, channel.id);
  expect(tested).toEqual({ kind: "sent" });
  expect(KNOWN.slackPath).toBeTruthy();
});
