/**
 * Turnstile's service on loopback, as far as its documentation of the test keys says what they do: one secret passes
 * everything, one fails everything, one finds every answer spent. A real secret's answers hold once.
 */
import { once } from "node:events";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import type { TestProject } from "vitest/node";

const PASSES = "1x0000000000000000000000000000000AA";
const FAILS = "2x0000000000000000000000000000000AA";
const SPENT = "3x0000000000000000000000000000000AA";
/** A secret as an account has it; its answers begin with "human". */
const REAL = "0x4AAAAAAA-stand-in-secret";

/** What the widget puts into the form under the test keys. */
const WIDGET = `for (const place of document.querySelectorAll(".cf-turnstile")) {
  const field = Object.assign(document.createElement("input"), {
    type: "hidden", name: "cf-turnstile-response", value: "XXXX.DUMMY.TOKEN.XXXX" });
  place.append(field, "✓ Turnstile");
}`;

export async function startTurnstile(): Promise<{ url: string; close: () => void }> {
  const spent = new Set<string>();
  const judge = (secret: unknown, response: unknown): string[] => {
    if (typeof secret !== "string" || secret === "") return ["missing-input-secret"];
    if (typeof response !== "string" || response === "") return ["missing-input-response"];
    if (secret === PASSES) return [];
    if (secret === FAILS) return ["invalid-input-response"];
    if (secret === SPENT || (secret === REAL && spent.has(response))) return ["timeout-or-duplicate"];
    if (secret !== REAL) return ["invalid-input-secret"];
    spent.add(response);
    return response.startsWith("human") ? [] : ["invalid-input-response"];
  };
  const app = new Hono()
    .get("/turnstile/v0/api.js", (c) => c.body(WIDGET, 200, { "content-type": "text/javascript" }))
    .post("/turnstile/v0/siteverify", async (c) => {
      const { secret, response } = await c.req.json<Record<string, unknown>>();
      if (secret === "broken") return c.html("<h1>Bad gateway</h1>", 502);
      const codes = judge(secret, response);
      return c.json({ success: codes.length === 0, "error-codes": codes, hostname: "news.example" });
    });
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    close: () => void server.close(),
  };
}

export default async function start(project: TestProject) {
  const turnstile = await startTurnstile();
  project.provide("turnstileUrl", turnstile.url);
  return turnstile.close;
}

declare module "vitest" {
  interface ProvidedContext {
    turnstileUrl: string;
  }
}
