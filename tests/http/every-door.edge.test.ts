/**
 * Every route the Worker has, against everybody who may come: only what is meant to be open is open. The routes are read
 * from the app, so a new one is on the table by itself: it is one of the open ones, or it asks who comes.
 */
import { describe, expect, test } from "vitest";
import { app } from "../../src/http/app.ts";
import { openTestDesk } from "../support/desk.ts";
import { openOperator, ORIGIN } from "./admin/operator.ts";
import { ask } from "./ask.ts";
import { readEveryRow } from "./every-row.ts";

/** What readers, feed readers, mail providers and monitors use, and how an operator comes in. */
const OPEN = [
  /^\/$/,
  /^\/(?:subscribe|embed|confirm|unsubscribe|preferences|search|about|privacy|healthz|webhooks)\b/,
  /^\/(?:robots\.txt|llms\.txt|sitemap|manifest)/,
  /^\/:(?:id|newsletter)\b/,
  /^\/admin\/login$/,
  // forms of other sites, with what a form of ours has; the API's reference
  /^\/api\/subscriptions$/,
  /^\/api(?:\/openapi\.json)?$/,
];

type Route = { method: string; path: string };

const routes: Route[] = app.routes
  .filter(({ method, path }) => method !== "ALL" && !path.includes("*"))
  .map(({ method, path }) => ({ method, path: path.replace(/\{[^}]*\}/g, "") }));
const closed = [...new Map(routes.map((route) => [`${route.method} ${route.path}`, route])).values()].filter(
  ({ path }) => !OPEN.some((open) => open.test(path)),
);
const ofAdmin = closed.filter(({ path }) => path.startsWith("/admin"));
const ofApi = closed.filter(({ path }) => path.startsWith("/api"));
const addressOf = ({ path }: Route) => path.replace(/:\w+\??/g, "1");

describe("every route", () => {
  test("is open on purpose, of the admin, or of the API", () => {
    expect(ofAdmin.length).toBeGreaterThan(15);
    expect(ofApi.length).toBeGreaterThan(10);
    expect(closed.filter(({ path }) => !path.startsWith("/admin") && !path.startsWith("/api"))).toEqual([]);
  });

  test.each(ofAdmin)("$method $path: nobody without a session, and no form from elsewhere", async (route) => {
    const { desk } = openTestDesk();
    const { cookie, csrf } = await openOperator(desk);
    const before = await readEveryRow();
    const call = async (headers: Record<string, string>, form: Record<string, string> = {}) => {
      const isPost = route.method !== "GET";
      const answer = await ask(desk, addressOf(route), {
        method: route.method,
        headers,
        ...(isPost && { body: new URLSearchParams(form) }),
      });
      return [answer.status, answer.headers.get("location")?.split("?")[0]];
    };
    const refusal = route.method === "GET" ? [303, "/admin/login"] : [401, undefined];
    const same = { origin: ORIGIN };
    expect(await call(same)).toEqual(refusal);
    expect(await call({ ...same, cookie: `${cookie}x` }, { csrf })).toEqual(refusal);
    expect(await call({ ...same, authorization: "Bearer test-admin-token" })).toEqual(refusal);
    if (route.method !== "GET") {
      expect(await call({ cookie, origin: "https://evil.example" }, { csrf })).toEqual([403, undefined]);
      expect(await call({ cookie, "sec-fetch-site": "cross-site" }, { csrf })).toEqual([403, undefined]);
      expect(await call({ cookie, ...same })).toEqual([403, undefined]);
    }
    expect(await readEveryRow()).toBe(before);
    const [status] = await call({ cookie, ...same }, { csrf });
    expect([401, 403], `the operator: ${String(status)}`).not.toContain(status);
    expect(status, "the operator").toBeLessThan(500);
  });

  test.each(ofApi)("$method $path: nobody without a token, and a session is none", async (route) => {
    const { desk } = openTestDesk();
    const { cookie } = await openOperator(desk);
    const before = await readEveryRow();
    const statusFor = async (headers: Record<string, string>) =>
      (await ask(desk, addressOf(route), { method: route.method, headers })).status;
    expect(await statusFor({})).toBe(401);
    expect(await statusFor({ authorization: "Bearer wrong-admin-token" })).toBe(401);
    expect(await statusFor({ cookie })).toBe(401);
    expect(await readEveryRow()).toBe(before);
    const status = await statusFor({ authorization: "Bearer test-admin-token" });
    expect([401, 403], `the operator: ${status}`).not.toContain(status);
  });
});
