import { beforeEach, describe, expect, inject, test } from "vitest";
import { createExecutionContext } from "cloudflare:test";
import { failures, subscribers, subscriptions } from "../../src/db/schema.ts";
import type { Desk } from "../../src/desk.ts";
import { app } from "../../src/http/app.ts";
import { openTurnstile } from "../../src/providers/turnstile.ts";
import { hashAddress } from "../../src/subscribers/address.ts";
import { confirm } from "../../src/subscribers/confirm.ts";
import { suppress } from "../../src/subscribers/suppress.ts";
import { openTestDesk } from "../support/desk.ts";
import { emptyInbox, findArrived } from "../support/inbox.ts";
import { getConfirmToken, READER } from "../subscribers/reader.ts";
import { formOf } from "./ask.ts";
import { readEveryRow } from "./every-row.ts";
import { silence } from "./silence.ts";
import { askJson, openSite, PATHS, seen, type Path } from "./sign-up-paths.ts";

beforeEach(emptyInbox);

const TAKEN: Record<Path, number> = { form: 200, embed: 200, api: 202 };
const STEP_TWO: Record<Path, number> = { form: 200, embed: 200, api: 428 };

/** The page that asks for one more press; of JSON, the answer that gives a ticket. */
async function ticketIn(answer: Response): Promise<string> {
  const text = await answer.text();
  if (answer.headers.get("content-type")?.includes("json"))
    return (JSON.parse(text) as { ticket?: string }).ticket ?? "";
  return text.includes('name="confirmTypo"') ? (/name="ticket" value="([^"]+)"/.exec(text)?.[1] ?? "") : "";
}

describe.each(PATHS)("signing up by %s", (path) => {
  test("notes the wish and mails its confirmation, behind the answer", async () => {
    const { post, db } = await openSite();
    expect((await post(path)).status).toBe(TAKEN[path]);
    expect(await db.select().from(subscribers)).toMatchObject([{ email: READER, language: "en" }]);
    expect(await findArrived()).toMatchObject([{ to: [READER] }]);
  });

  test("is answered alike for an address in every state", async () => {
    const { post, desk, minutesOn, db } = await openSite();
    const answers = [await seen(await post(path))]; // new
    answers.push(await seen(await post(path))); // pending, cooling down
    minutesOn(5);
    answers.push(await seen(await post(path))); // pending
    await confirm(desk, await getConfirmToken());
    minutesOn(5);
    answers.push(await seen(await post(path))); // active
    await db.update(subscriptions).set({ status: "unsubscribed", endedAt: desk.now() });
    minutesOn(5);
    answers.push(await seen(await post(path))); // left
    await db.delete(subscriptions);
    await db.delete(subscribers);
    minutesOn(5);
    answers.push(await seen(await post(path))); // erased
    await suppress(desk, READER, "complaint");
    answers.push(await seen(await post(path))); // suppressed
    answers.push(await seen(await post(path, { newsletter: "no-such-one" })));
    expect(new Set(answers).size).toBe(1);
  });

  test("is answered before anything of the address is looked up or mailed", async () => {
    const { desk, ticketOf, harbour } = await openSite();
    const ticket = await ticketOf(10_000);
    // the embedded form's newsletter is looked up, whoever asks; what goes on behind the answer hears nothing
    let readCount = 0;
    const select = () => (readCount++ === 0 && path === "embed" ? found(harbour) : silence);
    const stuck: Desk = {
      ...desk,
      db: new Proxy(desk.db, { get: (_, name) => (name === "select" ? select : silence) }),
    };
    const [address, init] =
      path === "api"
        ? [
            "/api/subscriptions",
            {
              method: "POST",
              headers: { "content-type": "application/json" },
              body: JSON.stringify({ email: READER, newsletters: ["harbour"], ticket }),
            },
          ]
        : [
            path === "embed" ? "/embed/harbour" : "/subscribe",
            formOf({ email: READER, newsletter: "harbour", ticket }),
          ];
    const answer = await app.request(address, init, stuck, createExecutionContext());
    expect(answer.status).toBe(TAKEN[path]);
  });

  test.each<[string, (site: Awaited<ReturnType<typeof openSite>>) => Promise<string>]>([
    ["none", async () => ""],
    ["a tampered", async ({ ticketOf }) => (await ticketOf(10_000)).replace(/.\./, "x.")],
    ["a day-old", ({ ticketOf }) => ticketOf(25 * 3_600_000)],
    ["a future", ({ ticketOf }) => ticketOf(-60_000)],
    ["too young a", ({ ticketOf }) => ticketOf(1_000)],
  ])("with %s ticket is asked once more, and goes through with what it is given", async (_, ticketFor) => {
    const site = await openSite();
    const before = await readEveryRow();
    const asked = await site.post(path, { ticket: await ticketFor(site) });
    expect(asked.status).toBe(STEP_TWO[path]);
    const ticket = await ticketIn(asked);
    expect(ticket).not.toBe("");
    expect(await readEveryRow()).toBe(before);
    expect(await findArrived()).toEqual([]);

    site.setNow(new Date(site.desk.now().getTime() + 2_000));
    expect((await site.post(path, { ticket, confirmTypo: true })).status).toBe(TAKEN[path]);
    expect(await findArrived()).toMatchObject([{ to: [READER] }]);
  });

  test("pressed again too soon is asked again by the same ticket, which goes on ageing", async () => {
    const { post } = await openSite();
    const ticket = await ticketIn(await post(path, { ticket: "" }));
    expect(await ticketIn(await post(path, { ticket }))).toBe(ticket);
    expect(await findArrived()).toEqual([]);
  });

  test("by an address that looks mistyped asks about it, and does as it is told", async () => {
    const { post } = await openSite();
    const asked = await post(path, { email: "mina@hotmial.co" });
    expect(asked.status).toBe(path === "api" ? 422 : 200);
    expect(await asked.text()).toContain("mina@hotmail.com");
    expect(await findArrived()).toEqual([]);
    await post(path, { email: "mina@hotmial.co", confirmTypo: true });
    await post(path, { email: "mina@hotmail.com", confirmTypo: true });
    expect((await findArrived()).map(({ to }) => to[0])).toEqual(["mina@hotmial.co", "mina@hotmail.com"]);
  });

  test("asks about gmial.com too, which is also known to lend mailboxes", async () => {
    const { post } = await openSite();
    expect(await (await post(path, { email: "mina@gmial.com" })).text()).toContain("mina@gmail.com");
    expect((await post(path, { email: "mina@gmial.com", confirmTypo: true })).status).toBe(422);
    expect(await findArrived()).toEqual([]);
  });

  test("is counted by place and then by address, before any lookup", async () => {
    const asked: string[] = [];
    const { post, desk } = await openSite({
      maySignUp: async (network) => asked.push(network) < 5,
      maySignUpAddress: async (hash) => asked.push(hash) < 4,
    });
    const from = { "cf-connecting-ip": "2001:db8:1:2:3:4:5:6" };
    const hash = await hashAddress(READER, desk.settings.addressKey);
    expect((await post(path, {}, from)).status).toBe(TAKEN[path]);
    const before = await readEveryRow();
    for (const _ of ["by address", "by place"]) {
      const busy = await post(path, {}, from);
      expect([busy.status, busy.headers.get("retry-after")]).toEqual([429, "60"]);
    }
    expect(asked).toEqual(["2001:db8:1:2::/64", hash, "2001:db8:1:2::/64", hash, "2001:db8:1:2::/64"]);
    expect(await readEveryRow()).toBe(before);
  });

  test.each([
    { email: "mina" },
    { email: "" },
    { email: `${READER}\r\nBcc: victim@inbox.example` },
    { email: "noreply@inbox.example" },
    { email: "mina@mailinator.com" },
    { newsletter: "" },
  ])("with %j is refused, and nothing is noted", async (fields) => {
    const { post } = await openSite();
    const before = await readEveryRow();
    const answer = await post(path, fields);
    // the embedded form is about its own newsletter, so nothing else can be chosen there
    expect(answer.status).toBe(422);
    expect(await readEveryRow()).toBe(before);
    expect(await findArrived()).toEqual([]);
  });

  test("a failure behind the answer is recorded, without the address", async () => {
    const { post, db } = await openSite({
      mailer: { sendBatch: () => Promise.reject(new Error("the wire broke")) },
    });
    expect((await post(path)).status).toBe(TAKEN[path]);
    expect(await db.select().from(failures)).toMatchObject([
      { room: "subscribers", message: "Sign-up: the wire broke" },
    ]);
  });
});

describe.each(PATHS)("with Turnstile, by %s", (path) => {
  const SECRETS = { passes: "1x", fails: "2x", spent: "3x" };

  async function openGuarded(secretKey: string, baseUrl = inject("turnstileUrl")) {
    const { desk } = openTestDesk();
    const turnstile = { siteKey: "1x00000000000000000000AA", secretKey, baseUrl };
    return openSite({
      settings: { ...desk.settings, turnstile },
      askTurnstile: openTurnstile(turnstile),
    });
  }
  const testKey = (kind: keyof typeof SECRETS) => `${SECRETS[kind]}0000000000000000000000000000000AA`;

  test("a good ticket alone is not enough: the widget stands on step two, and there alone", async () => {
    const { post } = await openGuarded(testKey("passes"));
    const asked = await post(path);
    expect(asked.status).toBe(STEP_TWO[path]);
    const policy = asked.headers.get("content-security-policy");
    if (path !== "api") expect(policy).toContain(`script-src ${inject("turnstileUrl")}`);
    expect(await asked.text()).toContain("1x00000000000000000000AA");
    expect(await findArrived()).toEqual([]);
    const taken = await post(path, { turnstile: "XXXX.DUMMY.TOKEN.XXXX", confirmTypo: true });
    expect(taken.status).toBe(TAKEN[path]);
    expect(taken.headers.get("content-security-policy")).not.toContain("script-src");
    expect(await findArrived()).toHaveLength(1);
  });

  test.each(["fails", "spent"] as const)(
    "an answer that %s is asked for again, and nothing is sent",
    async (kind) => {
      const { post, db } = await openGuarded(testKey(kind));
      const asked = await post(path, { turnstile: "XXXX.DUMMY.TOKEN.XXXX" });
      expect(asked.status).toBe(STEP_TWO[path]);
      expect(await asked.text()).toContain("that you are no program");
      expect(await findArrived()).toEqual([]);
      expect(await db.select().from(failures)).toEqual([]);
    },
  );

  test("an answer holds once", async () => {
    const { post } = await openGuarded("0x4AAAAAAA-stand-in-secret");
    const turnstile = `human-${path}`;
    expect((await post(path, { turnstile })).status).toBe(TAKEN[path]);
    expect((await post(path, { turnstile })).status).toBe(STEP_TWO[path]);
  });

  test.each([
    ["a wrong secret", "0xwrong", undefined],
    ["a service that is broken", "broken", undefined],
    ["no service", "0x1", "http://127.0.0.1:1"],
  ])("%s closes the door, and the operator is told", async (_, secretKey, baseUrl) => {
    const { post, db } = await openGuarded(secretKey, baseUrl);
    expect((await post(path, { turnstile: "human" })).status).toBe(503);
    expect(await findArrived()).toEqual([]);
    const [failure] = await db.select().from(failures);
    expect(failure?.message).toMatch(/^Turnstile could not be asked/);
    expect(failure?.message).not.toContain(READER);
  });
});

describe.each(["form", "embed"] as const)("the trap of the %s", (path) => {
  test("is answered alike, and leads to nothing", async () => {
    const { post } = await openSite();
    const human = await seen(await post(path, { email: "human@inbox.example" }));
    await emptyInbox();
    const before = await readEveryRow();
    expect(await seen(await post(path, { website: "https://evil.example" }))).toBe(human);
    expect(await readEveryRow()).toBe(before);
    expect(await findArrived()).toEqual([]);
  });

  test("is not climbed out of by step two", async () => {
    const { post } = await openSite();
    expect(await (await post(path, { website: "x", ticket: "" })).text()).toContain(
      'name="website" value="x"',
    );
  });
});

describe("the JSON path", () => {
  test("may be asked by any site's script, without credentials, and is the only one", async () => {
    const { desk } = await openSite();
    const preflight = (path: string) =>
      app.request(
        path,
        {
          method: "OPTIONS",
          headers: { origin: "https://blog.example", "access-control-request-method": "POST" },
        },
        desk,
        createExecutionContext(),
      );
    const answer = await preflight("/api/subscriptions");
    expect(answer.status).toBe(204);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(answer.headers.get("access-control-allow-methods")).toBe("POST");
    expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
    for (const path of ["/api/progress", "/subscribe", "/unsubscribe"])
      expect((await preflight(path)).headers.get("access-control-allow-origin"), path).toBeNull();
  });

  test.each<[string, unknown, number]>([
    ["no JSON", "{", 400],
    ["nothing", "", 400],
    ["null", "null", 422],
    ["a list", "[]", 422],
    ["an address that is a number", { email: 1, newsletters: ["harbour"] }, 422],
    ["newsletters that are a text", { email: READER, newsletters: "harbour" }, 422],
    ["no newsletters", { email: READER }, 422],
    ["a language that is none", { email: READER, newsletters: ["harbour"], language: "fr" }, 422],
    ["a body beyond all reason", { email: "x".repeat(20_000), newsletters: [] }, 413],
  ])("with %s says what is wrong", async (_, body, status) => {
    const { desk } = await openSite();
    const answer = await askJson(desk, body);
    expect(answer.status).toBe(status);
    expect((await answer.json<{ error: string }>()).error).not.toBe("");
    expect(await findArrived()).toEqual([]);
  });

  test("says which field it is, what is to be waited for, and which words to show", async () => {
    const { desk, post } = await openSite();
    const wrong = await askJson(desk, { email: "mina", newsletters: ["harbour"], language: "en" });
    expect(await wrong.json()).toMatchObject({ field: "email" });
    const asked = await post("api", { ticket: "" });
    expect(await asked.json()).toMatchObject({ retryAfterSeconds: 2, wording: { id: "form-1" } });
  });

  test("is no form's: another content type and other methods are refused", async () => {
    const { desk } = await openSite();
    const answer = await askJson(desk, "{}", { "content-type": "text/plain" });
    expect(answer.status).toBe(415);
    const got = await app.request("/api/subscriptions", {}, desk, createExecutionContext());
    expect([got.status, got.headers.get("allow")]).toEqual([405, "POST, OPTIONS"]);
  });
});

describe("where people agreed, and to which words", () => {
  const consents = async ({ db }: Awaited<ReturnType<typeof openSite>>) =>
    (await db.select().from(subscriptions)).map(({ consent }) => consent);

  test.each<[Path, Record<string, string>, string]>([
    ["form", { origin: "https://blog.example" }, "form blog.example unseen en"],
    ["embed", {}, "embed - unseen en"],
    ["api", { origin: "https://blog.example:8443" }, "api blog.example:8443 form-1 en"],
    ["api", {}, "api - form-1 en"],
  ])("by %s from %j: %s", async (path, headers, kept) => {
    const site = await openSite();
    await site.post(path, {}, headers);
    expect(await consents(site)).toEqual([kept]);
  });

  test("the embedded form knows the site that it stands on", async () => {
    const { desk } = await openSite();
    const answer = await app.request(
      "/embed/harbour",
      { headers: { referer: "https://blog.example/a" } },
      desk,
      createExecutionContext(),
    );
    expect(await answer.text()).toContain('name="place" value="embed blog.example"');
  });
});

test("a form beyond all forms is refused before it is read", async () => {
  const { post } = await openSite();
  for (const path of ["form", "embed"] as const)
    expect((await post(path, { email: "x".repeat(70_000) })).status).toBe(413);
});

/** A query that finds one row, however it is built. */
const found = (row: object): object =>
  new Proxy(() => {}, { get: (_, name) => (name === "get" ? async () => row : () => found(row)) });
