/** For uptime monitors: whether the line runs, in words that anybody may read. 200 where it does, 503 where it does not. */
import { Hono } from "hono";
import { findHealth } from "../deliveries/find-health.ts";
import type { Door } from "./door.ts";

// HEAD is answered like GET, without the body: so has hono's router it
export const healthz = new Hono<Door>().get("/", async (c) => {
  const health = await findHealth(c.env);
  return c.json(health, health.ok ? 200 : 503);
});
