/** Races and leftovers across the rooms: wishes side by side, slots and schedules that break down, refused mail from the queue. */
import { createMessageBatch } from "cloudflare:test";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { tick } from "../src/cron.ts";
import { digests, failures, incidents, newsletters, stories, subscriptions } from "../src/db/schema.ts";
import type { Desk } from "../src/desk.ts";
import { findNewsletter } from "../src/newsletters/store.ts";
import { consume } from "../src/queue.ts";
import { recordPoll } from "../src/sources/store.ts";
import { writeStories } from "../src/stories/write-stories.ts";
import { signUp } from "../src/subscribers/sign-up.ts";
import { NOON, openTestDesk } from "./support/desk.ts";
import { addDigest, addNewsletter, addPost, addSource } from "./support/factories.ts";
import { emptyInbox, findArrived } from "./support/inbox.ts";

const HOUR_MS = 3_600_000;
const hoursOn = (hours: number) => new Date(NOON.getTime() + hours * HOUR_MS);
const quiet = { press: { start: async () => "already" as const, wake: async () => {} } };
const wish = (newsletterIds: string[]) => ({
  address: "mina@inbox.example",
  newsletterIds,
  language: "en" as const,
  consent: "test",
});
const work = (desk: Desk, body: unknown) =>
  consume(desk, createMessageBatch("watchbell-deliver", [{ id: "1", body, timestamp: NOON, attempts: 1 }]));

beforeEach(emptyInbox);

test("a schedule that cannot be read is an incident until it can, however often cron looks", async () => {
  const { desk } = openTestDesk(quiet);
  await addNewsletter(desk.db, { id: "a-broken", timeZone: "Atlantis/Capital" });
  await tick(desk);
  await tick(desk);
  expect(await desk.db.select().from(incidents)).toMatchObject([
    {
      room: "press",
      message: expect.stringContaining("a-broken: Atlantis/Capital") as string,
      hitCount: 2,
      endedAt: null,
    },
  ]);
  await desk.db.update(newsletters).set({ timeZone: "Asia/Shanghai" });
  await tick(desk);
  expect(await desk.db.select().from(incidents)).toMatchObject([{ hitCount: 2, endedAt: NOON }]);
});

test("a pressing older than a day is failed though nothing followed it", async () => {
  const { desk } = openTestDesk(quiet);
  const { id } = await addNewsletter(desk.db, { paused: true });
  const pressing = { status: "pressing", publishedAt: null } as const;
  await addDigest(desk.db, id, { slot: hoursOn(-25), startedAt: hoursOn(-25), slug: "old", ...pressing });
  await addDigest(desk.db, id, { slot: NOON, startedAt: hoursOn(-23), slug: "young", ...pressing });
  await tick(desk);
  const rows = await desk.db.select().from(digests).orderBy(digests.slot);
  expect(rows.map(({ status }) => status)).toEqual(["failed", "pressing"]);
});

test("a slot that failed before it had stories is given none, and nothing throws", async () => {
  const { desk } = openTestDesk();
  const { id } = await addNewsletter(desk.db);
  const source = await addSource(desk.db, id);
  const post = await addPost(desk.db, source.id);
  const digest = await addDigest(desk.db, id, { status: "failed" });
  await desk.db.delete(stories);
  const newsletter = await findNewsletter(desk.db, id);
  if (!newsletter) throw new Error("no newsletter");
  const write = () =>
    writeStories(desk, newsletter, digest, [{ postIds: [post.id], score: { total: 1 }, updateOf: null }]);
  await write();
  expect(await desk.db.select().from(stories)).toEqual([]);
  await desk.db.update(digests).set({ status: "pressing" });
  await write();
  await write();
  const told = await desk.db.select().from(stories);
  expect(told).toMatchObject([
    { position: 1, score: { total: 1 }, categories: expect.any(Array) as unknown },
  ]);
  await desk.db.update(digests).set({ status: "published" });
  await write();
  expect(await desk.db.select().from(stories)).toEqual(told);
});

test("a refusal of a mail that came from the queue is found in the failures", async () => {
  const { desk, sent } = openTestDesk();
  const first = await addNewsletter(desk.db);
  const second = await addNewsletter(desk.db);
  await signUp(desk, wish([first.id]));
  expect(await signUp(desk, wish([second.id]))).toBe("put-off");
  const mailer: Desk["mailer"] = {
    sendBatch: async () => ({ kind: "refused", name: "invalid_api_key", message: "API key is invalid" }),
  };
  await work({ ...desk, mailer }, sent[0]);
  expect(await desk.db.select().from(failures)).toMatchObject([{ room: "subscribers" }]);
});

test("at the end of the cooldown one mail asks about all that wait, also on a site of 120 newsletters", async () => {
  const { desk, sent } = openTestDesk();
  const ids: string[] = [];
  for (let at = 0; at < 120; at += 1) ids.push((await addNewsletter(desk.db)).id);
  expect(await signUp(desk, wish(ids.slice(0, 1)))).toBe("confirmation-sent");
  expect(await signUp(desk, wish(ids.slice(1, 50)))).toBe("put-off");
  expect(await signUp(desk, wish(ids.slice(50, 100)))).toBe("cooling-down");
  expect(await signUp(desk, wish(ids.slice(100)))).toBe("cooling-down");
  expect(sent).toHaveLength(1);
  await work(desk, sent[0]);
  expect(await desk.db.select().from(failures)).toEqual([]);
  expect(await findArrived()).toHaveLength(2);
  expect(await desk.db.select().from(subscriptions)).toHaveLength(120);
});

test("a doubled click puts nothing off: who notes a wish first mails about it", async () => {
  const { desk, sent } = openTestDesk();
  const { id } = await addNewsletter(desk.db);
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => signUp(desk, wish([id]))));
  expect(outcomes.filter((outcome) => outcome === "confirmation-sent")).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === "cooling-down")).toHaveLength(9);
  expect(sent).toEqual([]);
  expect(await findArrived()).toHaveLength(1);
});

test("who asks for what is active already may ask for another at once", async () => {
  const { desk, setNow } = openTestDesk();
  const one = await addNewsletter(desk.db);
  const other = await addNewsletter(desk.db);
  await signUp(desk, wish([one.id]));
  await desk.db.update(subscriptions).set({ status: "active" });
  setNow(hoursOn(1));
  expect(await signUp(desk, wish([one.id]))).toBe("already-active");
  expect(await signUp(desk, wish([other.id]))).toBe("confirmation-sent");
});

test("posts that another source brought first are new to the one that did not have them", async () => {
  const { desk } = openTestDesk();
  const { id } = await addNewsletter(desk.db);
  const source = await addSource(desk.db, id);
  const other = await addSource(desk.db, id);
  const { links: _links, ...post } = await addPost(desk.db, source.id);
  const found = {
    ...post,
    links: [],
    isDayOnly: 0 as const,
    publishedAt: post.publishedAt.getTime(),
    firstSeenAt: NOON.getTime(),
  };
  expect(await recordPoll(desk.db, other.id, [found], { nextPollAt: NOON })).toEqual({ newCount: 1 });
  expect(await recordPoll(desk.db, other.id, [found], { nextPollAt: NOON })).toEqual({ newCount: 0 });
  expect(await desk.db.select().from(newsletters).where(eq(newsletters.id, id))).toHaveLength(1);
});
