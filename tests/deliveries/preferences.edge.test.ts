import { beforeEach, describe, expect, test } from "vitest";
import { asc, eq } from "drizzle-orm";
import { chunks, foldings, mailings, newsletters, preferences, stories } from "../../src/db/schema.ts";
import { forgetOldAddresses } from "../../src/deliveries/forget-addresses.ts";
import { freeze } from "../../src/deliveries/freeze.ts";
import { reconcile } from "../../src/deliveries/reconcile.ts";
import { sendRange } from "../../src/deliveries/send.ts";
import { findMailing } from "../../src/deliveries/store.ts";
import { NOON, openTestDesk } from "../support/desk.ts";
import { addDigest, addNewsletter, addSubscribers } from "../support/factories.ts";
import { emptyInbox, findArrived, setFaults } from "../support/inbox.ts";
import { hoursOn } from "./world.ts";

beforeEach(emptyInbox);

/** A newsletter with a published digest and readers, at noon in Shanghai. */
async function openReaders(count: number, schedule: string) {
  const noted = openTestDesk();
  const { db } = noted.desk;
  const newsletter = await addNewsletter(db, { schedule, timeZone: "Asia/Shanghai" });
  const digest = await addDigest(db, newsletter.id);
  const readers = await addSubscribers(db, newsletter.id, count);
  const wish = (at: number, choice: Omit<typeof preferences.$inferInsert, "subscriberId">) =>
    db.insert(preferences).values({ subscriberId: readers[at]?.id ?? 0, ...choice });
  const send = async (mailingId: number) => sendRange(noted.desk, { mailingId, from: 1, to: 50 });
  return { ...noted, db, newsletter, digest, readers, wish, send };
}

const addressees = async () => (await findArrived()).flatMap(({ to }) => to).sort();

describe("the hour that a reader chose", () => {
  test("holds a daily mail until it comes there, in the plan of the same mailing", async () => {
    const { desk, db, digest, readers, wish, send, setNow, sent } = await openReaders(4, "0 12 * * *");
    const [first, second, third, fourth] = readers.map(({ email }) => email);
    // noon in Shanghai is 13:00 in Tokyo and 04:00 in London
    await wish(1, { timeZone: "Asia/Tokyo", mailHour: 18 });
    await wish(2, { timeZone: "Europe/London", mailHour: 7 });
    await wish(3, { timeZone: "Asia/Tokyo", mailHour: 13 });
    const mailing = await freeze(desk, digest.id);
    const id = mailing?.id ?? 0;
    expect(await db.select({ retryAt: chunks.retryAt }).from(chunks).orderBy(asc(chunks.number))).toEqual([
      { retryAt: null },
      { retryAt: hoursOn(3) },
      { retryAt: hoursOn(5) },
    ]);
    await send(id);
    expect(await addressees()).toEqual([first, fourth].map(String).sort());
    expect(await findMailing(db, id)).toMatchObject({ status: "sending", recipientCount: 4, sentCount: 2 });
    setNow(hoursOn(3));
    sent.length = 0;
    await reconcile(desk);
    expect(sent).toMatchObject([{ kind: "send", mailingId: id, from: 2, to: 2 }]);
    await send(id);
    setNow(hoursOn(5));
    await send(id);
    expect(await addressees()).toEqual([first, second, third, fourth].map(String).sort());
    await reconcile(desk);
    expect(await findMailing(db, id)).toMatchObject({ status: "sent", sentCount: 4 });
  });

  test("that has just passed is tomorrow's, and the mailing may be sent until then", async () => {
    const { desk, db, digest, readers, wish, send, setNow } = await openReaders(2, "0 12 * * *");
    await wish(0, { timeZone: "Asia/Shanghai", mailHour: 11 });
    const mailing = await freeze(desk, digest.id);
    expect(mailing?.sendBefore.getTime()).toBe(hoursOn(25).getTime());
    await send(mailing?.id ?? 0);
    setNow(hoursOn(23));
    await send(mailing?.id ?? 0);
    expect(await addressees()).toEqual(readers.map(({ email }) => email).sort());
    expect(await findMailing(db, mailing?.id ?? 0)).toMatchObject({ sentCount: 2, droppedCount: 0 });
  });

  test("leaves a mailing of every four hours as it is", async () => {
    const { desk, digest, wish, send } = await openReaders(2, "0 */4 * * *");
    await wish(0, { timeZone: "Asia/Tokyo", mailHour: 18 });
    const mailing = await freeze(desk, digest.id);
    expect(mailing).toMatchObject({ chunkCount: 1 });
    await send(mailing?.id ?? 0);
    expect(await addressees()).toHaveLength(2);
  });

  test("who leaves before the hour comes is dropped, and the account balances", async () => {
    const { desk, db, digest, wish, readers, send, setNow } = await openReaders(2, "0 12 * * *");
    await wish(0, { timeZone: "Asia/Tokyo", mailHour: 18 });
    const mailing = await freeze(desk, digest.id);
    await send(mailing?.id ?? 0);
    await db.run(`UPDATE subscriptions SET status = 'unsubscribed' WHERE subscriber_id = ${readers[0]?.id}`);
    setNow(hoursOn(5));
    await send(mailing?.id ?? 0);
    await reconcile(desk);
    expect(await findMailing(db, mailing?.id ?? 0)).toMatchObject({
      status: "sent",
      sentCount: 1,
      droppedCount: 1,
    });
  });
});

describe("the topics that a reader leaves out", () => {
  /** The digest's first story is about coding, its second about policy. */
  async function openTopics(count = 3) {
    const world = await openReaders(count, "0 */4 * * *");
    const { db, digest } = world;
    await db.update(newsletters).set({ language: "zh-CN" });
    const [first] = await db.select().from(stories).where(eq(stories.digestId, digest.id));
    if (!first) throw new Error("the digest has no story");
    const { id: _, ...second } = { ...first, position: 2 };
    await db.insert(stories).values(second);
    const rows = await db
      .select()
      .from(stories)
      .where(eq(stories.digestId, digest.id))
      .orderBy(stories.position);
    for (const [at, { id }] of rows.entries())
      await db
        .update(stories)
        .set({ headline: `头条${at + 1}`, categories: [at === 0 ? "编程" : "政策"] })
        .where(eq(stories.id, id));
    return { ...world, storyCount: rows.length };
  }

  test("are named in a line at the end; the others read the whole", async () => {
    const { desk, digest, readers, wish, send, storyCount } = await openTopics();
    expect(storyCount).toBeGreaterThan(1);
    await wish(0, { leftOut: ["Coding"] });
    await wish(1, { leftOut: ["Robotics"] });
    const mailing = await freeze(desk, digest.id);
    await send(mailing?.id ?? 0);
    const mails = await findArrived();
    const mailTo = (at: number) => mails.find(({ to }) => to.includes(readers[at]?.email ?? ""));
    const [folded, foreign, whole] = [mailTo(0), mailTo(1), mailTo(2)];
    expect(folded?.text).toMatch(/另外：\n头条1\nhttps:\/\/news\.example\/[^\n]+#s1/);
    expect(folded?.text).not.toMatch(/^1\. 头条1/m);
    expect(folded?.html).toContain("另外：");
    for (const mail of [foreign, whole]) {
      expect(mail?.text).toMatch(/^1\. 头条1/m);
      expect(mail?.html).not.toContain("另外：");
    }
    for (const mail of mails)
      expect(mail.text).toMatch(/偏好设置：https:\/\/news\.example\/preferences\?token=k1\./);
  });

  test("stay as they were fixed when a retry comes, whatever was chosen since", async () => {
    const { desk, db, digest, wish, send, setNow } = await openTopics(1);
    await wish(0, { leftOut: ["Coding"] });
    const mailing = await freeze(desk, digest.id);
    await setFaults([{ kind: "timeout-after", times: 1 }]);
    await send(mailing?.id ?? 0);
    await db.delete(preferences);
    setNow(hoursOn(1));
    await send(mailing?.id ?? 0);
    expect(await findMailing(db, mailing?.id ?? 0)).toMatchObject({ sentCount: 1, unknownCount: 0 });
    expect(await findArrived()).toHaveLength(1);
  });

  test("make one mail for all whom they leave the same stories, in each language", async () => {
    const { desk, db, digest, wish } = await openTopics(3);
    await wish(0, { leftOut: ["Coding"] });
    await wish(1, { leftOut: ["Coding", "Robotics"] });
    await wish(2, { leftOut: ["Education"] });
    await freeze(desk, digest.id);
    expect(await db.select({ folded: foldings.folded, language: foldings.language }).from(foldings)).toEqual([
      { folded: "1", language: "en" },
      { folded: "1", language: "zh-CN" },
    ]);
  });
});

describe("addresses in the chunks of a mailing", () => {
  test("are forgotten two days after its end, and its counts stay", async () => {
    const { desk, db, digest, send, setNow, readers } = await openReaders(3, "0 */4 * * *");
    const mailing = await freeze(desk, digest.id);
    await send(mailing?.id ?? 0);
    await reconcile(desk);
    setNow(hoursOn(47));
    expect(await forgetOldAddresses(desk)).toBe(0);
    setNow(hoursOn(49));
    expect(await forgetOldAddresses(desk)).toBe(1);
    expect(await forgetOldAddresses(desk)).toBe(0);
    expect(
      await db.select({ addressed: chunks.addressed, recipients: chunks.recipients }).from(chunks),
    ).toEqual([{ addressed: readers.map(({ id }) => [id, ""]), recipients: readers.map(({ id }) => id) }]);
    expect(await db.select().from(mailings)).toMatchObject([
      { status: "sent", sentCount: 3, recipientCount: 3, holdsAddresses: false },
    ]);
  });

  test("stay while a mailing is under way", async () => {
    const { desk, digest, send, setNow } = await openReaders(2, "0 12 * * *");
    const mailing = await freeze(desk, digest.id);
    await send(mailing?.id ?? 0);
    setNow(new Date(NOON.getTime() + 10 * 86_400_000));
    expect(await forgetOldAddresses(desk)).toBe(0);
  });
});
