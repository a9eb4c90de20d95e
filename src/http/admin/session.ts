/**
 * Sessions of the admin: a browser shows the admin token once and is given a cookie. The cookie is random and kept as a
 * hash, so that no copy of the database opens the admin; another token ends every session of the one before.
 */
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { encodeBase64Url } from "../../lib/base64url.ts";
import type { DoorContext } from "../door.ts";
import { addSession, endSession, findSession, forgetEndedSessions } from "./session-store.ts";

const COOKIE = "watchbell";
const LIFETIME_DAYS = 14;
const DAY_MS = 86_400_000;
const SECRET_BYTES = 32;
/** __Host-: of this host alone, over TLS alone (RFC 6265bis, 4.1.3.2); browsers take this machine for safe without it. */
const COOKIE_RULES = {
  prefix: "host",
  path: "/",
  secure: true,
  httpOnly: true,
  // a link in a mail to the operator leads into the admin
  sameSite: "Lax",
} as const;

/** Begins a session in the browser that asked, and forgets those that have run out. */
export async function beginSession(c: DoorContext): Promise<void> {
  const { db, settings, now } = c.env;
  const secret = encodeBase64Url(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)));
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + LIFETIME_DAYS * DAY_MS);
  await forgetEndedSessions(db, createdAt);
  await addSession(db, {
    id: await hashOf(secret),
    tokenMark: await markOf(settings.adminToken),
    createdAt,
    expiresAt,
  });
  setCookie(c, COOKIE, secret, { ...COOKIE_RULES, maxAge: (LIFETIME_DAYS * DAY_MS) / 1000 });
}

/** The id of the session that the request's cookie names; undefined where there is none that is good. */
export async function findSessionId(c: DoorContext): Promise<string | undefined> {
  const secret = getCookie(c, COOKIE, "host");
  if (!secret) return undefined;
  const { db, settings, now } = c.env;
  const session = await findSession(db, await hashOf(secret), await markOf(settings.adminToken), now());
  return session?.id;
}

/** Ends the session in the database, whatever copy of the cookie there is. */
export async function leaveSession(c: DoorContext, id: string): Promise<void> {
  await endSession(c.env.db, id);
  deleteCookie(c, COOKIE, COOKIE_RULES);
}

const hashOf = (secret: string): Promise<string> => digest(`session ${secret}`);

/** Says which token it was without telling it. */
const markOf = (token: string): Promise<string> => digest(`admin token ${token}`);

async function digest(text: string): Promise<string> {
  return encodeBase64Url(
    new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))),
  );
}
