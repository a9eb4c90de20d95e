import { createExecutionContext } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { audit, sessions } from "../../../src/db/schema.ts";
import type { Desk } from "../../../src/desk.ts";
import { app } from "../../../src/http/app.ts";
import { openSigner, type SigningKey } from "../../../src/lib/signed-token.ts";
import { openTestDesk } from "../../support/desk.ts";
import { ask } from "../ask.ts";
import { readEveryRow } from "../every-row.ts";
import { csrfIn, openOperator, ORIGIN, signIn, TOKEN } from "./operator.ts";

const DAY_MS = 86_400_000;

const withSettings = (desk: Desk, changes: Partial<Desk["settings"]>): Desk => ({
  ...desk,
  settings: { ...desk.settings, ...changes },
});

describe("who comes into the admin", () => {
  test("nobody without a session: they are led to where the token is shown, and from there back", async () => {
    const { desk } = openTestDesk();
    const answer = await ask(desk, "/admin/digests/7?tab=mail");
    expect([answer.status, answer.headers.get("location")]).toEqual([
      303,
      "/admin/login?next=%2Fadmin%2Fdigests%2F7%3Ftab%3Dmail",
    ]);
    const back = await signIn(desk, TOKEN, "/admin/digests/7?tab=mail");
    expect(back.headers.get("location")).toBe("/admin/digests/7?tab=mail");
  });

  test.each([
    "//evil.example",
    "https://evil.example",
    "/\\evil.example",
    "/admin\\@evil.example",
    "/adminevil",
  ])("never on to another site: %s", async (next) => {
    const { desk } = openTestDesk();
    expect((await signIn(desk, TOKEN, next)).headers.get("location")).toBe("/admin");
  });

  test("a browser that shows the token is given a cookie of this host alone, and a fresh one each time", async () => {
    const { desk } = openTestDesk();
    const cookies = [await signIn(desk), await signIn(desk)].map((answer) =>
      answer.headers.get("set-cookie"),
    );
    for (const cookie of cookies)
      expect(cookie).toMatch(
        /^__Host-watchbell=[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      );
    expect(cookies[0]).not.toBe(cookies[1]);
    expect(await desk.db.select({ verb: audit.verb }).from(audit)).toEqual([
      { verb: "session.begin" },
      { verb: "session.begin" },
    ]);
  });

  test("the database holds nothing that opens it", async () => {
    const { desk } = openTestDesk();
    const { cookie } = await openOperator(desk);
    const [row] = await desk.db.select().from(sessions);
    expect(JSON.stringify(row)).not.toContain(cookie.split("=")[1]);
    expect(JSON.stringify(row)).not.toContain(TOKEN);
    const answer = await ask(desk, "/admin", { headers: { cookie: `__Host-watchbell=${row?.id}` } });
    expect(answer.status).toBe(303);
  });

  test.each(["", "wrong", "test-admin-toke", "test-admin-token2"])("not with the token %j", async (token) => {
    const { desk } = openTestDesk();
    const answer = await signIn(desk, token);
    expect([answer.status, answer.headers.get("set-cookie")]).toEqual([401, null]);
    expect(await answer.text()).toContain("令牌不对");
  });

  test("tries are limited, before the token is looked at", async () => {
    const asked: string[] = [];
    const { desk } = openTestDesk({ mayLogIn: async (network) => asked.push(network) > 2 });
    const statuses = [];
    for (let count = 0; count < 3; count += 1) statuses.push((await signIn(desk)).status);
    expect(statuses).toEqual([429, 429, 303]);
  });

  test("every page says that it is not to be kept, framed or indexed", async () => {
    const { desk } = openTestDesk();
    const { get } = await openOperator(desk);
    for (const answer of [await get("/admin"), await ask(desk, "/admin/login")]) {
      expect(answer.headers.get("cache-control")).toBe("no-store");
      expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect(await answer.text()).toContain('<meta name="robots" content="noindex"/>');
    }
  });
});

describe("a session", () => {
  test("ends by signing out, in the database", async () => {
    const { desk } = openTestDesk();
    const { get, post } = await openOperator(desk);
    const left = await post("/admin/logout");
    expect([left.status, left.headers.get("set-cookie")]).toEqual([
      303,
      expect.stringContaining("Max-Age=0"),
    ]);
    expect((await get("/admin")).status).toBe(303);
  });

  test("ends with all others, where somebody says so", async () => {
    const { desk } = openTestDesk();
    const [one, other] = [await openOperator(desk), await openOperator(desk)];
    await one.post("/admin/logout/everywhere");
    expect([(await one.get("/admin")).status, (await other.get("/admin")).status]).toEqual([303, 303]);
  });

  test("ends when the token is changed", async () => {
    const { desk } = openTestDesk();
    const { cookie } = await openOperator(desk);
    const changed = withSettings(desk, { adminToken: "another-admin-token" });
    expect((await ask(changed, "/admin", { headers: { cookie } })).status).toBe(303);
    expect((await ask(desk, "/admin", { headers: { cookie } })).status).toBe(200);
  });

  test("ends after two weeks, and its row goes with the next one", async () => {
    const { desk, setNow } = openTestDesk();
    const { get } = await openOperator(desk);
    setNow(new Date(desk.now().getTime() + 14 * DAY_MS - 1000));
    expect((await get("/admin")).status).toBe(200);
    setNow(new Date(desk.now().getTime() + 1000));
    expect((await get("/admin")).status).toBe(303);
    await signIn(desk);
    expect(await desk.db.select().from(sessions)).toHaveLength(1);
  });
});

describe("a form", () => {
  const post = (desk: Desk, cookie: string, headers: Record<string, string>, csrf: string) =>
    ask(desk, "/admin/logout/everywhere", {
      method: "POST",
      headers: { cookie, ...headers },
      body: new URLSearchParams({ csrf }),
    });

  test("counts only from our own pages, with the proof of its own session", async () => {
    const { desk } = openTestDesk();
    const [one, other] = [await openOperator(desk), await openOperator(desk)];
    const csrf = csrfIn(await (await one.get("/admin")).text());
    const theirs = csrfIn(await (await other.get("/admin")).text());
    const before = await readEveryRow();
    const refused: [Record<string, string>, string][] = [
      [{ origin: "https://evil.example" }, csrf],
      [{ origin: "null" }, csrf],
      [{ "sec-fetch-site": "cross-site" }, csrf],
      [{ "sec-fetch-site": "same-site", origin: ORIGIN }, csrf],
      [{ origin: ORIGIN }, ""],
      [{ origin: ORIGIN }, theirs],
      [{ origin: ORIGIN }, `${csrf}x`],
    ];
    for (const [headers, shown] of refused)
      expect((await post(desk, one.cookie, headers, shown)).status, JSON.stringify(headers)).toBe(403);
    expect(await readEveryRow()).toEqual(before);
    expect((await post(desk, one.cookie, { origin: ORIGIN }, csrf)).status).toBe(303);
  });

  test("without a session is told so, and leads nowhere", async () => {
    const { desk } = openTestDesk();
    expect((await post(desk, "", { origin: ORIGIN }, "")).status).toBe(401);
  });
});

describe("with Cloudflare Access in front", () => {
  const AUDIENCE = "aud-of-this-admin";

  const askAs = (desk: Desk, access: unknown, path = "/admin", init: RequestInit = {}) =>
    app.request(path, init, withSettings(desk, { accessAudience: AUDIENCE }), {
      ...createExecutionContext(),
      access,
    } as ExecutionContext);

  const signFormOf = async ({ settings }: Desk, name: string) =>
    (await openSigner(settings.tokenKeys[0] as SigningKey))(`admin form ${name}`);

  const identity = (known: Record<string, unknown> | undefined, aud = AUDIENCE) => ({
    aud,
    getIdentity: async () => known,
  });

  test.each([
    ["it is not there", undefined],
    ["it is for another application", identity({ email: "ada@desk.example" }, "another")],
    ["it knows nobody", identity(undefined)],
    ["it knows no name", identity({ email: "" })],
    ["it fails", { aud: AUDIENCE, getIdentity: () => Promise.reject(new Error("down")) }],
  ])("nobody comes in where %s, not even with a session", async (_, access) => {
    const { desk } = openTestDesk();
    const { cookie } = await openOperator(desk);
    expect((await askAs(desk, access, "/admin", { headers: { cookie } })).status).toBe(403);
  });

  test("whom it let in is named in the log of changes, and has forms of their own", async () => {
    const { desk } = openTestDesk();
    const ada = identity({ email: "ada@desk.example" });
    expect((await askAs(desk, ada)).status).toBe(200);
    const csrf = await signFormOf(desk, "ada@desk.example");
    const form = (): RequestInit => ({ method: "POST", body: new URLSearchParams({ csrf }) });
    const ben = identity({ email: "ben@desk.example" });
    expect((await askAs(desk, ben, "/admin/logout/everywhere", form())).status).toBe(403);
    expect((await askAs(desk, ada, "/admin/logout/everywhere", form())).status).toBe(303);
    expect(await desk.db.select({ actor: audit.actor, verb: audit.verb }).from(audit)).toEqual([
      { actor: "ada@desk.example", verb: "session.end-all" },
    ]);
  });
});
