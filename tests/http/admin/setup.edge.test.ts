import { inject } from "vitest";
import { beforeEach, describe, expect, test } from "vitest";
import { audit, newsletters, newsletterSources, options } from "../../../src/db/schema.ts";
import type { Desk } from "../../../src/desk.ts";
import { findModel } from "../../../src/stories/write/kept-model.ts";
import { openTestDesk } from "../../support/desk.ts";
import { addDigest, addNewsletter } from "../../support/factories.ts";
import { emptyInbox, findArrived } from "../../support/inbox.ts";
import { findCalls, resetModel, setModelFaults } from "../../support/model.ts";
import { openOperator } from "./operator.ts";

const KEY = "model-test-key";
const OPML = `<opml version="2.0"><body><outline text="Lab" type="rss" xmlUrl="https://lab.example/rss"/></body></opml>`;

beforeEach(async () => {
  await emptyInbox();
  await resetModel();
});

async function open(changes: Partial<Desk> = {}) {
  const { desk, sent } = openTestDesk(changes);
  return { desk, db: desk.db, sent, ...(await openOperator(desk)) };
}

const inSetUp = (db: Desk["db"], fields: Parameters<typeof addNewsletter>[1] = {}) =>
  addNewsletter(db, { id: "harbour", paused: true, review: "until-approved", ...fields });

describe("setting up a newsletter", () => {
  test("begins with one that is paused, and holds its digests", async () => {
    const { db, post } = await open();
    const answer = await post("/admin/setup", {
      id: "harbour",
      name: "Harbour Bell",
      language: "en",
      every: "4",
      timeZone: "UTC",
      senderName: "Harbour Bell",
      senderEmail: "bell@watchbell.example",
      sendWithinHours: "12",
    });
    expect(answer.headers.get("location")).toBe("/admin/setup/harbour/sources");
    expect(await db.select().from(newsletters)).toMatchObject([
      { schedule: "0 */4 * * *", paused: true, review: "until-approved" },
    ]);
  });

  test("shows what is wrong, and keeps what was typed", async () => {
    const { db, post } = await open();
    const answer = await post("/admin/setup", {
      id: "harbour",
      name: "Harbour",
      every: "4",
      timeZone: "UTC",
    });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toMatch(
      /id="senderEmail-fault"[\s\S]*value="Harbour"|value="Harbour"[\s\S]*id="senderEmail-fault"/,
    );
    expect(await db.select().from(newsletters)).toEqual([]);
  });

  test("takes a list that is pasted whole, and says of an entry why it was not added", async () => {
    const { db, post } = await open();
    await inSetUp(db);
    expect(await (await post("/admin/setup/harbour/sources", { entries: OPML })).text()).toContain("OPML");
    expect(await db.select().from(newsletterSources)).toHaveLength(1);
    const failed = await (
      await post("/admin/setup/harbour/sources", { entries: "http://127.0.0.1:1/\n@ada_bell" })
    ).text();
    expect(failed).toContain("https://x.com/ada_bell");
    expect(failed).toContain(">http://127.0.0.1:1/\n@ada_bell</textarea>");
    expect(await db.select().from(newsletterSources)).toHaveLength(2);
  });

  test.each([
    ["bell@watchbell.example", "已验证"],
    ["bell@pending.example", "resend._domainkey"],
    ["bell@nobody.example", "Resend 账号里没有 nobody.example"],
  ])("asks Resend about the domain of %s", async (senderEmail, words) => {
    const { db, get } = await open();
    await inSetUp(db, { senderEmail });
    expect(await (await get("/admin/setup/harbour/sender")).text()).toContain(words);
  });

  test("tries a model with one call before it is kept, sealed", async () => {
    const { desk, db, post, get } = await open();
    await inSetUp(db);
    const form = { baseUrl: `${inject("modelUrl")}/v1/`, name: "stub", apiKey: KEY };
    const kept = await post("/admin/setup/harbour/model", form);
    expect(kept.status).toBe(303);
    expect(await findCalls()).toHaveLength(1);
    expect(await findModel(desk)).toMatchObject({ name: "stub" });
    const everything = JSON.stringify([await db.select().from(options), await db.select().from(audit)]);
    expect(everything).not.toContain(KEY);
    const page = await (await get("/admin/setup/harbour/model")).text();
    expect(page).toContain("stub");
    expect(page).not.toContain(KEY);
    await post("/admin/setup/harbour/model/drop");
    expect(await findModel(desk)).toBeUndefined();
  });

  test.each([
    ["the key is wrong", { apiKey: "wrong" }],
    ["its address is not safe", { baseUrl: "http://model.example/v1" }],
    ["nothing answers there", { baseUrl: "http://127.0.0.1:9/v1" }],
  ])("keeps no model where %s, and says so without the key", async (_, wrong) => {
    const { db, post } = await open();
    await inSetUp(db);
    const form = { baseUrl: `${inject("modelUrl")}/v1`, name: "stub", apiKey: KEY, ...wrong };
    const answer = await post("/admin/setup/harbour/model", form);
    const html = await answer.text();
    expect([answer.status, html.includes('role="alert"')]).toEqual([422, true]);
    expect(html).not.toContain(form.apiKey === "wrong" ? 'value="wrong"' : KEY);
    expect(await db.select().from(options)).toEqual([]);
  });

  test("keeps no model that answers in another shape", async () => {
    const { db, post } = await open();
    await inSetUp(db);
    await setModelFaults([{ kind: "malformed" }] as Parameters<typeof setModelFaults>[0]);
    const form = { baseUrl: `${inject("modelUrl")}/v1`, name: "stub", apiKey: KEY };
    expect((await post("/admin/setup/harbour/model", form)).status).toBe(422);
    expect(await db.select().from(options)).toEqual([]);
  });

  test("makes a digest to look at: sources are asked, and the press started for the last slot", async () => {
    const started: [string, unknown][] = [];
    const start = async (id: string, params: unknown) => {
      started.push([id, params]);
      return "started" as const;
    };
    const { db, post, get, sent } = await open({ press: { start, wake: async () => {} } });
    await inSetUp(db, { schedule: "0 */4 * * *", timeZone: "Asia/Shanghai" });
    await post("/admin/setup/harbour/sources", { entries: "@ada_bell" });
    const begun = await post("/admin/setup/harbour/trial");
    const next = begun.headers.get("location") ?? "";
    expect(await (await get(next)).text()).toMatch(/id="trial" data-live[\s\S]*正在读取来源/);
    expect(sent).toMatchObject([{ kind: "gather" }]);
    expect(started).toMatchObject([["harbour_20260325T0400Z", { slot: "2026-03-25T04:00:00.000Z" }]]);
  });

  test("makes none of a newsletter whose digests are not held", async () => {
    const { db, post } = await open();
    await inSetUp(db, { review: "none" });
    expect((await post("/admin/setup/harbour/trial")).status).toBe(409);
  });

  test("mails the test digest to one address, and notes that without it", async () => {
    const { db, post, get } = await open();
    await inSetUp(db);
    await addDigest(db, "harbour", { status: "held", publishedAt: null });
    expect(await (await get("/admin/setup/harbour/trial")).text()).toContain("待审核");
    await post("/admin/setup/harbour/trial/mail", { to: "me@inbox.example" });
    expect((await findArrived()).map(({ to }) => to)).toEqual([["me@inbox.example"]]);
    expect(JSON.stringify(await db.select().from(audit))).not.toContain("me@inbox.example");
  });

  test("ends by opening it, reviewed as was chosen", async () => {
    const { db, post, get } = await open();
    await inSetUp(db);
    await post("/admin/setup/harbour/open", { review: "publish-after" });
    expect(await db.select().from(newsletters)).toMatchObject([{ paused: false, review: "publish-after" }]);
    expect(await (await get("/admin/setup/harbour/open")).text()).toContain("已开刊");
  });

  test.each(["sources", "sender", "model", "trial", "open"])(
    "step %s of no newsletter is not there",
    async (step) => {
      const { get, post } = await open();
      expect([
        (await get(`/admin/setup/nothing/${step}`)).status,
        (await post(`/admin/setup/nothing/${step}`)).status,
      ]).toEqual([404, 404]);
    },
  );
});
