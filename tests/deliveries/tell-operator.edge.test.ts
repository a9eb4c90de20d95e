import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { digests, incidents, mailings, newsletters } from "../../src/db/schema.ts";
import { BY_HAND } from "../../src/deliveries/pause.ts";
import { tellOperator } from "../../src/deliveries/tell-operator.ts";
import type { Desk } from "../../src/desk.ts";
import { NOON, openTestDesk } from "../support/desk.ts";
import { addDigest, addNewsletter } from "../support/factories.ts";
import { emptyInbox, findArrived } from "../support/inbox.ts";

beforeEach(emptyInbox);

async function openTrouble(changes: Partial<Desk["settings"]> = { operatorEmail: "operator@desk.example" }) {
  const noted = openTestDesk();
  const desk = { ...noted.desk, settings: { ...noted.desk.settings, ...changes } };
  await addNewsletter(desk.db, { id: "harbour", name: "港口四时" });
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
    const { desk, become, daysOn, told } = await openTrouble();
    await desk.db.update(newsletters).set({ review: "publish-after" });
    await become({ status: "held", heldUntil: new Date(NOON.getTime() + 3_600_000) });
    await tellOperator(desk);
    await tellOperator(desk);
    await tellOperator(daysOn(0.9));
    expect(await told()).toEqual(["等你审阅：2026.03.25.12 过去4小时"]);
    const [mail] = await findArrived();
    expect(mail?.to).toEqual(["operator@desk.example"]);
    expect(mail?.text).toContain("- Beacon 3 发布");
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
});
