import { describe, expect, test } from "vitest";
import { apiTokens, audit } from "../../../src/db/schema.ts";
import type { Desk } from "../../../src/desk.ts";
import { SCOPES } from "../../../src/operators/scopes.ts";
import { NOON, openTestDesk } from "../../support/desk.ts";
import { ask } from "../ask.ts";
import { readEveryRow } from "../every-row.ts";
import { ADMIN_TOKEN, bearing, makeToken } from "./world.ts";

const later = (ms: number) => new Date(NOON.getTime() + ms);
const DAY_MS = 86_400_000;

const make = (desk: Desk, wish: unknown, token = ADMIN_TOKEN) =>
  ask(desk, "/api/tokens", {
    method: "POST",
    headers: { ...bearing(token), "content-type": "application/json" },
    body: JSON.stringify(wish),
  });

const get = (desk: Desk, path: string, token: string) =>
  ask(desk, `/api${path}`, { headers: bearing(token) });

describe("a token", () => {
  test("is shown once, opens what it is for, and is kept as a hash", async () => {
    const { desk } = openTestDesk();
    const answer = await make(desk, { name: "Build server", scopes: ["newsletters:read"] });
    expect(answer.status).toBe(201);
    const { id, token } = await answer.json<{ id: string; token: string }>();
    expect(token).toMatch(/^wb_[\w-]{43}$/);
    expect((await get(desk, "/newsletters", token)).status).toBe(200);
    expect((await get(desk, "/progress", token)).status).toBe(403);
    expect(await readEveryRow()).not.toContain(token.slice(3));
    const list = await (await get(desk, "/tokens", ADMIN_TOKEN)).text();
    expect(list).not.toContain(token.slice(3));
    expect(JSON.parse(list)).toEqual({
      tokens: [
        {
          id,
          name: "Build server",
          scopes: ["newsletters:read"],
          createdAt: NOON.toISOString(),
          expiresAt: null,
          usedAt: NOON.toISOString(),
          revokedAt: null,
        },
      ],
      nextCursor: null,
    });
  });

  test("is named in the log of changes, by what it makes too, and its secret is not", async () => {
    const { desk } = openTestDesk();
    const { secret } = await makeToken(desk, SCOPES, { name: "Keeper" });
    const made = await (
      await make(desk, { name: "Lamp", scopes: ["posts:write"] }, secret)
    ).json<{
      id: string;
      token: string;
    }>();
    await ask(desk, `/api/tokens/${made.id}`, { method: "DELETE", headers: bearing(secret) });
    const changes = await desk.db.select().from(audit);
    expect(changes).toMatchObject([
      { actor: "Keeper", door: "api", verb: "token.create", subject: `token/${made.id}` },
      { actor: "Keeper", door: "api", verb: "token.revoke", subject: `token/${made.id}` },
    ]);
    expect(JSON.stringify(changes)).not.toContain(made.token);
  });

  test("that is revoked opens nothing from then on, and is revoked once", async () => {
    const { desk } = openTestDesk();
    const { id, secret } = await makeToken(desk, SCOPES);
    const revoke = () => ask(desk, `/api/tokens/${id}`, { method: "DELETE", headers: bearing(ADMIN_TOKEN) });
    expect((await get(desk, "/tokens", secret)).status).toBe(200);
    expect((await revoke()).status).toBe(200);
    expect((await get(desk, "/tokens", secret)).status).toBe(401);
    expect((await revoke()).status).toBe(404);
  });

  test("that expires opens until then", async () => {
    const { desk, setNow } = openTestDesk();
    const { secret } = await makeToken(desk, SCOPES, { expiresAt: later(DAY_MS) });
    setNow(later(DAY_MS - 1));
    expect((await get(desk, "/tokens", secret)).status).toBe(200);
    setNow(later(DAY_MS));
    expect((await get(desk, "/tokens", secret)).status).toBe(401);
  });

  test("has the first of its uses noted each day, and no other", async () => {
    const { desk, setNow } = openTestDesk();
    const { secret } = await makeToken(desk, SCOPES);
    const used: (string | undefined)[] = [];
    for (const ms of [0, 3_600_000, DAY_MS, DAY_MS + 1]) {
      setNow(later(ms));
      await get(desk, "/newsletters", secret);
      used.push((await desk.db.select().from(apiTokens).get())?.usedAt?.toISOString());
    }
    expect(used).toEqual([NOON, NOON, later(DAY_MS), later(DAY_MS)].map((at) => at.toISOString()));
  });
});

describe("making a token", () => {
  test("gives no scope that the maker lacks, and none of the time that it lacks", async () => {
    const { desk } = openTestDesk();
    const { secret } = await makeToken(desk, ["tokens:write", "posts:write"], { expiresAt: later(DAY_MS) });
    const before = await desk.db.select().from(apiTokens);
    const scopes = ["posts:write"];
    const beyond = await make(desk, { name: "A", scopes: [...scopes, "posts:read"] }, secret);
    expect(beyond.status).toBe(403);
    expect(await beyond.json()).toEqual({ error: "Your own token lacks posts:read" });
    for (const expiresAt of [undefined, null, later(DAY_MS + 1).toISOString()])
      expect((await make(desk, { name: "A", scopes, expiresAt }, secret)).status).toBe(403);
    expect(await desk.db.select().from(apiTokens)).toHaveLength(before.length);
    const within = { name: "A", scopes, expiresAt: later(DAY_MS).toISOString() };
    expect((await make(desk, within, secret)).status).toBe(201);
  });

  test.each([
    ["no name", { name: " ", scopes: ["posts:write"] }, 422],
    ["two lines of a name", { name: "a\nb", scopes: ["posts:write"] }, 422],
    ["the admin token's name", { name: "ADMIN_TOKEN", scopes: ["posts:write"] }, 422],
    ["no scope", { name: "A", scopes: [] }, 422],
    ["no such scope", { name: "A", scopes: ["posts:eat"] }, 422],
    ["a time that is past", { name: "A", scopes: ["posts:write"], expiresAt: NOON.toISOString() }, 422],
    ["a time that is none", { name: "A", scopes: ["posts:write"], expiresAt: "soon" }, 422],
    ["a name that another has", { name: "Lamp Works", scopes: ["posts:write"] }, 409],
    ["no object", 7, 422],
  ])("is refused with %s", async (_, wish, status) => {
    const { desk } = openTestDesk();
    await makeToken(desk, ["posts:write"]);
    const before = await readEveryRow();
    const answer = await make(desk, wish);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({ error: expect.stringMatching(/./) });
    expect(await readEveryRow()).toBe(before);
  });

  test("may use the name of one that was revoked", async () => {
    const { desk } = openTestDesk();
    const { id } = await makeToken(desk, ["posts:write"]);
    await ask(desk, `/api/tokens/${id}`, { method: "DELETE", headers: bearing(ADMIN_TOKEN) });
    expect((await make(desk, { name: "Lamp Works", scopes: ["posts:write"] })).status).toBe(201);
  });
});

describe("the limits", () => {
  test("count calls by token, and by network where there is none", async () => {
    const asked: string[] = [];
    const { desk } = openTestDesk({ mayCall: async (key) => asked.push(key) > 0 });
    const { id, secret } = await makeToken(desk, SCOPES);
    for (const headers of [bearing(secret), bearing(ADMIN_TOKEN), {}])
      await ask(desk, "/api/newsletters", { headers: { ...headers, "cf-connecting-ip": "203.0.113.7" } });
    await ask(desk, "/api/openapi.json", { headers: { "cf-connecting-ip": "203.0.113.7" } });
    expect(asked).toEqual([`token ${id}`, "token ADMIN_TOKEN", "network 203.0.113.7", "network 203.0.113.7"]);
  });

  test.each(["/api/newsletters", "/api/openapi.json", "/api"])(
    "of calls: %s is put off, and says for how long",
    async (path) => {
      const { desk } = openTestDesk({ mayCall: async () => false });
      for (const headers of [{}, bearing(ADMIN_TOKEN)]) {
        const answer = await ask(desk, path, { headers });
        expect(answer.status).toBe(429);
        expect(answer.headers.get("retry-after")).toBe("60");
      }
    },
  );

  test("of wrong tokens are counted by network, and hinder no right one", async () => {
    const asked: string[] = [];
    const { desk } = openTestDesk({ mayLogIn: async (network) => asked.push(network) <= 2 });
    const statuses: number[] = [];
    for (let time = 0; time < 3; time += 1)
      statuses.push((await get(desk, "/newsletters", `wb_${time}`)).status);
    statuses.push((await get(desk, "/newsletters", ADMIN_TOKEN)).status);
    expect(statuses).toEqual([401, 401, 429, 200]);
    expect(asked).toEqual(["unknown", "unknown", "unknown"]);
  });
});
