/** What no model has: faults at will and a log of what was asked. For scripts and tests, under /_/. */
import { Hono } from "hono";
import * as z from "zod";
import type { Office } from "./api.ts";
import { faultSchema } from "./faults.ts";

export function createTools({ faults, log }: Office): Hono {
  const tools = new Hono();
  tools.get("/log", (c) => c.json(log));
  tools.delete("/log", (c) => {
    log.length = 0;
    return c.body(null, 204);
  });
  tools.put("/faults", async (c) => {
    const wanted = z.array(faultSchema).safeParse(await c.req.json().catch(() => undefined));
    if (!wanted.success) return c.json({ message: z.prettifyError(wanted.error) }, 400);
    faults.set(wanted.data);
    return c.json(wanted.data);
  });
  tools.delete("/faults", (c) => {
    faults.set([]);
    return c.body(null, 204);
  });
  return tools;
}
