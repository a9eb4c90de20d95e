/** What an adversary tries: crashes between two awaits, races of two callers, limits of D1, states that nobody ends. */
import {
  createExecutionContext,
  createMessageBatch,
  getQueueResult,
  introspectWorkflowInstance,
} from "cloudflare:test";
import { env } from "cloudflare:workers";
import { asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { tick } from "../../src/cron.ts";
import { openDb } from "../../src/db/client.ts";
import {
  chunks,
  digests,
  failures,
  mailings,
  newsletters,
  stories,
  subscribers,
  subscriptions,
} from "../../src/db/schema.ts";
import { freeze } from "../../src/deliveries/freeze.ts";
import { reconcile } from "../../src/deliveries/reconcile.ts";
import { sendRange } from "../../src/deliveries/send.ts";
import type { Desk } from "../../src/desk.ts";
import { open } from "../../src/digests/open.ts";
import { fail } from "../../src/digests/skip.ts";
import { findNewsletter } from "../../src/newsletters/store.ts";
import { consume } from "../../src/queue.ts";
import { recordPoll } from "../../src/sources/store.ts";
import { writeStories } from "../../src/stories/write-stories.ts";
import { endSubscriptions } from "../../src/subscribers/wish-store.ts";
import { signUp } from "../../src/subscribers/sign-up.ts";
import { NOON, openTestDesk } from "../support/desk.ts";
import { addDigest, addNewsletter, addPost, addSource, addSubscribers } from "../support/factories.ts";
import { countByAddress, emptyInbox, findArrived, setFaults } from "../support/inbox.ts";
import { claimOne, eachOnce, findMailing, hoursOn, openAudience, openMailing } from "./world.ts";

beforeEach(emptyInbox);

const findChunk = ({ db }: Desk) => db.select().from(chunks).orderBy(asc(chunks.number)).get();

/** A database that does something else first, once, when a batch or a statement with these words comes by. */
function interrupt(words: string, meanwhile: () => Promise<unknown>, when: "before" | "after" = "before") {
  let passedCount = 0;
  const once = async () => {
    passedCount += 1;
    if (passedCount === 1) await meanwhile();
    if (passedCount > 20) throw new Error("It goes round and round");
  };
  const statements = new WeakMap<object, string>();
  const around = async <Answer>(sql: string, call: () => Promise<Answer>): Promise<Answer> => {
    if (when === "before" && sql.includes(words)) await once();
    const answer = await call();
    if (when === "after" && sql.includes(words)) await once();
    return answer;
  };
  const watch = (statement: D1PreparedStatement, sql: string): D1PreparedStatement => {
    const watched = new Proxy(statement, {
      get(target, name) {
        if (name === "original") return target;
        if (name === "bind") return (...values: unknown[]) => watch(target.bind(...values), sql);
        const member: unknown = Reflect.get(target, name);
        return typeof member === "function"
          ? (...values: unknown[]) => around(sql, async () => Reflect.apply(member, target, values))
          : member;
      },
    });
    statements.set(watched, sql);
    return watched;
  };
  const original = (statement: D1PreparedStatement) =>
    (statement as D1PreparedStatement & { original?: D1PreparedStatement }).original ?? statement;
  return openDb(
    new Proxy(env.DB, {
      get(target, name) {
        if (name === "prepare") return (sql: string) => watch(target.prepare(sql), sql);
        if (name === "batch")
          return (list: D1PreparedStatement[]) =>
            around(list.map((one) => statements.get(one) ?? "").join(";"), () =>
              target.batch(list.map(original)),
            );
        const member: unknown = Reflect.get(target, name);
        return typeof member === "function" ? member.bind(target) : member;
      },
    }),
  );
}

describe("two freezers side by side", () => {
  test("nobody is in two chunks when an audience changes between two freezers' readings", async () => {
    const world = await openAudience(201);
    const { desk, db, digest, newsletter, readers } = world;
    const leave = vi.fn(async () => {
      await endSubscriptions(db, readers[4]?.id ?? 0, [newsletter.id], NOON, "test");
      await freeze(desk, digest.id);
    });
    // the slower one has read 201 readers; before it writes, one leaves and the faster one freezes all of it
    await freeze({ ...desk, db: interrupt('"chunks" (mailing_id', leave) }, digest.id);
    const frozen = await db.select().from(chunks).orderBy(chunks.number);
    const ids = frozen.flatMap(({ recipients }) => recipients);
    expect(leave).toHaveBeenCalledOnce();
    const mailing = await findMailing(desk);
    await sendRange(desk, { mailingId: mailing?.id ?? 0, from: 1, to: 9 });
    expect(Math.max(...Object.values(await countByAddress()))).toBe(1);
    expect(ids).toHaveLength(new Set(ids).size);
  });

  test("a reader who leaves between two freezers' readings does not stop the mailing", async () => {
    const { desk, db, digest, newsletter, readers } = await openAudience(101);
    const leave = vi.fn(async () => {
      await endSubscriptions(db, readers[4]?.id ?? 0, [newsletter.id], NOON, "test");
      const dying = interrupt("AS rows", () =>
        Promise.reject(new Error("it dies before it closes the account")),
      );
      await freeze({ ...desk, db: dying }, digest.id).catch(() => undefined);
    });
    await freeze({ ...desk, db: interrupt('"chunks" (mailing_id', leave) }, digest.id);
    expect(leave).toHaveBeenCalledOnce();
    expect(await findMailing(desk)).toMatchObject({ status: "sending", reason: null });
  });

  test("a page added by the other between the two readings of the account does not stop the mailing", async () => {
    const { desk, db, digest, newsletter } = await openAudience(3);
    const join = vi.fn(async () => {
      await addSubscribers(db, newsletter.id, 1);
      const held = interrupt("AS rows", () =>
        Promise.reject(new Error("it dies before it closes the account")),
      );
      await freeze({ ...desk, db: held }, digest.id).catch(() => undefined);
    });
    await freeze({ ...desk, db: interrupt("AS rows", join, "after") }, digest.id);
    expect(join).toHaveBeenCalledOnce();
    expect(await findMailing(desk)).toMatchObject({ status: "sending", reason: null });
  });

  test("a freezer that comes late, when the account is closed and one more has joined, comes to its end", async () => {
    const { desk, db, digest, newsletter } = await openAudience(3);
    const freezeAndJoin = vi.fn(async () => {
      await freeze(desk, digest.id);
      await addSubscribers(db, newsletter.id, 1);
    });
    await freeze({ ...desk, db: interrupt('"chunks" (mailing_id', freezeAndJoin) }, digest.id);
    expect(freezeAndJoin).toHaveBeenCalledOnce();
  });
});

describe("a chunk that the provider asked to put off was not sent", () => {
  test("it is sent though a day has passed", async () => {
    const world = await openMailing(3);
    await setFaults([{ kind: "daily", times: 1, retryAfterSeconds: 86_000 }]);
    await sendRange(world.desk, world.range);
    world.setNow(hoursOn(24));
    await sendRange(world.desk, world.range);
    expect(await countByAddress()).toEqual(eachOnce(world.readers));
    expect(await findMailing(world.desk)).toMatchObject({ sentCount: 3, unknownCount: 0 });
  });

  test("put off twice and then too late, it is given up at once and not called unknown", async () => {
    const world = await openMailing(3, { sendWithinHours: 12 });
    await setFaults([{ kind: "rate", times: 2, retryAfterSeconds: 120 }]);
    await sendRange(world.desk, world.range);
    world.setNow(hoursOn(1));
    await sendRange(world.desk, world.range);
    world.setNow(hoursOn(13));
    await reconcile(world.desk);
    expect(await findMailing(world.desk)).toMatchObject({ status: "expired", droppedCount: 3 });
  });

  test("who leaves while it waits is not written to", async () => {
    const world = await openMailing(3);
    const [left, ...staying] = world.readers;
    await setFaults([{ kind: "daily", times: 1, retryAfterSeconds: 36_000 }]);
    await sendRange(world.desk, world.range);
    await endSubscriptions(world.db, left?.id ?? 0, [world.newsletter.id], hoursOn(1), "test");
    world.setNow(hoursOn(11));
    await sendRange(world.desk, world.range);
    expect(await countByAddress()).toEqual(eachOnce(staying));
  });
});

describe("states that somebody must end", () => {
  test("a claim that fixed nobody's address does not start the provider's memory when its sender dies", async () => {
    const world = await openMailing(3);
    await world.db.update(subscribers).set({ addressHash: null });
    await claimOne(world.desk, world.range, NOON, new Date(NOON.getTime() + 60_000));
    world.setNow(hoursOn(22.9));
    await setFaults([{ kind: "timeout-before", times: 1 }]);
    await sendRange(world.desk, world.range);
    world.setNow(hoursOn(23.1));
    await sendRange(world.desk, world.range);
    expect(await countByAddress()).toEqual(eachOnce(world.readers));
  });

  test("one that fixed them may have been posted: it is repeated while the provider remembers, then unknown", async () => {
    const world = await openMailing(103);
    await claimOne(world.desk, world.range, NOON, new Date(NOON.getTime() + 60_000));
    await claimOne(world.desk, world.range, NOON, hoursOn(23.1));
    world.setNow(hoursOn(22.9));
    await sendRange(world.desk, world.range);
    expect(await countByAddress()).toEqual(eachOnce(world.readers.slice(0, 100)));
    world.setNow(hoursOn(23.2));
    await sendRange(world.desk, world.range);
    expect(await findMailing(world.desk)).toMatchObject({ sentCount: 100, unknownCount: 3 });
  });

  test("a mailing of which nobody knows whether it arrived does not end as expired", async () => {
    const world = await openMailing(3, { sendWithinHours: 12 });
    await setFaults([{ kind: "timeout-after", times: 1 }]);
    await sendRange(world.desk, world.range);
    world.setNow(hoursOn(24));
    await reconcile(world.desk);
    expect(await findMailing(world.desk)).toMatchObject({ status: "sent", unknownCount: 3 });
  });

  test("a mailing that was sent while a late tick looked at it does not end as expired", async () => {
    const world = await openMailing(3, { sendWithinHours: 12 });
    // the sender claimed in time; its answer comes while the tick after send_before is under way
    const late = vi.fn(() => sendRange(world.desk, world.range));
    const db = interrupt("json_array_length(recipients)", late);
    const now = () => hoursOn(12);
    world.setNow(hoursOn(11.999));
    await reconcile({ ...world.desk, db, now });
    expect(late).toHaveBeenCalledOnce();
    expect(await findMailing(world.desk)).toMatchObject({ status: "sent", sentCount: 3 });
  });

  test("a mailing that ran out of time half sent says so", async () => {
    const world = await openMailing(201, { sendWithinHours: 12 });
    await setFaults([{ kind: "rate", times: 2, skip: 1, retryAfterSeconds: 120 }]);
    await sendRange(world.desk, world.range);
    world.setNow(hoursOn(13));
    await reconcile(world.desk);
    const ended = await findMailing(world.desk);
    expect(ended).toMatchObject({ sentCount: 100, droppedCount: 101 });
    expect(ended?.reason).not.toBeNull();
  });

  test("a mailing whose signing key was taken out is stopped with a reason, and nobody is unknown", async () => {
    const world = await openMailing(3);
    const tokenKeys = world.desk.settings.tokenKeys.map((key) => ({ ...key, id: "k2" }));
    const desk = { ...world.desk, settings: { ...world.desk.settings, tokenKeys } };
    await sendRange(desk, world.range).catch(() => undefined);
    world.setNow(hoursOn(24));
    await reconcile({ ...desk, now: world.desk.now });
    const stopped = await findMailing(world.desk);
    expect(stopped).toMatchObject({ unknownCount: 0, status: "stopped" });
    expect(stopped?.reason).toContain("k1");
  });

  test("what is uncertain when a mailing is stopped comes to its end too", async () => {
    const world = await openMailing(3);
    await setFaults([{ kind: "timeout-before", times: 1 }]);
    await sendRange(world.desk, world.range);
    await world.db.update(mailings).set({ status: "stopped", reason: "A person stopped it." });
    world.setNow(hoursOn(24));
    await reconcile(world.desk);
    expect(await findChunk(world.desk)).toMatchObject({ status: "unknown" });
  });

  test("a retry after PUBLIC_URL has changed is the same to the byte", async () => {
    const world = await openMailing(3);
    await setFaults([{ kind: "timeout-after", times: 1 }]);
    await sendRange(world.desk, world.range);
    world.setNow(hoursOn(1));
    const settings = { ...world.desk.settings, publicUrl: "https://moved.example" };
    await sendRange({ ...world.desk, settings }, world.range);
    expect(await findMailing(world.desk)).toMatchObject({ sentCount: 3, unknownCount: 0 });
  });

  test("a queue that refuses one wake-up does not keep the other mailings waiting", async () => {
    const world = await openMailing(3);
    await addDigest(world.db, world.newsletter.id, {
      slot: hoursOn(-4),
      slug: "unmailed",
      publishedAt: hoursOn(-4),
    });
    world.sent.length = 0;
    const deliver = {
      ...world.desk.queues.deliver,
      send: () => Promise.reject(new Error("Queue is overloaded")),
    };
    const queues = { ...world.desk.queues, deliver };
    await reconcile({ ...world.desk, queues }).catch(() => undefined);
    expect(world.sent).toMatchObject([{ kind: "send", mailingId: world.mailing.id }]);
  });
});

describe("a database that is not the one that sent", () => {
  /** As if the next mailing took a number that is in the provider's memory. */
  async function renumber({ db }: Desk, from: number, to: number) {
    await db.update(mailings).set({ id: to }).where(eq(mailings.id, from));
    await db.update(chunks).set({ mailingId: to }).where(eq(chunks.mailingId, from));
  }

  test("a database made anew sends its first mailing though the one before it used the same numbers", async () => {
    const before = await openMailing(3);
    await sendRange(before.desk, before.range);
    await before.db.delete(mailings);
    await before.db.delete(chunks);
    const anew = await openMailing(2);
    await renumber(anew.desk, anew.mailing.id, before.mailing.id);
    await sendRange(anew.desk, { ...anew.range, mailingId: before.mailing.id });
    expect(await countByAddress()).toEqual(eachOnce([...before.readers, ...anew.readers]));
  });

  test("a slot that was mailed before the database was restored is mailed to nobody twice", async () => {
    const other = await openMailing(3);
    await sendRange(other.desk, other.range);
    const world = await openMailing(150);
    await sendRange(world.desk, world.range);
    // the backup knows neither; the slot is pressed again and its mailing takes the other's number
    await world.db.delete(mailings);
    await world.db.delete(chunks);
    const again = await freeze(world.desk, world.digest.id);
    await renumber(world.desk, again?.id ?? 0, other.mailing.id);
    await sendRange(world.desk, { mailingId: other.mailing.id, from: 1, to: 2 });
    expect(await countByAddress()).toEqual(eachOnce([...other.readers, ...world.readers]));
  });

  test("staging and production on one account of the provider mail the same slot side by side", async () => {
    const staging = await openAudience(2, { id: "harbour" });
    const settings = { ...staging.desk.settings, publicUrl: "https://staging.example" };
    const desk = { ...staging.desk, settings };
    const rehearsal = await freeze(desk, staging.digest.id);
    await sendRange(desk, { mailingId: rehearsal?.id ?? 0, from: 1, to: 1 });
    for (const table of [mailings, chunks, digests, stories, subscriptions, newsletters])
      await staging.db.delete(table);
    const production = await openMailing(3, { id: "harbour" });
    await sendRange(production.desk, production.range);
    expect(await countByAddress()).toEqual(eachOnce([...staging.readers, ...production.readers]));
  });
});

describe("the press", () => {
  test("one newsletter whose press cannot be started does not keep the others waiting", async () => {
    const started: string[] = [];
    const { desk } = openTestDesk({
      press: {
        start: async (_id, { newsletterId }) => {
          if (newsletterId === "a-broken") throw new Error("instance.restart: internal error");
          started.push(newsletterId);
          return "started";
        },
        wake: async () => {},
      },
    });
    await addNewsletter(desk.db, { id: "a-broken" });
    await addNewsletter(desk.db, { id: "b-whole" });
    await tick(desk);
    expect(started).toEqual(["b-whole"]);
  });

  test("one newsletter whose schedule cannot be read does not keep the others waiting", async () => {
    const started: string[] = [];
    const { desk } = openTestDesk({
      press: {
        start: async (_id, { newsletterId }) => (started.push(newsletterId), "started"),
        wake: async () => {},
      },
    });
    await addNewsletter(desk.db, { id: "a-broken", timeZone: "Atlantis/Capital" });
    await addNewsletter(desk.db, { id: "b-whole" });
    await tick(desk);
    expect(started).toEqual(["b-whole"]);
  });

  test("a slot whose press died is not pressing for ever once a later one has ended", async () => {
    const { desk } = openTestDesk({ press: { start: async () => "already", wake: async () => {} } });
    const newsletter = await addNewsletter(desk.db);
    const dead = await addDigest(desk.db, newsletter.id, {
      slot: hoursOn(-24),
      startedAt: hoursOn(-24),
      slug: "dead",
      status: "pressing",
      publishedAt: null,
    });
    await addDigest(desk.db, newsletter.id);
    await tick(desk);
    const row = await desk.db.select().from(digests).where(eq(digests.id, dead.id)).get();
    expect(row?.status).toBe("failed");
    expect(row?.reason).not.toBeNull();
  });

  test("a digest that search cannot take in is mailed by its press all the same", async () => {
    const { desk } = openTestDesk();
    const newsletter = await addNewsletter(desk.db);
    const source = await addSource(desk.db, newsletter.id, { nextPollAt: hoursOn(1) });
    const post = await addPost(desk.db, source.id);
    const id = `${newsletter.id}_search-down`;
    await env.SEARCH.prepare("ALTER TABLE tellings RENAME TO tellings_away").run();
    try {
      await using instance = await introspectWorkflowInstance(env.PRESS, id);
      await instance.modify(async (press) => {
        await press.disableSleeps();
        await press.disableRetryDelays();
        const stories = Array.from({ length: 3 }, () => ({
          postIds: [post.id],
          score: { total: 1 },
          updateOf: null,
        }));
        await press.mockStepResult({ name: "choose" }, { postCount: 3, clusterCount: 3, stories });
      });
      const at = NOON.toISOString();
      await env.PRESS.create({ id, params: { newsletterId: newsletter.id, slot: at, tick: at } });
      await instance.waitForStatus("complete");
    } finally {
      await env.SEARCH.prepare("ALTER TABLE tellings_away RENAME TO tellings").run();
    }
    expect(await desk.db.select().from(digests)).toMatchObject([{ status: "published" }]);
    expect(await desk.db.select().from(mailings)).toHaveLength(1);
  });

  test("what breaks after a digest is published leaves a note", async () => {
    const { desk } = openTestDesk();
    const newsletter = await addNewsletter(desk.db);
    const digest = await addDigest(desk.db, newsletter.id);
    await fail(desk, digest, "The mailing could not be frozen.");
    expect(await desk.db.select().from(failures)).toMatchObject([
      { message: expect.stringContaining("could not be frozen") as string },
    ]);
  });

  test("a slot that reads like an older one since the time zone changed has a digest of its own", async () => {
    const { desk } = openTestDesk();
    const shanghai = await addNewsletter(desk.db, { timeZone: "Asia/Shanghai" });
    const first = await open(desk, shanghai, new Date("2026-03-25T04:00:00Z"));
    const second = await open(desk, { ...shanghai, timeZone: "UTC" }, new Date("2026-03-25T12:00:00Z"));
    expect(second.id).not.toBe(first.id);
  });

  test("a press run again after its slot was published leaves the told stories as they were mailed", async () => {
    const { desk } = openTestDesk();
    const newsletter = await addNewsletter(desk.db);
    const digest = await addDigest(desk.db, newsletter.id);
    const told = await desk.db.select().from(stories);
    const source = await addSource(desk.db, newsletter.id);
    const other = await addPost(desk.db, source.id, {
      title: "Another tale",
      text: "Another tale is told here today.",
    });
    const row = await findNewsletter(desk.db, newsletter.id);
    if (!row) throw new Error("no newsletter");
    await writeStories(desk, row, digest, [
      { postIds: [other.id], score: { total: 1 }, updateOf: null },
    ]).catch(() => undefined);
    expect(await desk.db.select().from(stories)).toEqual(told);
  });
});

describe("the queues", () => {
  test("a message without a body does not throw its neighbours back", async () => {
    const message = (id: string, body: unknown) => ({ id, body, timestamp: NOON, attempts: 1 });
    const batch = createMessageBatch("watchbell-gather", [
      message("1", undefined),
      message("2", { kind: "gather", sourceIds: [], at: 0 }),
    ]);
    await consume(openTestDesk().desk, batch).catch(() => undefined);
    const { explicitAcks } = await getQueueResult(batch, createExecutionContext());
    expect(explicitAcks).toEqual(["1", "2"]);
  });

  test("an event that was given up leaves no address in the failures or the log", async () => {
    const logged: unknown[] = [];
    const note = (...facts: unknown[]) => void logged.push(...facts);
    const { desk } = openTestDesk({ log: { info: note, error: note } });
    const event = {
      kind: "event",
      id: "msg_1",
      type: "email.bounced",
      occurredAt: 0,
      emailId: "e1",
      mailingId: 1,
      to: ["mina@inbox.example"],
      bounceType: "Permanent",
      at: 0,
    };
    const batch = createMessageBatch("watchbell-events-dead", [
      { id: "1", body: event, timestamp: NOON, attempts: 1 },
    ]);
    await consume(desk, batch);
    const kept = JSON.stringify([logged, await desk.db.select().from(failures)]);
    expect(kept).toContain("msg_1");
    expect(kept).not.toContain("mina@");
  });
});

describe("signing up", () => {
  const wish = (newsletterIds: string[]) => ({
    address: "mina@inbox.example",
    newsletterIds,
    language: "en" as const,
    consent: "test",
  });

  test.for([19, 25, 50])("%i newsletters may be asked for at once", async (count) => {
    const { desk } = openTestDesk();
    const ids: string[] = [];
    for (let at = 0; at < count; at += 1) ids.push((await addNewsletter(desk.db)).id);
    expect(await signUp(desk, wish(ids))).toBe("confirmation-sent");
    expect(await desk.db.select().from(subscriptions)).toHaveLength(count);
  });

  test("a newsletter asked for within the cooldown is asked about when it is over", async () => {
    const { desk, sent } = openTestDesk();
    const first = await addNewsletter(desk.db);
    const second = await addNewsletter(desk.db, { name: "Second Bell" });
    await signUp(desk, wish([first.id]));
    await signUp(desk, wish([second.id]));
    expect(JSON.stringify([sent, (await findArrived()).map(({ text }) => text)])).toMatch(
      new RegExp(`${second.id}|${second.name}`),
    );
  });

  test("a confirmation mail that the provider refuses is found in the failures", async () => {
    const { desk } = openTestDesk({
      mailer: {
        sendBatch: async () => ({ kind: "refused", name: "invalid_api_key", message: "API key is invalid" }),
      },
    });
    const newsletter = await addNewsletter(desk.db);
    await signUp(desk, wish([newsletter.id]));
    expect(await desk.db.select().from(failures)).not.toEqual([]);
  });
});

describe("limits of D1", () => {
  test("a source's first poll of many long posts is stored", async () => {
    const { desk } = openTestDesk();
    const newsletter = await addNewsletter(desk.db);
    const source = await addSource(desk.db, newsletter.id);
    const found = Array.from({ length: 150 }, (_, at) => ({
      key: `https://long.example/${at}`,
      url: `https://long.example/${at}`,
      author: "Long",
      handle: null,
      title: `Long ${at}`,
      text: "长".repeat(20_000),
      language: "zh",
      links: [],
      publishedAt: NOON.getTime(),
      likes: null,
      reposts: null,
      isDayOnly: 0 as const,
      firstSeenAt: NOON.getTime(),
    }));
    const polled = recordPoll(desk.db, source.id, found, { nextPollAt: hoursOn(1) });
    await expect(polled).resolves.toEqual({ newCount: 150 });
  });
});
