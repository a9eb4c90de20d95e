/** Something of everything that the API speaks of, tokens for it, and calls as its operations declare them. */
import { failures } from "../../../src/db/schema.ts";
import type { Desk } from "../../../src/desk.ts";
import { every } from "../../../src/http/api/documents.tsx";
import type { Operation } from "../../../src/http/api/operation.ts";
import { templateOf } from "../../../src/http/api/path-parameters.ts";
import { app } from "../../../src/http/app.ts";
import { ADMIN } from "../../../src/operators/caller.ts";
import { createToken } from "../../../src/operators/tokens.ts";
import type { Scope } from "../../../src/operators/scopes.ts";
import { openImport } from "../../../src/subscribers/import-list.ts";
import { hoursOn, openMailing } from "../../deliveries/world.ts";
import { openSomeWeb } from "../../sources/some-web.ts";
import { addDigest, addSource } from "../../support/factories.ts";
import { ask } from "../ask.ts";

export const ADMIN_TOKEN = "test-admin-token";

/** What a person would give a program as a token. */
export async function makeToken(
  desk: Pick<Desk, "db" | "now">,
  scopes: readonly Scope[],
  { name = "Lamp Works", expiresAt = null as Date | null } = {},
): Promise<{ id: string; secret: string }> {
  const created = await createToken(desk, ADMIN, { name, scopes: [...scopes], expiresAt });
  if (created.kind !== "created") throw new Error(`no token was made: ${created.kind}`);
  return created;
}

export const bearing = (token: string) => ({ authorization: `Bearer ${token}` });

/** A newsletter "ai" with a mailing that waits, a held digest, a source, a failure, an import and a token. */
export async function openWorld() {
  const world = await openMailing(3, { id: "ai" });
  const { db } = world;
  const desk: Desk = { ...world.desk, web: openSomeWeb({}).web };
  const held = await addDigest(db, "ai", { slot: hoursOn(4), status: "held", publishedAt: null });
  const source = await addSource(db, "ai");
  await db.insert(failures).values({ room: "gather", message: "A lamp went out" });
  const list = { name: "readers.csv", newsletter: "ai", rowCount: 1200, fingerprint: "f" };
  const opened = await openImport(desk, list);
  const parameters: Record<string, string | number> = {
    newsletterId: "ai",
    digestId: held.id,
    mailingId: world.mailing.id,
    number: 1,
    sourceId: source.id,
    importId: opened.kind === "open" ? opened.list.id : "",
    tokenId: (await makeToken(desk, ["posts:write"], { name: "Of nobody" })).id,
  };
  return { ...world, desk, reader: world.readers[0]?.email ?? "", parameters };
}

/** Every route below /api, with the operation that it was made of. */
export const registered = (): [name: string, operation: Operation][] => {
  const operations = new Map(every().map((one) => [`${one.method.toUpperCase()} ${one.path}`, one]));
  const names = app.routes
    .filter(({ path, method }) => /^\/api(?:\/|$)/.test(path) && method !== "ALL")
    .map(({ path, method }) => `${method} ${path.slice("/api".length) || "/"}`);
  return [...new Set(names)].map((name) => {
    const operation = operations.get(name);
    if (!operation) throw new Error(`${name} was made of no operation`);
    return [name, operation];
  });
};

/** Makes the call of an operation's example. */
export async function call(
  { desk, parameters, reader }: Pick<Awaited<ReturnType<typeof openWorld>>, "desk" | "parameters" | "reader">,
  { method, path, query = {}, body }: Operation,
  headers: Record<string, string> = {},
): Promise<Response> {
  const filled = templateOf(path).replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    String(parameters[name] ?? "1"),
  );
  const needed = Object.entries(query).filter(([, { isRequired }]) => isRequired);
  const search = new URLSearchParams(needed.map(([name]) => [name, reader]));
  return ask(desk, `/api${filled}?${search.toString()}`, {
    method: method.toUpperCase(),
    headers: { ...(body && !body.isTextOnly && { "content-type": "application/json" }), ...headers },
    ...(body && {
      body: typeof body.example === "string" ? body.example : JSON.stringify(body.example),
    }),
  });
}
