/** Who may call what: every route below /api by nobody, by wrong tokens, by tokens for other things, from other sites. */
import { describe, expect, test } from "vitest";
import { SCOPES } from "../../../src/operators/scopes.ts";
import { openOperator } from "../admin/operator.ts";
import { ask } from "../ask.ts";
import { readEveryRow } from "../every-row.ts";
import { ADMIN_TOKEN, bearing, call, makeToken, openWorld, registered } from "./world.ts";

const guarded = registered().filter(([, { scope }]) => scope !== null);
const open = registered().filter(([, { scope }]) => scope === null);

const WRONG = [
  "Bearer",
  "Bearer wb_",
  `Bearer wb_${"A".repeat(43)}`,
  `Bearer ${ADMIN_TOKEN}2`,
  `Bearer ${ADMIN_TOKEN.slice(1)}`,
  `Bearer ${ADMIN_TOKEN} ${ADMIN_TOKEN}`,
  `Basic ${ADMIN_TOKEN}`,
  ADMIN_TOKEN,
];

test("all but signing up and what describes the API is behind a scope", () => {
  expect(open.map(([name]) => name).toSorted()).toEqual([
    "GET /",
    "GET /openapi.json",
    "POST /subscriptions",
  ]);
  expect(guarded.length).toBeGreaterThan(30);
});

/** Operations that the world is not ready for: their examples are refused with a sentence. */
const UNREADY: Record<string, number> = {
  // the token may make tokens, and is for nothing that it could give
  createToken: 403,
  importIssue: 422,
  resumeMailing: 409,
  decideChunk: 409,
  // it is no published one
  correctDigest: 409,
  // the revision of the example is another one
  editStory: 409,
  dropStory: 409,
  reorderStories: 409,
  mergeStories: 409,
  addStory: 409,
  // there is no channel
  changeChannel: 404,
  removeChannel: 404,
  testChannel: 404,
  // for the admin token alone
  describeBackup: 403,
  readBackup: 403,
  beginRestore: 403,
  endRestore: 403,
  restoreRows: 403,
};

/** The world with all keys that must not open this, the first use of the day noted of those that are right. */
async function openLocked(scope: string | null) {
  const world = await openWorld();
  const { desk } = world;
  const soon = new Date(desk.now().getTime() + 1000);
  const [ended, revoked, other] = [
    await makeToken(desk, SCOPES, { name: "Ended", expiresAt: soon }),
    await makeToken(desk, SCOPES, { name: "Revoked" }),
    await makeToken(
      desk,
      SCOPES.filter((one) => one !== scope),
      { name: "For everything else" },
    ),
  ];
  await ask(desk, `/api/tokens/${revoked.id}`, { method: "DELETE", headers: bearing(ADMIN_TOKEN) });
  await ask(desk, "/api/nothing", { headers: bearing(other.secret) });
  world.setNow(soon);
  const wrong = [...WRONG, `Bearer ${ended.secret}`, `Bearer ${revoked.secret}`];
  return { ...world, wrong, other: other.secret, cookie: (await openOperator(desk)).cookie };
}

describe.each(guarded)("%s", (_, operation) => {
  const { id, scope, answers, errors, method, path } = operation;

  test("is opened to nobody, by no wrong token, by no token for other things, by no page of another site", async () => {
    const world = await openLocked(scope);
    const before = await readEveryRow();

    const nobody = await call(world, operation);
    expect(nobody.status).toBe(401);
    expect(nobody.headers.get("www-authenticate")).toBe('Bearer realm="Watchbell"');
    expect(await nobody.json()).toEqual({ error: expect.stringMatching(/./) });

    for (const authorization of world.wrong) {
      const answer = await call(world, operation, { authorization });
      expect(answer.status, authorization).toBe(401);
      expect(answer.headers.get("www-authenticate")).toContain('error="invalid_token"');
      expect(await answer.text()).not.toContain(ADMIN_TOKEN);
    }

    const other = await call(world, operation, { ...bearing(world.other), "idempotency-key": "one" });
    expect(other.status).toBe(403);
    expect(other.headers.get("www-authenticate")).toContain(`error="insufficient_scope", scope="${scope}"`);
    expect(await other.json()).toEqual({ error: `The token lacks the scope ${scope}` });

    const { cookie } = world;
    const foreign = { origin: "https://evil.example", cookie, "sec-fetch-site": "cross-site" };
    const from = await call(world, operation, foreign);
    const preflight = await ask(world.desk, `/api${path}`, {
      method: "OPTIONS",
      headers: {
        ...foreign,
        "access-control-request-method": method.toUpperCase(),
        "access-control-request-headers": "authorization",
      },
    });
    expect([from.status, preflight.status, (await call(world, operation, { cookie })).status]).toEqual([
      401, 401, 401,
    ]);
    for (const { headers } of [from, preflight])
      expect(headers.get("access-control-allow-origin")).toBeNull();

    expect(await readEveryRow()).toBe(before);
  });

  test("is opened by a token for it alone, and answers what it declares", async () => {
    const world = await openWorld();
    const { secret } = await makeToken(world.desk, scope ? [scope] : []);
    // no other site's page may read the answer
    const answer = await call(world, operation, { ...bearing(secret), origin: "https://evil.example" });
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    expect(answer.ok ? undefined : answer.status).toBe(UNREADY[id]);
    expect(Object.keys({ ...answers, ...errors })).toContain(String(answer.status));
    const declared = answers[answer.status];
    const text = await answer.text();
    if (!answer.ok) expect(JSON.parse(text)).toMatchObject({ error: expect.any(String) });
    else if (!declared?.schema) expect(answer.headers.get("content-type")).toContain(declared?.type);
    // what it says beyond the shape would be left out of what is read
    else expect(declared.schema.parse(JSON.parse(text))).toEqual(JSON.parse(text));
  });
});

describe.each(open)("%s", (_, operation) => {
  test("is open to all, and takes no token into account", async () => {
    const world = await openWorld();
    for (const headers of [{}, bearing("wb_wrong"), bearing(ADMIN_TOKEN)]) {
      const answer = await call(world, operation, headers);
      expect([401, 403]).not.toContain(answer.status);
      expect(Object.keys({ ...operation.answers, ...operation.errors })).toContain(String(answer.status));
    }
  });
});
