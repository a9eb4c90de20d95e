import { describe, expect, test } from "vitest";
import { newsletters, newsletterSources } from "../../src/db/schema.ts";
import { openTestDesk } from "../support/desk.ts";
import { addNewsletter } from "../support/factories.ts";
import { ask } from "./ask.ts";
import { readEveryRow } from "./every-row.ts";

const DEFINITION = {
  name: "Harbour Bell",
  language: "en",
  timeZone: "Europe/London",
  schedule: "0 8 * * *",
  titlePattern: "{name}, {date}",
  senderName: "Harbour Bell",
  senderEmail: "bell@watchbell.example",
};

const OPML = `<opml version="2.0"><body><outline text="Lab" type="rss" xmlUrl="https://lab.example/rss"/></body></opml>`;

const operator = (method: string, body?: string): RequestInit => ({
  method,
  headers: { authorization: "Bearer test-admin-token" },
  ...(body !== undefined && { body }),
});

const REQUESTS: [string, string, string | undefined][] = [
  ["PUT", "/api/newsletters/harbour", JSON.stringify(DEFINITION)],
  ["POST", "/api/newsletters/known/sources", OPML],
  ["GET", "/api/progress", undefined],
];

describe("the operator's API", () => {
  test.each(REQUESTS)("%s %s is for the operator alone", async (method, path, body) => {
    const { desk } = openTestDesk();
    await addNewsletter(desk.db, { id: "known" });
    const before = await readEveryRow();
    const tokens = [
      "",
      "Bearer",
      "Bearer ",
      "Bearer test-admin-toke",
      "Bearer test-admin-token2",
      "Basic test-admin-token",
    ];
    for (const authorization of tokens) {
      const answer = await ask(desk, path, { method, headers: { authorization }, body });
      expect([400, 401], authorization).toContain(answer.status);
      expect(await answer.text()).not.toContain("test-admin-token");
    }
    expect((await ask(desk, path, { method, body })).status).toBe(401);
    expect(await readEveryRow()).toBe(before);
    expect((await ask(desk, path, operator(method, body))).status).toBe(200);
  });

  test("tells nobody without the token which paths it has", async () => {
    const { desk } = openTestDesk();
    expect((await ask(desk, "/api/secrets")).status).toBe(401);
    expect((await ask(desk, "/api/secrets", operator("GET"))).status).toBe(404);
  });

  test.each([
    "",
    "not json",
    "null",
    "7",
    '"text"',
    "[]",
    "{}",
    JSON.stringify({ ...DEFINITION, schedule: "hourly" }),
  ])("a definition that is none is refused with a reason: %s", async (body) => {
    const { desk } = openTestDesk();
    const answer = await ask(desk, "/api/newsletters/harbour", operator("PUT", body));
    expect([400, 422]).toContain(answer.status);
    expect(await answer.json()).toEqual({ error: expect.stringMatching(/./) });
    expect(await desk.db.select().from(newsletters)).toEqual([]);
  });

  test("the id of the path counts, not one of the body", async () => {
    const { desk } = openTestDesk();
    await ask(
      desk,
      "/api/newsletters/harbour",
      operator("PUT", JSON.stringify({ ...DEFINITION, id: "other" })),
    );
    expect(await desk.db.select().from(newsletters)).toMatchObject([{ id: "harbour" }]);
  });

  test("sources are given to a newsletter that there is", async () => {
    const { desk } = openTestDesk();
    await addNewsletter(desk.db, { id: "harbour" });
    expect((await ask(desk, "/api/newsletters/harbour/sources", operator("POST", OPML))).status).toBe(200);
    expect(await desk.db.select().from(newsletterSources)).toMatchObject([{ newsletterId: "harbour" }]);
    expect((await ask(desk, "/api/newsletters/other/sources", operator("POST", OPML))).status).toBe(404);
    expect((await ask(desk, "/api/newsletters/harbour/sources", operator("POST", "no opml"))).status).toBe(
      422,
    );
  });

  test("progress since a time that is none is asked for in vain", async () => {
    const { desk } = openTestDesk();
    expect((await ask(desk, "/api/progress?since=yesterday", operator("GET"))).status).toBe(400);
    expect((await ask(desk, "/api/progress?since=1774411200000", operator("GET"))).status).toBe(200);
  });
});
