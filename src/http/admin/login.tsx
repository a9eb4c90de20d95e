/** Showing the admin token, for a session; and ending it. */
import { Hono } from "hono";
import { timingSafeEqual } from "hono/utils/buffer";
import type { Door, DoorContext } from "../door.ts";
import { readForm, textOf } from "../form.ts";
import { networkIn } from "../network-in.ts";
import { recordChange } from "../../db/audit.ts";
import { LoginPage } from "../pages/admin/login.tsx";
import { adminLanguage } from "./language.ts";
import { barePage } from "./page.tsx";
import { isSameOrigin } from "./guard.ts";
import { beginSession } from "./session.ts";

const ACTOR = { name: "ADMIN_TOKEN", door: "admin" } as const;

export const login = new Hono<Door>()
  .get("/login", (c) => show(c, c.req.query("next") ?? "", null))
  .post("/login", async (c) => {
    if (!isSameOrigin(c)) return c.text("The form comes from another site.", 403);
    const form = await readForm(c);
    const next = textOf(form, "next");
    if (!(await c.env.mayLogIn(networkIn(c)))) {
      c.header("retry-after", "60");
      return show(c, next, "busy", 429);
    }
    if (!(await timingSafeEqual(textOf(form, "token").trim(), c.env.settings.adminToken))) {
      c.env.log.info("admin.refused", {});
      return show(c, next, "wrong", 401);
    }
    await beginSession(c);
    await recordChange(c.env, ACTOR, { verb: "session.begin", subject: "session" });
    return c.redirect(pathIn(next), 303);
  });

function show(c: DoorContext, next: string, fault: "wrong" | "busy" | null, status: 200 | 401 | 429 = 200) {
  const language = adminLanguage(c);
  return barePage(c, <LoginPage language={language} next={pathIn(next)} fault={fault} />, status);
}

/** Only into the admin, never to another site: "//host" and "/\host" are such. */
const pathIn = (next: string): string => (/^\/admin(?:[/?][^\\]*)?$/.test(next) ? next : "/admin");
