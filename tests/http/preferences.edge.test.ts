import { beforeEach, describe, expect, test } from "vitest";
import { eq } from "drizzle-orm";
import {
  addressChanges,
  consents,
  newsletters,
  preferences,
  subscribers,
  subscriptions,
  suppressions,
} from "../../src/db/schema.ts";
import { confirm } from "../../src/subscribers/confirm.ts";
import { suppress } from "../../src/subscribers/suppress.ts";
import { emptyInbox, findArrived, setFaults } from "../support/inbox.ts";
import { getConfirmToken, openReader, READER } from "../subscribers/reader.ts";
import { ask, formOf } from "./ask.ts";
import { readEveryRow } from "./every-row.ts";

beforeEach(emptyInbox);

/** A reader of harbour, ten minutes after confirming, with the token that each mail bears. */
async function openMember() {
  const world = await openReader();
  const { desk, db } = world;
  await world.ask();
  await confirm(desk, await getConfirmToken());
  world.minutesOn(10);
  const [reader] = await db.select().from(subscribers);
  const subscriberId = reader?.id ?? 0;
  const mailToken = await world.unsubscribeToken(subscriberId, "harbour");
  const askLink = (fields: Record<string, string>) => ask(desk, "/preferences/link", formOf(fields));
  const post = (path: string, fields: Record<string, string> | [string, string][]) =>
    ask(desk, `/preferences${path}`, formOf(fields));
  return { ...world, subscriberId, mailToken, askLink, post };
}

const tokenIn = (text: string | undefined) => /\?token=([\w.-]+)/.exec(text ?? "")?.[1] ?? "";
const latestMail = async () => (await findArrived()).at(-1);

/** The same, with a fresh link in hand. */
async function openFresh() {
  const world = await openMember();
  await world.askLink({ token: world.mailToken });
  return { ...world, token: tokenIn((await latestMail())?.text) };
}

const CHOICES: [string, string][] = [
  ["newsletter", "daily"],
  ["language", "en"],
  ["hour", "7"],
  ["time-zone", "Asia/Tokyo"],
  ["left-out", "Coding"],
  ["left-out", "No such topic"],
  ["pause", "14"],
];

describe("the link that every mail bears", () => {
  test("shows neither the address nor what is subscribed to, and sends a fresh link to the address itself", async () => {
    const { desk, mailToken, askLink } = await openMember();
    const page = await (await ask(desk, `/preferences?token=${mailToken}`)).text();
    expect(page).toContain('<input type="hidden" name="language" value="zh-CN"/>');
    expect(page).toContain("m•••@i•••.example");
    expect(page).not.toMatch(/mina|港口四时|checked/);
    expect((await askLink({ token: mailToken })).status).toBe(200);
    expect(await latestMail()).toMatchObject({ to: [READER], subject: "你的偏好设置链接：Watchbell" });
    expect((await latestMail())?.text).toMatch(/https:\/\/news\.example\/preferences\?token=k1\./);
  });

  test("opens none of what a fresh link opens", async () => {
    const { mailToken, post, token } = await openFresh();
    const before = await readEveryRow();
    for (const path of ["", "/switch", "/change-address", "/data", "/erase"]) {
      const answer = await post(path, { token: mailToken, email: "evil@inbox.example", sure: "yes" });
      expect(answer.status, path).toBe(404);
      expect(await answer.text(), path).not.toContain("mina");
    }
    expect(await readEveryRow()).toBe(before);
    expect((await post("/data", { token })).status).toBe(200);
  });
});

describe("a fresh link", () => {
  test.each([
    ["no address", "mina@", 422],
    ["an address that was asked about too often", READER, 429],
  ])("asked for by %s keeps what was typed, with what is wrong beside it", async (_, email, status) => {
    const { desk, askLink } = await openMember();
    desk.maySignUpAddress = async () => false;
    const answer = await askLink({ email });
    expect(answer.status).toBe(status);
    expect(await answer.text()).toMatch(new RegExp(`value="${email}" aria-invalid="true"[^]*id="fault"`));
  });

  test("is sent once in two minutes, to whoever asks by address as well", async () => {
    const { askLink, minutesOn } = await openMember();
    await askLink({ email: " MINA@inbox.example" });
    await askLink({ email: READER });
    expect(await findArrived()).toHaveLength(2);
    minutesOn(2);
    await askLink({ email: READER });
    expect(await findArrived()).toHaveLength(3);
  });

  test("is answered alike for everybody, and sent to nobody who is not a confirmed, writable reader", async () => {
    const { desk, ask: signUp, askLink, minutesOn } = await openMember();
    await signUp(["harbour"], "pending@inbox.example");
    await signUp(["harbour"], "barred@inbox.example");
    await confirm(desk, await getConfirmToken());
    await suppress(desk, "barred@inbox.example", "complaint");
    minutesOn(10);
    await emptyInbox();
    const answers = await Promise.all(
      ["pending@inbox.example", "barred@inbox.example", "nobody@inbox.example", READER].map(async (email) => {
        const answer = await askLink({ email, language: "en" });
        return [answer.status, await answer.text()];
      }),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await findArrived()).map(({ to }) => to)).toEqual([[READER]]);
  });

  test("holds for two hours, and then offers another", async () => {
    const { desk, token, minutesOn, post, askLink } = await openFresh();
    minutesOn(119);
    expect((await ask(desk, `/preferences?token=${token}`)).status).toBe(200);
    minutesOn(2);
    const late = await ask(desk, `/preferences?token=${token}`);
    expect(late.status).toBe(410);
    expect(await late.text()).not.toContain("mina@");
    expect(await (await ask(desk, `/preferences?token=${token}`)).text()).toContain('<html lang="zh-CN">');
    expect((await post("", [["token", token], ...CHOICES])).status).toBe(410);
    await askLink({ token });
    const renewed = tokenIn((await latestMail())?.text);
    expect((await ask(desk, `/preferences?token=${renewed}`)).status).toBe(200);
  });

  test("is put on the queue when the provider would not take it", async () => {
    const { askLink, mailToken, sent, subscriberId } = await openMember();
    await setFaults([{ kind: "500", times: 1 }]);
    await askLink({ token: mailToken });
    expect(sent).toMatchObject([{ kind: "letter", letter: "fresh-link", subscriberId, goal: null }]);
  });
});

describe("choosing", () => {
  test("writes newsletters, language, hour, topics and pause, counts, and notes the proof", async () => {
    const { desk, db, token, post, counts, subscriberId } = await openFresh();
    const answer = await post("", [["token", token], ...CHOICES]);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toMatch(/Saved\.[^]*Paused until/);
    expect(await counts()).toEqual({ harbour: 0, daily: 1 });
    expect(await db.select().from(preferences)).toEqual([
      {
        subscriberId,
        timeZone: "Asia/Tokyo",
        mailHour: 7,
        leftOut: ["Coding"],
        pausedUntil: new Date(desk.now().getTime() + 14 * 86_400_000),
      },
    ]);
    expect(await db.select({ language: subscribers.language }).from(subscribers)).toEqual([
      { language: "en" },
    ]);
    const proofs = await db.select().from(consents).orderBy(consents.at);
    expect(proofs.map(({ kind, newsletterIds }) => [kind, newsletterIds])).toEqual([
      ["confirmed", ["harbour"]],
      ["confirmed", ["daily"]],
      ["unsubscribed", ["harbour"]],
    ]);
    const again = await readEveryRow();
    await post("", [["token", token], ...CHOICES.slice(0, -1), ["pause", "keep"]]);
    expect(await readEveryRow()).toBe(again);
    await post("", { token, newsletter: "daily", language: "en", pause: "none" });
    expect(await db.select().from(preferences)).toEqual([]);
  });

  test("passes over what is no newsletter, hour, zone or length", async () => {
    const { db, token, post, findStatus } = await openFresh();
    await post("", {
      token,
      newsletter: "no-such",
      language: "fr",
      hour: "24",
      "time-zone": "Mars/Base",
      pause: "9999",
    });
    expect(await db.select().from(preferences)).toEqual([]);
    expect(await findStatus("harbour")).toBe("unsubscribed");
    expect(await db.select().from(subscribers)).toMatchObject([{ language: "zh-CN" }]);
  });

  test("offers fewer mails on the page of leaving, and switches by the link that is mailed", async () => {
    const { desk, db, mailToken, askLink, post, findStatus, counts } = await openMember();
    await db.update(newsletters).set({ schedule: "0 8 * * *" }).where(eq(newsletters.id, "daily"));
    const leaving = await (await ask(desk, `/unsubscribe?token=${mailToken}`)).text();
    expect(leaving).toMatch(/name="join" value="daily"/);
    await askLink({ token: mailToken, join: "daily" });
    expect(await findStatus("harbour")).toBe("active");
    const token = tokenIn((await latestMail())?.text);
    expect(await (await ask(desk, `/preferences?token=${token}`)).text()).toContain("改收《每日一钟》");
    await post("/switch", { token });
    expect([await findStatus("harbour"), await findStatus("daily")]).toEqual(["unsubscribed", "active"]);
    expect(await counts()).toEqual({ harbour: 0, daily: 1 });
  });
});

describe("a change of address", () => {
  async function askChange() {
    const world = await openFresh();
    world.minutesOn(3);
    const answer = await world.post("/change-address", { token: world.token, email: " New@Inbox.example" });
    expect(answer.status).toBe(200);
    const mail = await latestMail();
    return { ...world, mail, changeToken: tokenIn(mail?.text) };
  }

  test("is confirmed at the new address, told to the old one, and ends the old links", async () => {
    const { desk, db, post, token, mail, changeToken, subscriberId } = await askChange();
    expect(mail).toMatchObject({ to: ["new@inbox.example"] });
    expect(mail?.text).not.toContain("mina");
    expect(await db.select().from(subscribers)).toMatchObject([{ email: READER }]);
    const before = await readEveryRow();
    expect(await (await ask(desk, `/preferences/address?token=${changeToken}`)).text()).toContain(
      "n•••@i•••.example",
    );
    expect(await readEveryRow()).toBe(before);
    expect((await post("/address", { token: changeToken })).status).toBe(200);
    expect(await db.select().from(subscribers)).toMatchObject([
      { id: subscriberId, email: "new@inbox.example" },
    ]);
    expect(await latestMail()).toMatchObject({ to: [READER], subject: "收件地址已更改：Watchbell" });
    expect(await db.select().from(addressChanges)).toEqual([]);
    expect((await ask(desk, `/preferences?token=${token}`)).status).toBe(410);
    expect((await post("", [["token", token], ...CHOICES])).status).toBe(410);
    expect((await post("/address", { token: changeToken })).status).toBe(410);
  });

  test("the mails of before still let their reader leave", async () => {
    const { desk, post, changeToken, mailToken, findStatus } = await askChange();
    await post("/address", { token: changeToken });
    const init = formOf({ "List-Unsubscribe": "One-Click" });
    expect((await ask(desk, `/unsubscribe?token=${mailToken}`, init)).status).toBe(200);
    expect(await findStatus("harbour")).toBe("unsubscribed");
  });

  test("the last one asked for counts", async () => {
    const { db, post, token, changeToken, minutesOn } = await askChange();
    minutesOn(3);
    await post("/change-address", { token, email: "third@inbox.example" });
    expect((await post("/address", { token: changeToken })).status).toBe(410);
    await post("/address", { token: tokenIn((await latestMail())?.text) });
    expect(await db.select().from(subscribers)).toMatchObject([{ email: "third@inbox.example" }]);
  });

  test("to another reader's address leaves both as they are", async () => {
    const { db, ask: signUp, post, changeToken } = await askChange();
    await signUp(["daily"], "new@inbox.example");
    expect((await post("/address", { token: changeToken })).status).toBe(409);
    expect((await db.select().from(subscribers)).map(({ email }) => email).sort()).toEqual([
      READER,
      "new@inbox.example",
    ]);
  });

  test.each([
    ["no address", "mina@", 422],
    ["the same address", READER, 422],
  ])("to %s is refused beside the field", async (_, email, status) => {
    const { token, post, minutesOn } = await openFresh();
    minutesOn(3);
    const answer = await post("/change-address", { token, email });
    expect(answer.status).toBe(status);
    expect(await answer.text()).toMatch(/value="mina@[^"]*"[^>]*aria-invalid="true"[^]*id="fault"/);
  });

  test("is asked for as seldom as sign-ups, by place and by address: no stranger is written to in a row", async () => {
    const { desk, token, post, minutesOn } = await openFresh();
    minutesOn(3);
    const count = (await findArrived()).length;
    desk.maySignUpAddress = async () => false;
    expect((await post("/change-address", { token, email: "new@inbox.example" })).status).toBe(429);
    desk.maySignUpAddress = async () => true;
    desk.maySignUp = async () => false;
    expect((await post("/change-address", { token, email: "new@inbox.example" })).status).toBe(429);
    expect(await findArrived()).toHaveLength(count);
    desk.maySignUp = async () => true;
    expect((await post("/change-address", { token, email: "new@inbox.example" })).status).toBe(200);
    expect((await post("/change-address", { token, email: "other@inbox.example" })).status).toBe(429);
  });

  test("to an address that complained writes nothing to it, and is answered alike", async () => {
    const { desk, token, post, minutesOn } = await openFresh();
    await suppress(desk, "new@inbox.example", "complaint");
    minutesOn(3);
    const count = (await findArrived()).length;
    expect((await post("/change-address", { token, email: "new@inbox.example" })).status).toBe(200);
    expect(await findArrived()).toHaveLength(count);
  });
});

describe("a person's data", () => {
  test("is downloaded whole as JSON", async () => {
    const { token, post } = await openFresh();
    const answer = await post("/data", { token });
    expect(answer.headers.get("content-disposition")).toContain("attachment");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.json()).toMatchObject({
      email: READER,
      subscriptions: [{ newsletterId: "harbour", status: "active" }],
      consents: [{ kind: "confirmed" }],
    });
  });

  test("is erased for who is sure, and every link is dead afterwards", async () => {
    const { desk, db, token, mailToken, post } = await openFresh();
    const unsure = await post("/erase", { token });
    expect(unsure.status).toBe(422);
    expect(await unsure.text()).toMatch(/aria-describedby="unsure"[^]*id="unsure"/);
    expect(await db.select().from(subscribers)).toHaveLength(1);
    expect((await post("/erase", { token, sure: "yes" })).status).toBe(200);
    expect([await db.select().from(subscribers), await db.select().from(subscriptions)]).toEqual([[], []]);
    expect(await db.select().from(suppressions)).toMatchObject([{ reason: "erasure" }]);
    expect((await ask(desk, `/preferences?token=${token}`)).status).toBe(404);
    const leaving = await ask(
      desk,
      `/unsubscribe?token=${mailToken}`,
      formOf({ "List-Unsubscribe": "One-Click" }),
    );
    expect(leaving.status).toBe(200);
  });
});

describe("a confirmation that came too late", () => {
  test("is asked for anew by the old link, once in two minutes, and the new one works", async () => {
    const { desk, ask: signUp, minutesOn, findStatus } = await openReader();
    await signUp();
    const old = await getConfirmToken();
    minutesOn(8 * 24 * 60);
    const page = await (await ask(desk, `/confirm?token=${old}`)).text();
    expect(page).toContain('action="/confirm/again"');
    desk.maySignUp = async () => false;
    expect((await ask(desk, "/confirm/again", formOf({ token: old }))).status).toBe(429);
    expect(await findArrived()).toHaveLength(1);
    desk.maySignUp = async () => true;
    for (let time = 0; time < 3; time += 1)
      expect((await ask(desk, "/confirm/again", formOf({ token: old }))).status).toBe(200);
    expect(await findArrived()).toHaveLength(2);
    expect(await confirm(desk, await getConfirmToken())).toMatchObject({ kind: "active" });
    expect(await findStatus("harbour")).toBe("active");
    const count = (await findArrived()).length;
    minutesOn(10);
    await ask(desk, "/confirm/again", formOf({ token: old }));
    await ask(desk, "/confirm/again", formOf({ token: "k1.x.y" }));
    expect(await findArrived()).toHaveLength(count);
  });
});
