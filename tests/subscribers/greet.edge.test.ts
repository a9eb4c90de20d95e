import { beforeEach, describe, expect, test } from "vitest";
import { subscribers } from "../../src/db/schema.ts";
import { confirm } from "../../src/subscribers/confirm.ts";
import { sendLetter } from "../../src/subscribers/send-letter.ts";
import { unsubscribe } from "../../src/subscribers/unsubscribe.ts";
import { ask as askRoute, formOf } from "../http/ask.ts";
import { addDigest } from "../support/factories.ts";
import { emptyInbox, findArrived } from "../support/inbox.ts";
import { getConfirmToken, openReader, READER } from "./reader.ts";

beforeEach(emptyInbox);

/** A reader who asked for both newsletters; letters as they are set. */
async function openGreeting(letters: { welcome: boolean; goodbye: boolean }) {
  const reader = await openReader();
  const desk = { ...reader.desk, settings: { ...reader.desk.settings, letters } };
  await reader.ask(["harbour", "daily"]);
  const token = await getConfirmToken();
  const press = () => askRoute(desk, "/confirm", formOf({ token }));
  const subjects = async () => (await findArrived()).map(({ subject }) => subject);
  const leave = async (newsletterId: string, fields: Record<string, string>) => {
    const [row] = await reader.db.select().from(subscribers);
    const leaving = await reader.unsubscribeToken(row?.id ?? 0, newsletterId);
    return askRoute(desk, `/unsubscribe?token=${leaving}`, formOf(fields));
  };
  return { ...reader, desk, press, subjects, leave, token };
}

describe("the welcome", () => {
  test("comes once, says what comes how often, and lets its reader leave", async () => {
    const { press, subjects } = await openGreeting({ welcome: true, goodbye: false });
    await press();
    await press();
    expect(await subjects()).toEqual([expect.stringContaining("请确认订阅"), "订阅成功：Watchbell"]);
    const mail = (await findArrived()).at(-1);
    expect(mail?.to).toEqual([READER]);
    expect(mail?.text).toContain("港口四时 · 每 4 小时一期");
    expect(mail?.text).toMatch(/\/unsubscribe\?token=/);
    const [link] = /https:\S+\/unsubscribe\?token=\S+/.exec(mail?.text ?? "") ?? [];
    expect(mail?.headers).toMatchObject({
      "List-Unsubscribe": `<${link}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    });
  });

  test("comes once to who presses twice at the same time", async () => {
    const { desk, token, subjects } = await openGreeting({ welcome: true, goodbye: false });
    const later = { ...desk, now: () => new Date(desk.now().getTime() + 1) };
    await Promise.all([desk, later].map((each) => askRoute(each, "/confirm", formOf({ token }))));
    expect((await subjects()).slice(1)).toEqual(["订阅成功：Watchbell"]);
  });

  test("leads to the issue that was the latest when it was due, and nowhere where there was none", async () => {
    const { desk, db, press } = await openGreeting({ welcome: true, goodbye: false });
    await press();
    expect((await findArrived()).at(-1)?.text).not.toContain("先读最新一期");
    const [row] = await db.select().from(subscribers);
    const after = (minutes: number) => new Date(desk.now().getTime() + minutes * 60_000);
    const add = (slug: string, publishedAt: Date) =>
      addDigest(db, "harbour", { slug, slot: publishedAt, publishedAt });
    await add("2026.03.25.08", after(-240));
    await add("2026.03.25.12", after(0));
    await add("2026.03.25.16", after(2));
    await sendLetter(desk, { letter: "welcome", subscriberId: row?.id ?? 0, issuedAt: after(1) });
    const { text = "" } = (await findArrived()).at(-1) ?? {};
    expect(text).toContain("先读最新一期：\nhttps://news.example/harbour/2026.03.25.12\n");
  });

  test("comes to nobody where it is not wanted, nor to who has left meanwhile", async () => {
    const off = await openGreeting({ welcome: false, goodbye: false });
    await off.press();
    expect(await off.subjects()).toHaveLength(1);
    const { desk, leave } = off;
    await leave("harbour", { scope: "all" });
    const [row] = await off.db.select().from(subscribers);
    const request = { letter: "welcome", subscriberId: row?.id ?? 0, issuedAt: desk.now() } as const;
    expect(await sendLetter(desk, request)).toEqual({ kind: "gone" });
  });

  test("is for who was made a reader just now, and for no scanner's second press", async () => {
    const { desk, token } = await openGreeting({ welcome: true, goodbye: false });
    expect(await confirm(desk, token)).toMatchObject({
      kind: "active",
      welcomes: expect.any(Number) as number,
    });
    expect(await confirm(desk, token)).toMatchObject({ kind: "active", welcomes: null });
  });
});

describe("the last mail", () => {
  test("comes once, when nothing comes any more", async () => {
    const { press, leave, subjects } = await openGreeting({ welcome: false, goodbye: true });
    await press();
    await leave("harbour", { "List-Unsubscribe": "One-Click" });
    expect(await subjects()).toHaveLength(1);
    await leave("daily", { "List-Unsubscribe": "One-Click" });
    await leave("daily", { "List-Unsubscribe": "One-Click" });
    expect((await subjects()).slice(1)).toEqual(["已退订：Watchbell"]);
  });

  test("comes to nobody where it is not wanted", async () => {
    const { desk, press, leave, subjects } = await openGreeting({ welcome: false, goodbye: false });
    await press();
    await leave("harbour", { scope: "all" });
    expect(await subjects()).toHaveLength(1);
    expect(await unsubscribe(desk, "k1.x", "all")).toEqual({ kind: "unknown" });
  });
});
