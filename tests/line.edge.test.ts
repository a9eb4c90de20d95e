/** The doors of the line when they are opened twice: messages redelivered, presses started again, jobs of no known kind. */
import { createMessageBatch, createExecutionContext, getQueueResult } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { digests, failures, mailings } from "../src/db/schema.ts";
import { freeze } from "../src/deliveries/freeze.ts";
import { review } from "../src/digests/review.ts";
import { slotName } from "../src/newsletters/slot-name.ts";
import { openPress } from "../src/providers/press.ts";
import { consume } from "../src/queue.ts";
import { NOON, openTestDesk } from "./support/desk.ts";
import { addDigest, addNewsletter, addPost, addSource, addSubscribers } from "./support/factories.ts";
import { countByAddress, emptyInbox } from "./support/inbox.ts";

beforeEach(emptyInbox);

const message = (id: string, body: unknown) => ({ id, body, timestamp: NOON, attempts: 1 });

async function deliver(queue: string, messages: ReturnType<typeof message>[]) {
  const batch = createMessageBatch(queue, messages);
  await consume(openTestDesk().desk, batch);
  return getQueueResult(batch, createExecutionContext());
}

describe("what comes twice is done once", () => {
  test("a redelivered send message sends nothing twice", async () => {
    const { desk, sent } = openTestDesk();
    const newsletter = await addNewsletter(desk.db);
    const readers = await addSubscribers(desk.db, newsletter.id, 120);
    const digest = await addDigest(desk.db, newsletter.id);
    await freeze(desk, digest.id);
    const [job] = sent;
    const first = await deliver("watchbell-deliver", [message("1", job), message("2", job)]);
    const again = await deliver("watchbell-deliver", [message("1", job)]);
    expect(first.explicitAcks).toEqual(["1", "2"]);
    expect(again.explicitAcks).toEqual(["1"]);
    expect(await countByAddress()).toEqual(Object.fromEntries(readers.map(({ email }) => [email, 1])));
  });

  test("a press that was started is not started again, and its slot has one digest with one reason", async () => {
    const { desk } = openTestDesk();
    const newsletter = await addNewsletter(desk.db);
    const press = openPress(env.PRESS);
    const slot = { newsletterId: newsletter.id, slot: NOON.toISOString(), tick: NOON.toISOString() };
    expect(await press.start(`${newsletter.id}_slot`, slot)).toBe("started");
    expect(await press.start(`${newsletter.id}_slot`, slot)).toBe("already");
    const find = async () =>
      (await desk.db.select().from(digests)).map(({ status, reason }) => [status, reason]);
    await expect
      .poll(find, { timeout: 20_000 })
      .toEqual([["skipped", "No source posted anything within the lookback."]]);
    expect(await press.start(`${newsletter.id}_slot`, slot)).toBe("already");
  });

  test(
    "a press whose newsletter is reviewed waits, and freezes what a person lets out",
    { timeout: 60_000 },
    async () => {
      const { desk } = openTestDesk();
      const newsletter = await addNewsletter(desk.db, { minStories: 1, review: "until-approved" });
      const source = await addSource(desk.db, newsletter.id, { nextPollAt: new Date(NOON.getTime() + 1) });
      const title = "Lighthouse Lab releases Beacon 3 with 8B parameters and open weights";
      await addPost(desk.db, source.id, { title, text: title });
      await addSubscribers(desk.db, newsletter.id, 1);
      const slot = { newsletterId: newsletter.id, slot: NOON.toISOString(), tick: NOON.toISOString() };
      await desk.press.start(slotName(newsletter.id, NOON), slot);
      const find = async () => (await desk.db.select().from(digests))[0];
      await expect.poll(async () => (await find())?.status, { timeout: 20_000 }).toBe("held");
      expect(await desk.db.select().from(mailings)).toEqual([]);
      expect(await review(desk, (await find())?.id ?? 0, { kind: "approve" })).toEqual({ kind: "published" });
      const findMailing = async () => (await desk.db.select().from(mailings))[0];
      await expect.poll(findMailing, { timeout: 20_000 }).toMatchObject({ recipientCount: 1 });
    },
  );

  test("a message of no known kind is recorded and not kept alive", async () => {
    const result = await deliver("watchbell-gather", [message("1", { kind: "from the future" })]);
    expect(result.explicitAcks).toEqual(["1"]);
    const [failure] = await openTestDesk().desk.db.select().from(failures);
    expect(failure?.message).toContain("from the future");
  });

  test("what was given up is found in the failures, under its room", async () => {
    await deliver("watchbell-deliver-dead", [
      message("1", { kind: "send", mailingId: 7, from: 1, to: 2, at: 0 }),
    ]);
    expect(await openTestDesk().desk.db.select().from(failures)).toMatchObject([{ room: "deliver" }]);
  });
});

describe("what a published digest makes old", () => {
  async function openPurging(purge: (tags: string[]) => Promise<void>) {
    const { desk: plain } = openTestDesk();
    const told: string[] = [];
    const web = { ...plain.web, post: async (url: string) => (told.push(url), { status: 202 }) };
    const settings = { ...plain.settings, hubs: ["https://hub.example/"] };
    const desk = { ...plain, web, settings, purge };
    await addNewsletter(desk.db, { id: "harbour" });
    const { id } = await addDigest(desk.db, "harbour");
    const batch = createMessageBatch("watchbell-gather", [
      message("1", { kind: "purge", tags: ["home", "newsletter-harbour"], digestId: id, at: 0 }),
    ]);
    await consume(desk, batch);
    return { told, result: await getQueueResult(batch, createExecutionContext()) };
  }

  test("is purged by the queue's own handler, and the hubs are told after it", async () => {
    const purged: string[][] = [];
    const { told, result } = await openPurging(async (tags) => void purged.push(tags));
    expect(purged).toEqual([["home", "newsletter-harbour"]]);
    expect(told).toEqual(["https://hub.example/"]);
    expect(result.explicitAcks).toEqual(["1"]);
  });

  test("is purged on a later try where the cache refuses, and no hub is told before", async () => {
    const { told, result } = await openPurging(async () => {
      throw new Error("The cache kept its pages");
    });
    expect(told).toEqual([]);
    expect(result.retryMessages).toMatchObject([{ msgId: "1" }]);
  });
});
