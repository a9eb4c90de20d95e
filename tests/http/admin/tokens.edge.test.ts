import { describe, expect, test } from "vitest";
import { apiTokens, audit } from "../../../src/db/schema.ts";
import { openTestDesk } from "../../support/desk.ts";
import { ask } from "../ask.ts";
import { openOperator } from "./operator.ts";

async function open() {
  const { desk } = openTestDesk();
  const operator = await openOperator(desk);
  const use = async (token: string, path = "/api/newsletters/harbour/digests") =>
    (await ask(desk, path, { headers: { authorization: `Bearer ${token}` } })).status;
  const make = (...scopes: string[]) =>
    operator.post("/admin/tokens", [
      ["name", "Build server"],
      ["days", "30"],
      ...scopes.map((scope): [string, string] => ["scope", scope]),
    ]);
  return { desk, db: desk.db, ...operator, use, make };
}

const secretIn = (html: string) => /<pre>(wb_[\w-]+)<\/pre>/.exec(html)?.[1] ?? "";

describe("tokens in the admin", () => {
  test("one that is made is shown once, and opens what its scopes name", async () => {
    const { db, get, use, make } = await open();
    const secret = secretIn(await (await make("digests:read")).text());
    expect(secret).toMatch(/^wb_/);
    expect(await (await get("/admin/tokens")).text()).not.toContain(secret);
    expect(JSON.stringify([await db.select().from(apiTokens), await db.select().from(audit)])).not.toContain(
      secret,
    );
    expect([await use(secret), await use(secret, "/api/audit")]).toEqual([404, 403]);
  });

  test("one that is revoked opens nothing", async () => {
    const { db, post, use, make } = await open();
    const secret = secretIn(await (await make("digests:read")).text());
    const [row] = await db.select().from(apiTokens);
    await post(`/admin/tokens/${row?.id}/revoke`);
    expect(await use(secret)).toBe(401);
    expect((await post(`/admin/tokens/${row?.id}/revoke`)).headers.get("location")).toContain("out-of-date");
  });

  test.each([[[]], [["everything:write"]]])(
    "one for %j is not made, and what was typed stays",
    async (scopes) => {
      const { db, make } = await open();
      const answer = await make(...scopes);
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain('value="Build server"');
      expect(await db.select().from(apiTokens)).toEqual([]);
    },
  );
});
