import { describe, expect, test } from "vitest";
import { answers, apiTokens, audit, newsletters } from "../../../src/db/schema.ts";
import type { Desk } from "../../../src/desk.ts";
import { endCall, pruneAnswers } from "../../../src/operators/answers.ts";
import { SCOPES } from "../../../src/operators/scopes.ts";
import { NOON, openTestDesk } from "../../support/desk.ts";
import { addNewsletter } from "../../support/factories.ts";
import { ask } from "../ask.ts";
import { ADMIN_TOKEN, bearing, makeToken } from "./world.ts";

const HOUR_MS = 3_600_000;
const WISH = { name: "Lamp", scopes: ["posts:write"] };
const DEFINITION = {
  name: "Harbour Bell",
  language: "en",
  timeZone: "Europe/London",
  schedule: "0 8 * * *",
  titlePattern: "{name}, {date}",
  senderName: "Harbour Bell",
  senderEmail: "bell@watchbell.example",
};

const write = (
  desk: Desk,
  key: string,
  {
    path = "/tokens",
    method = "POST",
    body = WISH,
    token = ADMIN_TOKEN,
  }: { path?: string; method?: string; body?: unknown; token?: string } = {},
) =>
  ask(desk, `/api${path}`, {
    method,
    headers: { ...bearing(token), "idempotency-key": key, "content-type": "application/json" },
    body: JSON.stringify(body),
  });

const seen = async (answer: Response) => [
  answer.status,
  answer.headers.get("idempotent-replayed"),
  await answer.json<Record<string, unknown>>(),
];

describe("a write that bears an Idempotency-Key", () => {
  test("is made once, and its repeat is given the same answer", async () => {
    const { desk } = openTestDesk();
    const [status, replayed, body] = await seen(await write(desk, "one"));
    expect([status, replayed]).toEqual([201, null]);
    expect(await seen(await write(desk, "one"))).toEqual([201, "true", body]);
    // as the draft writes keys
    expect(await seen(await write(desk, '"one"'))).toEqual([201, "true", body]);
    expect(await desk.db.select().from(apiTokens)).toHaveLength(1);
    expect(await desk.db.select().from(audit)).toHaveLength(1);
  });

  test("leaves no secret of its answer in the database", async () => {
    const { desk } = openTestDesk();
    const { token } = await (await write(desk, "one")).json<{ token: string }>();
    expect(JSON.stringify(await desk.db.select().from(answers))).not.toContain(token.slice(3));
  });

  test("is refused for another call: another body, path or method", async () => {
    const { desk } = openTestDesk();
    await write(desk, "one");
    for (const other of [
      { body: { ...WISH, name: "Other" } },
      { path: "/tokens?x=1" },
      { path: "/newsletters/harbour", method: "PUT" },
    ])
      expect((await write(desk, "one", other)).status).toBe(422);
    expect(await desk.db.select().from(apiTokens)).toHaveLength(1);
    expect(await desk.db.select().from(newsletters)).toEqual([]);
  });

  test("has its key to itself, beside the same key of another token", async () => {
    const { desk } = openTestDesk();
    const { secret } = await makeToken(desk, SCOPES, { name: "Other" });
    await write(desk, "one");
    expect(await seen(await write(desk, "one", { token: secret }))).toMatchObject([409, null, {}]);
  });

  test("is put off while the first is being answered, and made where that was broken off", async () => {
    const { desk, setNow } = openTestDesk();
    const call = { path: "/newsletters/harbour", method: "PUT", body: DEFINITION };
    await write(desk, "one", call);
    await desk.db.update(answers).set({ status: null, body: null });
    expect((await write(desk, "one", call)).status).toBe(409);
    setNow(new Date(NOON.getTime() + HOUR_MS));
    expect(await seen(await write(desk, "one", call))).toEqual([200, null, { id: "harbour" }]);
    expect(await seen(await write(desk, "one", call))).toEqual([200, "true", { id: "harbour" }]);
  });

  test("is made by one of two that come at once", async () => {
    const { desk } = openTestDesk();
    const statuses = await Promise.all([write(desk, "one"), write(desk, "one"), write(desk, "one")]);
    expect(await desk.db.select().from(apiTokens)).toHaveLength(1);
    for (const { status } of statuses) expect([201, 409]).toContain(status);
  });

  test("keeps a refusal, too, and forgets what broke on our side", async () => {
    const { desk } = openTestDesk();
    const call = { path: "/newsletters/harbour", method: "PUT", body: {} };
    expect((await write(desk, "one", call)).status).toBe(422);
    expect(await seen(await write(desk, "one", call))).toMatchObject([422, "true", {}]);

    let calls = 0;
    const failing: Desk = {
      ...desk,
      // the key is taken at the first look, the verb looks next
      now: () => {
        calls += 1;
        if (calls > 1) throw new Error("the clock has stopped");
        return NOON;
      },
    };
    const define = { path: "/newsletters/ferry", method: "PUT", body: DEFINITION };
    expect((await write(failing, "two", define)).status).toBe(500);
    expect(await seen(await write(desk, "two", define))).toEqual([200, null, { id: "ferry" }]);
  });

  test("whose answer is long is noted, and told so", async () => {
    const { desk } = openTestDesk();
    await addNewsletter(desk.db, { id: "harbour" });
    const call = { path: "/newsletters/harbour", method: "PUT", body: DEFINITION };
    await write(desk, "one", call);
    const claim = { tokenId: "ADMIN_TOKEN", key: "one" };
    await endCall(desk, claim, NOON, { status: 200, body: "x".repeat(64 * 1024 + 1) });
    expect(await seen(await write(desk, "one", call))).toEqual([
      200,
      "true",
      { note: expect.stringContaining("too long") },
    ]);
  });

  test.each(["", "a b", "clé", "x".repeat(256), '""'])("is refused with the key %j", async (key) => {
    const { desk } = openTestDesk();
    expect((await write(desk, key)).status).toBe(400);
    expect(await desk.db.select().from(apiTokens)).toEqual([]);
  });

  test("is forgotten after a day, also where nobody prunes", async () => {
    const { desk, setNow } = openTestDesk();
    const call = { path: "/newsletters/harbour", method: "PUT", body: DEFINITION };
    await write(desk, "one", call);
    setNow(new Date(NOON.getTime() + 24 * HOUR_MS));
    await pruneAnswers(desk);
    expect(await desk.db.select().from(answers)).toHaveLength(1);
    setNow(new Date(NOON.getTime() + 24 * HOUR_MS + 1));
    expect(await seen(await write(desk, "one", { ...call, body: { ...DEFINITION, name: "New" } }))).toEqual([
      200,
      null,
      { id: "harbour" },
    ]);
    setNow(new Date(NOON.getTime() + 50 * HOUR_MS));
    await pruneAnswers(desk);
    expect(await desk.db.select().from(answers)).toEqual([]);
  });
});

test("reading takes no note of a key", async () => {
  const { desk } = openTestDesk();
  const headers = { ...bearing(ADMIN_TOKEN), "idempotency-key": "one" };
  expect((await ask(desk, "/api/newsletters", { headers })).status).toBe(200);
  expect(await desk.db.select().from(answers)).toEqual([]);
});
