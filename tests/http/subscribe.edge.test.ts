import { beforeEach, describe, expect, test } from "vitest";
import { createExecutionContext } from "cloudflare:test";
import { failures, subscribers, subscriptions } from "../../src/db/schema.ts";
import type { Desk } from "../../src/desk.ts";
import { app } from "../../src/http/app.ts";
import { confirm } from "../../src/subscribers/confirm.ts";
import { suppress } from "../../src/subscribers/suppress.ts";
import { emptyInbox, findArrived } from "../support/inbox.ts";
import { getConfirmToken, openReader, READER } from "../subscribers/reader.ts";
import { ask, formOf } from "./ask.ts";
import { readEveryRow } from "./every-row.ts";

beforeEach(emptyInbox);

const FORM = { email: READER, newsletter: "harbour", language: "en" };

/** A site whose limit of sign-ups is out of the way. */
async function openSite(changes: Partial<Desk> = {}) {
  const world = await openReader();
  const desk: Desk = { ...world.desk, maySignUp: async () => true, ...changes };
  return {
    ...world,
    desk,
    signUp: world.ask,
    post: (fields: object = {}) => ask(desk, "/subscribe", formOf({ ...FORM, ...fields })),
  };
}

describe("the sign-up form", () => {
  test("notes the wish and mails its confirmation, behind the answer", async () => {
    const { post, db } = await openSite();
    expect((await post()).status).toBe(200);
    expect(await db.select().from(subscribers)).toMatchObject([{ email: READER, language: "en" }]);
    expect(await findArrived()).toMatchObject([{ to: [READER] }]);
  });

  test("takes several newsletters at once", async () => {
    const { desk, db } = await openSite();
    const fields: [string, string][] = [
      ["email", READER],
      ["newsletter", "harbour"],
      ["newsletter", "daily"],
    ];
    await ask(desk, "/subscribe", formOf(fields));
    expect(await db.select().from(subscriptions)).toHaveLength(2);
  });

  test("answers alike for an address in every state", async () => {
    const { post, desk, signUp, minutesOn, db } = await openSite();
    const answers = [await seen(await post())]; // new
    answers.push(await seen(await post())); // pending, cooling down
    minutesOn(5);
    answers.push(await seen(await post())); // pending
    await confirm(desk, await getConfirmToken());
    minutesOn(5);
    answers.push(await seen(await post())); // active
    await db.update(subscriptions).set({ status: "unsubscribed", endedAt: desk.now() });
    minutesOn(5);
    answers.push(await seen(await post())); // left
    await suppress(desk, READER, "complaint");
    answers.push(await seen(await post())); // suppressed
    expect(await signUp()).toBe("suppressed");
    answers.push(await seen(await post({ newsletter: "no-such-one" })));
    expect(new Set(answers).size).toBe(1);
  });

  test("answers before anything is looked up or mailed", async () => {
    const { desk } = await openSite();
    const stuck: Desk = { ...desk, db: new Proxy(desk.db, { get: () => silence }) };
    const answer = await app.request("/subscribe", formOf(FORM), stuck, createExecutionContext());
    expect(answer.status).toBe(200);
  });

  test("filled in by a program is answered alike and leads to nothing", async () => {
    const { post } = await openSite();
    const human = await seen(await post({ email: "human@inbox.example" }));
    await emptyInbox();
    const before = await readEveryRow();
    expect(await seen(await post({ website: "https://evil.example" }))).toBe(human);
    expect(await readEveryRow()).toBe(before);
    expect(await findArrived()).toEqual([]);
  });

  test.each([
    [{ email: "mina" }, 422],
    [{ email: "" }, 422],
    [{ email: `${READER}\r\nBcc: victim@inbox.example` }, 422],
    [{ newsletter: "" }, 200],
  ])("%j is answered %i and mails nobody", async (fields, status) => {
    const { post } = await openSite();
    const before = await readEveryRow();
    expect((await post(fields)).status).toBe(status);
    expect(await readEveryRow()).toBe(before);
    expect(await findArrived()).toEqual([]);
  });

  test.each<[string, RequestInit]>([
    ["nothing at all", { method: "POST" }],
    ["no newsletter", formOf({ email: READER })],
    ["JSON", { method: "POST", body: JSON.stringify(FORM), headers: { "content-type": "application/json" } }],
  ])("with %s is refused as a mistake, not as a failure of ours", async (_, init) => {
    const { desk, db } = await openSite();
    expect((await ask(desk, "/subscribe", init)).status).toBe(422);
    expect(await db.select().from(subscribers)).toEqual([]);
  });

  test("posted too often from one place is refused before it is read", async () => {
    const asked: string[] = [];
    const { desk, db } = await openSite({ maySignUp: async (address) => asked.push(address) < 2 });
    const init = { ...formOf(FORM), headers: { "cf-connecting-ip": "192.0.2.7" } };
    expect((await ask(desk, "/subscribe", init)).status).toBe(200);
    expect(
      (await ask(desk, "/subscribe", { ...init, ...formOf({ ...FORM, email: "noa@inbox.example" }) })).status,
    ).toBe(429);
    expect(asked).toEqual(["192.0.2.7", "192.0.2.7"]);
    expect(await db.select().from(subscribers)).toHaveLength(1);
  });

  test("asked for by GET leads to the front page", async () => {
    const { desk } = await openSite();
    const answer = await ask(desk, `/subscribe?email=${READER}&newsletter=harbour`);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/"]);
    expect(await findArrived()).toEqual([]);
  });

  test("a failure behind the answer is recorded, without the address", async () => {
    const { post, db } = await openSite({
      mailer: { sendBatch: () => Promise.reject(new Error("the wire broke")) },
    });
    expect((await post()).status).toBe(200);
    expect(await db.select().from(failures)).toMatchObject([
      { room: "subscribers", message: "Sign-up: the wire broke" },
    ]);
  });
});

/** Whatever is called on it, and whoever waits for it, hears nothing. */
const silence: object = new Proxy(() => {}, {
  get: (_, name) => (name === "then" ? () => {} : silence),
  apply: () => silence,
});

/** What can be seen of an answer from outside. */
async function seen(answer: Response): Promise<string> {
  return JSON.stringify([answer.status, [...answer.headers], await answer.text()]);
}
