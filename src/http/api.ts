/** The operator's API, behind a bearer token: newsletters, their sources, mailings, and how the line is doing. */
import { Hono } from "hono";
import { bearerAuth } from "hono/bearer-auth";
import { createMiddleware } from "hono/factory";
import { timingSafeEqual } from "hono/utils/buffer";
import { findProgress } from "../deliveries/progress.ts";
import { defineNewsletter } from "../newsletters/define.ts";
import { findBudget } from "../sources/x/budget.ts";
import { backup } from "./api/backup.ts";
import { mailings } from "./api/mailings.ts";
import { digests } from "./api/digests.ts";
import { imports } from "./api/imports.ts";
import { issues } from "./api/issues.ts";
import { sources } from "./api/sources.ts";
import { subscribers } from "./api/subscribers.ts";
import type { Door } from "./door.ts";
import { noteChange } from "./note-change.ts";

const operatorOnly = bearerAuth<Door>({
  verifyToken: (token, c) => timingSafeEqual(token, c.env.settings.adminToken),
});

/** Behind operatorOnly. */
const asAdmin = createMiddleware<Door>(async (c, next) => {
  c.set("actor", { name: "ADMIN_TOKEN", door: "api" });
  await next();
});

export const api = new Hono<Door>()
  .use(operatorOnly, asAdmin)
  /** Defines a newsletter, or changes it. */
  .put("/newsletters/:id", async (c) => {
    const input = await c.req.json<Record<string, unknown>>().catch(() => null);
    if (!input) return c.json({ error: "The body is no JSON object" }, 400);
    const defined = await defineNewsletter(c.env, { ...input, id: c.req.param("id") });
    if (defined.kind === "invalid") return c.json({ error: defined.faults.join("; ") }, 422);
    await noteChange(c, { verb: "newsletter.define", subject: `newsletter/${defined.id}`, detail: input });
    return c.json({ id: defined.id });
  })
  .route("/", sources)
  .route("/", mailings)
  .route("/", digests)
  .route("/", issues)
  .route("/", imports)
  .route("/", subscribers)
  .route("/", backup)
  /** How far the line is: sources, posts, the digests since a time with their mailings, what failed, the month's reads of X. */
  .get("/progress", async (c) => {
    const since = new Date(Number(c.req.query("since") ?? 0));
    if (Number.isNaN(since.getTime())) return c.json({ error: "since is no time in Unix milliseconds" }, 400);
    return c.json({ ...(await findProgress(c.env, since)), xReads: await findBudget(c.env) });
  });
