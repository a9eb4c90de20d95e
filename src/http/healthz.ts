/** For uptime monitors: whether the Worker answers and its database with it. Nothing private. */
import { Hono } from "hono";
import { findNewsletters } from "../newsletters/store.ts";
import type { Door } from "./door.ts";

export const healthz = new Hono<Door>().get("/", async (c) => {
  await findNewsletters(c.env.db);
  return c.json({ ok: true });
});
