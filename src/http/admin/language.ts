/** The language of the admin: what its operator chose, else what the browser prefers. */
import { getCookie, setCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";
import { languageOf, type Door, type DoorContext, type Language } from "../door.ts";

const COOKIE = "admin-language";
const YEAR_SECONDS = 365 * 86_400;

/** Remembers a choice (?language=). */
export const chooseLanguage = createMiddleware<Door>(async (c, next) => {
  const asked = c.req.query("language");
  if (asked === "en" || asked === "zh-CN")
    setCookie(c, COOKIE, asked, { path: "/admin", sameSite: "Lax", httpOnly: true, maxAge: YEAR_SECONDS });
  await next();
});

export function adminLanguage(c: DoorContext): Language {
  const kept = getCookie(c, COOKIE);
  const isAsked = c.req.query("language") !== undefined;
  return !isAsked && (kept === "en" || kept === "zh-CN") ? kept : languageOf(c);
}
