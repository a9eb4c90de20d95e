import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { endIncident, openIncident } from "../../src/db/incidents.ts";
import { digests, incidents, mailings, newsletters } from "../../src/db/schema.ts";
import { beat } from "../../src/deliveries/doubt.ts";
import { BY_HAND } from "../../src/deliveries/pause.ts";
import { tellOperator } from "../../src/deliveries/tell-operator.ts";
import type { Desk } from "../../src/desk.ts";
import { NOON, openTestDesk } from "../support/desk.ts";
import { addDigest, addNewsletter, addSource } from "../support/factories.ts";
import { emptyInbox, findArrived } from "../support/inbox.ts";

beforeEach(emptyInbox);

async function openTrouble(changes: Partial<Desk["settings"]> = { operatorEmail: "operator@desk.example" }) {
  const noted = openTestDesk();
  const desk = { ...noted.desk, settings: { ...noted.desk.settings, ...changes } };
  // once a year, so that no slot is missed where none is told of
  await addNewsletter(desk.db, { id: "harbour", name: "港口四时", schedule: "0 12 1 1 *" });
  const digest = await addDigest(desk.db, "harbour", { slug: "2026.03.25.12" });
  const become = (facts: Partial<typeof digests.$inferInsert>) =>
    desk.db.update(digests).set(facts).where(eq(digests.id, digest.id));
  const addMailing = (facts: Partial<typeof mailings.$inferInsert>) =>
    desk.db.insert(mailings).values({
      digestId: digest.id,
      newsletterId: "harbour",
      key: "k",
      status: "paused",
      sender: "x",
      subject: "x",
      html: "",
      text: "",
      publicUrl: "https://news.example",
      tokenKeyId: "k1",
      sendBefore: NOON,
      createdAt: NOON,
      ...facts,
    });
  const daysOn = (days: number) => ({ ...desk, now: () => new Date(NOON.getTime() + days * 86_400_000) });
  return {
    desk,
    digest,
    become,
    addMailing,
    daysOn,
    told: async () => (await findArrived()).map(({ subject }) => subject),
  };
}

describe("the operator is told", () => {
  test("of a digest that waits for them, once, with its stories and its deadline", async () => {
    const { desk, digest, become, daysOn, told } = await openTrouble();
    await desk.db.update(newsletters).set({ review: "publish-after" });
    await become({ status: "held", heldUntil: new Date(NOON.getTime() + 3_600_000) });
    await tellOperator(desk);
    await tellOperator(desk);
    await tellOperator(daysOn(0.9));
    expect(await told()).toEqual(["等你审阅：2026.03.25.12 过去4小时"]);
    const [mail] = await findArrived();
    expect(mail?.to).toEqual(["operator@desk.example"]);
    expect(mail?.text).toContain("- Beacon 3 发布");
    expect(mail?.text).toContain(`https://news.example/admin/digests/${digest.id}`);
    expect(mail?.text).toContain("到 2026年3月25日 13:00（Asia/Shanghai）还没有决定，就自动发出。");
  });

  test("of a slot that failed, once a day, and not of one that was skipped", async () => {
    const { desk, become, daysOn, told } = await openTrouble();
    await become({ status: "skipped", reason: "too little" });
    await tellOperator(desk);
    expect(await told()).toEqual([]);
    await become({ status: "failed", reason: "Its press broke down." });
    await tellOperator(desk);
    await tellOperator(desk);
    expect(await told()).toEqual(["《港口四时》有一期没有做出来"]);
    expect((await findArrived())[0]?.text).toContain("2026.03.25.12: Its press broke down.");
    await become({ slot: new Date(NOON.getTime() + 86_400_000) });
    await tellOperator(daysOn(0.99));
    expect(await told()).toHaveLength(1);
    await tellOperator(daysOn(1));
    expect(await told()).toHaveLength(2);
  });

  test("of slots that failed one after the other in one mail, since the first", async () => {
    const { desk, told, become } = await openTrouble();
    await become({ status: "failed", reason: "Its press broke down." });
    const next = await addDigest(desk.db, "harbour", {
      slug: "2026.03.25.16",
      slot: new Date(NOON.getTime() + 4 * 3_600_000),
    });
    await desk.db
      .update(digests)
      .set({ status: "failed", reason: "It was overtaken." })
      .where(eq(digests.id, next.id));
    await tellOperator(desk);
    expect(await told()).toHaveLength(1);
    const [mail] = await findArrived();
    expect(mail?.text).toContain(
      "- 2026.03.25.16: It was overtaken.\n- 2026.03.25.12: Its press broke down.",
    );
    expect(mail?.text).toContain("始于 2026年3月25日 12:00（Asia/Shanghai）：");
  });

  test("once, by two ticks at the same time", async () => {
    const { desk, become, told } = await openTrouble();
    await become({ status: "failed", reason: "x" });
    await Promise.all([tellOperator(desk), tellOperator(desk)]);
    expect(await told()).toHaveLength(1);
  });

  test.each([
    ["paused", "6 % of 100 bounced.", ["《港口四时》的邮件自动暂停了"]],
    ["stopped", "The account is over its quota.", ["《港口四时》的邮件停在半路"]],
    ["paused", BY_HAND, []],
    ["sent", null, []],
  ] as const)("of a mailing that is %s: %s", async (status, reason, expected) => {
    const { desk, addMailing, told } = await openTrouble();
    await addMailing({ status, reason });
    await tellOperator(desk);
    expect(await told()).toEqual(expected);
  });

  test("where they gave an address, and nobody else is", async () => {
    const { desk, become, told } = await openTrouble({ operatorEmail: null });
    await become({ status: "failed", reason: "x" });
    await tellOperator(desk);
    expect(await told()).toEqual([]);
  });

  test("on a later tick where the provider refused, which is recorded", async () => {
    const { desk, become, told } = await openTrouble();
    await become({ status: "failed", reason: "x" });
    const mailer: Desk["mailer"] = {
      ...desk.mailer,
      sendBatch: async () => ({ kind: "wait", message: "later", seconds: 1, cause: "rate" }) as never,
    };
    await tellOperator({ ...desk, mailer });
    expect(await desk.db.select().from(incidents)).toMatchObject([{ room: "alerts" }]);
    await tellOperator(desk);
    expect(await told()).toHaveLength(1);
  });

  test("of a slot that is due for more than an hour and has no end, and not of a paused newsletter's", async () => {
    const { desk, told } = await openTrouble();
    const hoursOn = (hours: number) => ({ ...desk, now: () => new Date(NOON.getTime() + hours * 3_600_000) });
    await desk.db.update(newsletters).set({ schedule: "0 */4 * * *" });
    await tellOperator(hoursOn(4.9));
    expect(await told()).toEqual([]);
    await desk.db.update(newsletters).set({ paused: true });
    await tellOperator(hoursOn(5));
    expect(await told()).toEqual([]);
    await desk.db.update(newsletters).set({ paused: false });
    await tellOperator(hoursOn(5));
    await tellOperator(hoursOn(5.25));
    expect(await told()).toEqual(["《港口四时》错过了该出的一期"]);
    const [mail] = await findArrived();
    expect(mail?.text).toContain("- 2026年3月25日 16:00（Asia/Shanghai）");
    expect(mail?.text).toContain("https://news.example/admin/why");
  });

  test("of the slots that passed while cron did not run, but for the one that is made up for", async () => {
    const { desk, told, daysOn } = await openTrouble();
    await desk.db.update(newsletters).set({ schedule: "0 */4 * * *" });
    await beat(desk);
    const back = daysOn(0.75);
    await beat(back);
    await addDigest(desk.db, "harbour", { slot: new Date(NOON.getTime() + 16 * 3_600_000), slug: "made" });
    await tellOperator(back);
    expect(await told()).toEqual(["《港口四时》错过了该出的一期"]);
    const [mail] = await findArrived();
    expect(mail?.text.match(/^- .*/gm)).toEqual([
      "- 2026年3月26日 00:00（Asia/Shanghai）",
      "- 2026年3月25日 20:00（Asia/Shanghai）",
      "- 2026年3月25日 16:00（Asia/Shanghai）",
    ]);
  });

  test("of sources that are dead for a day, in one mail a newsletter, where a newsletter reads them", async () => {
    const { desk, told, daysOn } = await openTrouble();
    const [one, two] = [await addSource(desk.db, "harbour"), await addSource(desk.db, "harbour")];
    const [alone] = [await addSource(desk.db, "nobody's")];
    const fail = (at: Desk, id: number) =>
      openIncident(at, { cause: `source-failing/${id}`, room: "gather", message: `Wire ${id}: 500` });
    for (const { id } of [one, two, alone]) await fail(desk, id);
    await tellOperator(daysOn(0.99));
    expect(await told()).toEqual([]);
    await fail(daysOn(0.99), one.id);
    await tellOperator(daysOn(1));
    expect(await told()).toEqual(["《港口四时》的来源一天多读不到了"]);
    const [mail] = await findArrived();
    expect(mail?.text.match(/^- .*/gm)).toEqual([`- Wire ${one.id}: 500`, `- Wire ${two.id}: 500`]);
    await endIncident(daysOn(1), [`source-failing/${one.id}`]);
    // the other was not asked any more since its first failure
    await tellOperator(daysOn(2.5));
    expect(await told()).toHaveLength(1);
  });

  test.each([
    ["model/harbour", 0.03, 1, []],
    ["model/harbour", 0.05, 1, ["《港口四时》的模型不可用"]],
    ["model/harbour", 0.01, 2, ["《港口四时》的模型不可用"]],
    ["model/gone", 2, 5, []],
    ["provider/mail", 0.01, 5, []],
    ["provider/mail", 0.02, 1, ["邮件服务商让发信等候"]],
    ["channel/1", 0.9, 9, []],
    ["channel/1", 1, 1, ["有推送渠道一天多发不出去"]],
    ["cron/pulse", 3, 9, []],
  ] as const)(
    "of the incident %s, open for %d days and met %d times: %j",
    async (cause, days, hits, subjects) => {
      const { desk, told, daysOn } = await openTrouble();
      for (let hit = 0; hit < hits; hit += 1)
        await openIncident(desk, { cause, room: "x", message: "It is off." });
      await tellOperator(daysOn(days));
      expect(await told()).toEqual(subjects);
      await endIncident(daysOn(days), cause);
      await tellOperator(daysOn(days + 1.1));
      expect(await told()).toEqual(subjects);
    },
  );

  test.each([
    [{ bouncedCount: 34 }, []],
    [{ bouncedCount: 35 }, ["《港口四时》的退信或投诉接近上限"]],
    [{ complainedCount: 3, sentCount: 1_400 }, ["《港口四时》的退信或投诉接近上限"]],
    [{ complainedCount: 3, sentCount: 1_500 }, []],
    [{ complainedCount: 2, sentCount: 100 }, []],
    [{ unknownCount: 100 }, ["《港口四时》有一批邮件不知是否寄到"]],
    [{ unknownCount: 0 }, []],
  ] as const)("of a mailing with %j: %j", async (facts, subjects) => {
    const { desk, addMailing, told } = await openTrouble();
    await addMailing({ status: "sent", sentCount: 1_000, finishedAt: NOON, ...facts });
    await tellOperator(desk);
    await tellOperator(desk);
    expect(await told()).toEqual(subjects);
  });

  test("in English where the newsletter is, of many lines the first dozen, without addresses", async () => {
    const { desk, told, daysOn } = await openTrouble();
    await desk.db.update(newsletters).set({ language: "en", name: "The Harbour Report" });
    for (let at = 0; at < 14; at += 1) {
      const { id } = await addSource(desk.db, "harbour");
      await openIncident(desk, {
        cause: `source-failing/${id}`,
        room: "gather",
        message: `${at} mina@x.example`,
      });
    }
    await tellOperator(daysOn(1));
    expect(await told()).toEqual(["Sources of The Harbour Report could not be read for a day"]);
    const [mail] = await findArrived();
    expect(mail?.text.match(/^- .*/gm)).toHaveLength(13);
    expect(mail?.text).toContain("- And 2 more.");
    expect(mail?.text).not.toContain("mina@");
  });
});
