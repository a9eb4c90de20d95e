/**
 * Who comes into the admin: whom Access let in, where it is set up, else a browser with a session. And what it may
 * change: only by a form that this deployment wrote for this operator, sent from its own pages.
 */
import { createMiddleware } from "hono/factory";
import { openSigner, openToken } from "../../lib/signed-token.ts";
import type { Door, DoorContext } from "../door.ts";
import { readForm, textOf } from "../form.ts";
import { askAccess } from "./access.ts";
import { findSessionId } from "./session.ts";

/** Lets operators in, and leads others to where they show the token. */
export const operatorOnly = createMiddleware<Door>(async (c, next) => {
  const { accessAudience } = c.env.settings;
  const operator = accessAudience === null ? await findBySession(c) : await findByAccess(c, accessAudience);
  if (!operator) return accessAudience === null ? leadToLogin(c) : c.text("Access has let nobody in.", 403);
  c.set("actor", { name: operator.name, door: "admin" });
  c.set("csrf", await signForm(c, operator.id));
  if (c.req.method === "GET" || c.req.method === "HEAD") return next();
  if (!isSameOrigin(c)) return c.text("The form comes from another site.", 403);
  if (!(await isOfOperator(c, operator.id)))
    return c.text("The form is not of this session. Go back, load the page again, and repeat it.", 403);
  await next();
});

type Operator = { id: string; name: string };

async function findBySession(c: DoorContext): Promise<Operator | undefined> {
  const id = await findSessionId(c);
  return id === undefined ? undefined : { id, name: "ADMIN_TOKEN" };
}

async function findByAccess(c: DoorContext, audience: string): Promise<Operator | undefined> {
  const asked = await askAccess(c, audience);
  return asked.kind === "refused" ? undefined : { id: asked.name, name: asked.name };
}

function leadToLogin(c: DoorContext) {
  if (c.req.method !== "GET" && c.req.method !== "HEAD") return c.text("The session has ended.", 401);
  const { pathname, search } = new URL(c.req.url);
  return c.redirect(`/admin/login?next=${encodeURIComponent(pathname + search)}`, 303);
}

/** Browsers say where a form comes from (Fetch, Origin header); one that says nothing has only the token to show. */
export function isSameOrigin(c: DoorContext): boolean {
  const site = c.req.header("sec-fetch-site");
  if (site !== undefined && site !== "same-origin") return false;
  const origin = c.req.header("origin");
  return origin === undefined || origin === new URL(c.req.url).origin || origin === c.env.settings.publicUrl;
}

const payloadOf = (operatorId: string) => `admin form ${operatorId}`;

async function signForm({ env: { settings } }: DoorContext, operatorId: string): Promise<string> {
  const [key] = settings.tokenKeys;
  if (!key) throw new Error("TOKEN_KEYS holds no key");
  return (await openSigner(key))(payloadOf(operatorId));
}

async function isOfOperator(c: DoorContext, operatorId: string): Promise<boolean> {
  const shown = textOf(await readForm(c), "csrf");
  return (await openToken(c.env.settings.tokenKeys, shown)) === payloadOf(operatorId);
}
