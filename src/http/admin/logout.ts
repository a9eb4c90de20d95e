/** Ending the session, or all of them. */
import { Hono } from "hono";
import type { Door } from "../door.ts";
import { noteChange } from "../note-change.ts";
import { endAllSessions } from "./session-store.ts";
import { findSessionId, leaveSession } from "./session.ts";

export const logout = new Hono<Door>()
  .post("/logout", async (c) => {
    const id = await findSessionId(c);
    if (id !== undefined) await leaveSession(c, id);
    return c.redirect("/admin/login", 303);
  })
  .post("/logout/everywhere", async (c) => {
    await endAllSessions(c.env.db);
    await noteChange(c, { verb: "session.end-all", subject: "session" });
    return c.redirect("/admin/login", 303);
  });
