import { beforeEach, describe, expect, test } from "vitest";
import { subscribers, subscriptions } from "../../src/db/schema.ts";
import { emptyInbox, findArrived } from "../support/inbox.ts";
import { READER } from "../subscribers/reader.ts";
import { ask, formOf } from "./ask.ts";
import { openSite } from "./sign-up-paths.ts";

beforeEach(emptyInbox);

const FORM = { email: READER, newsletter: "harbour", language: "en" };

describe("the sign-up form", () => {
  test.each(["/", "/harbour"])(
    "of %s is accepted as it stands there, with its place and words",
    async (path) => {
      const { desk, db, setNow } = await openSite();
      const page = await (await ask(desk, `${path}?language=en`)).text();
      const hidden = [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)];
      const fields = hidden.map(([, name = "", value = ""]): [string, string] => [name, value]);
      setNow(new Date(desk.now().getTime() + 2_000));
      const form = formOf([
        ...fields,
        ["email", READER],
        ...(path === "/" ? [["newsletter", "daily"] as [string, string]] : []),
      ]);
      expect((await ask(desk, "/subscribe", form)).status).toBe(200);
      const language = path === "/" ? "en" : "zh-CN";
      expect(await db.select().from(subscriptions)).toMatchObject([
        { consent: `${path} form-1 ${language}` },
      ]);
      expect(await findArrived()).toHaveLength(1);
    },
  );

  test("takes several newsletters at once", async () => {
    const { desk, db, ticketOf } = await openSite();
    const fields: [string, string][] = [
      ["email", READER],
      ["newsletter", "harbour"],
      ["newsletter", "daily"],
      ["ticket", await ticketOf(5_000)],
    ];
    await ask(desk, "/subscribe", formOf(fields));
    expect(await db.select().from(subscriptions)).toHaveLength(2);
  });

  test("of another site, without scripts, needs one press more on a page of ours", async () => {
    const { desk, db } = await openSite();
    const init = { ...formOf(FORM), headers: { origin: "https://blog.example" } };
    const page = await (await ask(desk, "/subscribe", init)).text();
    expect(page).toContain('<form method="post" action="/subscribe">');
    expect(page).toContain('name="place" value="form blog.example"');
    expect(page).not.toContain("<script");
    expect(await db.select().from(subscribers)).toEqual([]);
  });

  test("with a mistake comes back filled in, with what is wrong beside the field", async () => {
    const { desk } = await openSite();
    const answer = await ask(desk, "/subscribe", formOf({ ...FORM, place: "/", email: 'mina"><b>' }));
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain('value="mina&quot;&gt;&lt;b&gt;"');
    expect(page).toMatch(/value="harbour" checked/);
    expect(page).not.toMatch(/value="daily" checked/);
    expect(page).toContain('aria-invalid="true"');
  });

  test("of a newsletter's own page comes back about that one alone", async () => {
    const { desk } = await openSite();
    const answer = await ask(desk, "/subscribe", formOf({ ...FORM, place: "/harbour", email: "mina" }));
    expect(await answer.text()).not.toContain("每日一钟");
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

  test("asked for by GET leads to the front page", async () => {
    const { desk } = await openSite();
    const answer = await ask(desk, `/subscribe?email=${READER}&newsletter=harbour`);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/"]);
    expect(await findArrived()).toEqual([]);
  });
});
