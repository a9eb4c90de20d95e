/** Who is in a mailing: exclusions by reason, people who come and go in mid-freeze, and what it costs at size. */
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { describe, expect, test, vi } from "vitest";
import { openDb } from "../../src/db/client.ts";
import { chunks, preferences, renderings, subscribers, subscriptions } from "../../src/db/schema.ts";
import { freeze } from "../../src/deliveries/freeze.ts";
import { sendRange } from "../../src/deliveries/send.ts";
import { suppress } from "../../src/subscribers/suppress.ts";
import { activate, endSubscriptions } from "../../src/subscribers/wish-store.ts";
import { openTestDesk } from "../support/desk.ts";
import { addCrowd, addDigest, addNewsletter, addSubscribers } from "../support/factories.ts";
import { emptyInbox, findArrived } from "../support/inbox.ts";
import { findMailing, hoursOn, openAudience, openMailing } from "./world.ts";

// many rows, on a machine that does other things besides
vi.setConfig({ testTimeout: 30_000 });

/** A database that counts its rows, and does something else first, once, when a batch with these words comes by. */
function watchDatabase(words = "", meanwhile: () => Promise<unknown> = async () => {}) {
  const spent = { read: 0, written: 0, queries: 0, longestMs: 0 };
  let isDone = words === "";
  const note = (results: D1Result[]) => {
    for (const { meta } of results) {
      spent.read += meta.rows_read;
      spent.written += meta.rows_written;
      spent.queries += 1;
      spent.longestMs = Math.max(spent.longestMs, meta.duration);
    }
  };
  const sqlOf = new WeakMap<object, string>();
  const original = new WeakMap<object, D1PreparedStatement>();
  const watch = (statement: D1PreparedStatement, sql: string): D1PreparedStatement => {
    const watched = new Proxy(statement, {
      get(target, name) {
        if (name === "bind") return (...values: unknown[]) => watch(target.bind(...values), sql);
        if (name === "raw" || name === "first") return Reflect.get(target, name).bind(target);
        const member: unknown = Reflect.get(target, name);
        if (name !== "all" && name !== "run") return member;
        return async () => {
          const result = (await Reflect.apply(member as () => unknown, target, [])) as D1Result;
          note([result]);
          return result;
        };
      },
    });
    sqlOf.set(watched, sql);
    original.set(watched, statement);
    return watched;
  };
  const database = new Proxy(env.DB, {
    get(target, name) {
      if (name === "prepare") return (sql: string) => watch(target.prepare(sql), sql);
      if (name !== "batch") {
        const member: unknown = Reflect.get(target, name);
        return typeof member === "function" ? member.bind(target) : member;
      }
      return async (list: D1PreparedStatement[]) => {
        if (!isDone && list.some((one) => sqlOf.get(one)?.includes(words))) {
          isDone = true;
          await meanwhile();
        }
        const results = await target.batch(list.map((one) => original.get(one) ?? one));
        note(results);
        return results;
      };
    },
  });
  return { db: openDb(database), spent };
}

const frozenIds = async (db: ReturnType<typeof openDb>) =>
  (await db.select().from(chunks).orderBy(chunks.number)).flatMap(({ recipients }) => recipients);

describe("candidates are recipients and the excluded, by reason", () => {
  test("the suppressed, the bounced and the paused are excluded though they are subscribed", async () => {
    const { desk, db, digest, newsletter, readers } = await openAudience(6);
    const [complained, bounced, paused, pausedBefore, ...rest] = readers;
    await suppress(desk, complained?.email ?? "", "complaint");
    await suppress(desk, bounced?.email ?? "", "bounce");
    // as if an old confirmation or an import had brought them back
    await db.update(subscriptions).set({ status: "active" });
    await db.insert(preferences).values([
      { subscriberId: paused?.id ?? 0, pausedUntil: hoursOn(1) },
      { subscriberId: pausedBefore?.id ?? 0, pausedUntil: hoursOn(-1) },
    ]);
    const mailing = await freeze(desk, digest.id);
    expect(mailing).toMatchObject({
      status: "sending",
      candidateCount: 6,
      recipientCount: 3,
      excludedCount: 3,
      excluded: { suppressed: 1, bounced: 1, paused: 1, unsubscribed: 0 },
    });
    expect(await frozenIds(db)).toEqual([pausedBefore, ...rest].map((reader) => reader?.id));
    expect(newsletter.id).toBe(mailing?.newsletterId);
  });

  test("one who is suppressed and paused counts once", async () => {
    const { desk, db, digest, readers } = await openAudience(2);
    await suppress(desk, readers[0]?.email ?? "", "bounce");
    await db.update(subscriptions).set({ status: "active" });
    await db.insert(preferences).values({ subscriberId: readers[0]?.id ?? 0, pausedUntil: hoursOn(1) });
    expect(await freeze(desk, digest.id)).toMatchObject({
      candidateCount: 2,
      excluded: { suppressed: 0, bounced: 1, paused: 0, unsubscribed: 0 },
    });
  });

  test("a mailing whose candidates are all excluded is through at once, and says so", async () => {
    const { desk, db, digest, readers } = await openAudience(2);
    await db
      .insert(preferences)
      .values(readers.map(({ id }) => ({ subscriberId: id, pausedUntil: hoursOn(1) })));
    expect(await freeze(desk, digest.id)).toMatchObject({
      status: "sent",
      chunkCount: 0,
      reason: "All 2 candidates are excluded.",
    });
  });

  test.for([99, 100, 101, 1000])("%i subscribers with one excluded stand in full chunks", async (count) => {
    const { desk, db, digest, newsletter } = await openAudience(0);
    await addCrowd(newsletter.id, count);
    const [first] = await db.select().from(subscribers).limit(1);
    await db.insert(preferences).values({ subscriberId: first?.id ?? 0, pausedUntil: hoursOn(1) });
    expect(await freeze(desk, digest.id)).toMatchObject({ recipientCount: count - 1, excludedCount: 1 });
    const sizes = (await db.select().from(chunks).orderBy(chunks.number)).map((c) => c.recipients.length);
    expect(sizes.slice(0, -1).every((size) => size === 100)).toBe(true);
    expect(sizes).toHaveLength(Math.ceil((count - 1) / 100));
  });
});

describe("people who come and go while a mailing is frozen", () => {
  test("who joins after it was opened is not in it, with a new row or an old one", async () => {
    const { desk, db, digest, newsletter, readers, setNow } = await openAudience(3);
    const [returning] = readers;
    await endSubscriptions(db, returning?.id ?? 0, [newsletter.id], hoursOn(-1), "test");
    const joins = async () => {
      setNow(hoursOn(0.1));
      const [late] = await addSubscribers(db, newsletter.id, 1);
      for (const id of [returning?.id ?? 0, late?.id ?? 0]) {
        await db.update(subscriptions).set({ status: "pending" }).where(eq(subscriptions.subscriberId, id));
        await activate(
          db,
          { subscriberId: id, newsletterIds: [newsletter.id], addressHash: "" },
          { requestedAt: hoursOn(0), consent: "test" },
          hoursOn(0.1),
        );
      }
    };
    const watched = watchDatabase("json_group_array", joins);
    const mailing = await freeze({ ...desk, db: watched.db }, digest.id);
    expect(mailing).toMatchObject({ status: "sending", candidateCount: 2, recipientCount: 2 });
    expect(await frozenIds(db)).toEqual(readers.slice(1).map(({ id }) => id));
  });

  test("who leaves before their range is read is excluded as unsubscribed, who leaves after is dropped", async () => {
    const { desk, db, digest, newsletter, readers } = await openAudience(4);
    const [early, late] = readers;
    const leave = (id: number) => endSubscriptions(db, id, [newsletter.id], hoursOn(0.1), "test");
    const before = watchDatabase("json_group_array", () => leave(early?.id ?? 0));
    const mailing = await freeze({ ...desk, db: before.db }, digest.id);
    expect(mailing).toMatchObject({
      status: "sending",
      candidateCount: 4,
      recipientCount: 3,
      excluded: { unsubscribed: 1 },
    });
    await emptyInbox();
    await leave(late?.id ?? 0);
    await sendRange(desk, { mailingId: mailing?.id ?? 0, from: 1, to: 1 });
    expect(await findMailing(desk)).toMatchObject({ sentCount: 2, droppedCount: 1 });
  });

  test("who is read as active and leaves before the range is written is one recipient, not two candidates", async () => {
    const { desk, db, digest, newsletter, readers } = await openAudience(4);
    const leave = () => endSubscriptions(db, readers[1]?.id ?? 0, [newsletter.id], hoursOn(0.1), "test");
    const watched = watchDatabase('"chunks" (mailing_id', leave);
    expect(await freeze({ ...desk, db: watched.db }, digest.id)).toMatchObject({
      status: "sending",
      candidateCount: 4,
      recipientCount: 4,
    });
  });

  test("who left long before it was opened is no candidate", async () => {
    const { desk, db, digest, newsletter, readers } = await openAudience(2);
    await endSubscriptions(db, readers[0]?.id ?? 0, [newsletter.id], hoursOn(-1), "test");
    expect(await freeze(desk, digest.id)).toMatchObject({ candidateCount: 1, excludedCount: 0 });
  });
});

describe("a suppression that the freeze could not see", () => {
  test("keeps its address from being written to all the same: it is checked by its hash before the first call", async () => {
    await emptyInbox();
    const world = await openMailing(3);
    const [suppressed, ...others] = world.readers;
    await suppress(world.desk, suppressed?.email ?? "", "complaint");
    await world.db.update(subscriptions).set({ status: "active" });
    await env.DB.prepare("UPDATE suppressions SET subscriber_id = NULL").run();
    await sendRange(world.desk, world.range);
    expect((await findArrived()).flatMap(({ to }) => to)).toEqual(others.map(({ email }) => email));
    expect(await findMailing(world.desk)).toMatchObject({ sentCount: 2, droppedCount: 1 });
  });
});

describe("the languages of a mailing", () => {
  test("a reader's mail is in their own language but for the stories", async () => {
    await emptyInbox();
    const { desk, db, digest, readers } = await openAudience(2);
    await db
      .update(subscribers)
      .set({ language: "en" })
      .where(eq(subscribers.id, readers[1]?.id ?? 0));
    const mailing = await freeze(desk, digest.id);
    expect(await db.select().from(renderings)).toHaveLength(2);
    await sendRange(desk, { mailingId: mailing?.id ?? 0, from: 1, to: 1 });
    const [chinese, english] = await findArrived();
    expect(chinese?.html).toContain("退订");
    expect(english?.html).toContain("Unsubscribe");
    expect(english?.html).toContain("Beacon 3 发布");
    expect(english?.subject).toBe(chinese?.subject);
  });
});

describe("at size", () => {
  test("45,000 subscribers are frozen in three ranges, for three rows read and 0.03 written each", async () => {
    const count = 45_000;
    const { desk, sent } = openTestDesk();
    const newsletter = await addNewsletter(desk.db);
    await addCrowd(newsletter.id, count);
    const digest = await addDigest(desk.db, newsletter.id);
    const { db, spent } = watchDatabase();
    const mailing = await freeze({ ...desk, db }, digest.id);
    expect(mailing).toMatchObject({ status: "sending", recipientCount: count, chunkCount: 450 });
    expect(spent.read / count).toBeLessThanOrEqual(3);
    expect(spent.written / count).toBeLessThanOrEqual(0.03);
    expect(spent.queries).toBeLessThan(40);
    expect(sent).toHaveLength(5);
  });
});
