/**
 * Who calls the API, by the bearer token (RFC 6750), and what the token is for. Calls are limited by token, or by network
 * where there is none. Wrong tokens are limited much closer, which slows guessing and its noise, but a right one is let
 * in whatever was tried before it from the same network.
 */
import { createMiddleware } from "hono/factory";
import { timingSafeEqual } from "hono/utils/buffer";
import { ADMIN, findCaller, type Caller } from "../../operators/caller.ts";
import type { Scope } from "../../operators/scopes.ts";
import type { Door, DoorContext } from "../door.ts";
import { networkIn } from "../network-in.ts";

/** The limits of wrangler.toml count by the minute. */
const RETRY_AFTER_SECONDS = 60;

/** Lets in who bears a token that is right; the caller and the actor are known from here on. */
export const authenticate = createMiddleware<Door>(async (c, next) => {
  const token = /^Bearer +(\S+) *$/i.exec(c.req.header("authorization") ?? "")?.[1];
  const caller = token === undefined ? undefined : await findBearer(c, token);
  if (!caller) return turnAway(c);
  if (!(await c.env.mayCall(`token ${caller.id}`))) return busy(c);
  c.set("caller", caller);
  c.set("actor", { name: caller.name, door: "api" });
  await next();
});

async function findBearer(c: DoorContext, token: string): Promise<Caller | undefined> {
  if (await timingSafeEqual(token, c.env.settings.adminToken)) return ADMIN;
  return findCaller(c.env, token);
}

async function turnAway(c: DoorContext) {
  const isTried = c.req.header("authorization") !== undefined;
  const network = networkIn(c);
  const mayGoOn = isTried ? await c.env.mayLogIn(network) : await c.env.mayCall(`network ${network}`);
  if (!mayGoOn) return busy(c);
  c.header("www-authenticate", `Bearer realm="Watchbell"${isTried ? ', error="invalid_token"' : ""}`);
  const error = isTried
    ? "The token is wrong, expired or revoked"
    : "A token is needed: Authorization: Bearer …";
  return c.json({ error }, 401);
}

/** Behind authenticate: turns away whose token is not for this. */
export const mustHave = (scope: Scope) =>
  createMiddleware<Door>(async (c, next) => {
    if (callerOf(c).scopes.includes(scope)) return next();
    c.header("www-authenticate", `Bearer realm="Watchbell", error="insufficient_scope", scope="${scope}"`);
    return c.json({ error: `The token lacks the scope ${scope}` }, 403);
  });

/** What is open to all is limited by network. */
export const limitOpen = createMiddleware<Door>(async (c, next) => {
  if (!(await c.env.mayCall(`network ${networkIn(c)}`))) return busy(c);
  await next();
});

function busy(c: DoorContext) {
  c.header("retry-after", String(RETRY_AFTER_SECONDS));
  return c.json({ error: "Too many calls; wait a minute" }, 429);
}

/** Who was let in. Throws where no one was. */
export function callerOf(c: DoorContext): Caller {
  const caller = c.get("caller");
  if (!caller) throw new Error("No token has let this call in");
  return caller;
}
