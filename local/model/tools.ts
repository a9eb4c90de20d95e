/** What no model has: faults at will and a log of what was asked. For scripts and tests, under /_/. */
import { Hono } from "hono";
import type { Office } from "./api.ts";
import { createFaultTools } from "../fault-tools.ts";
import { faultSchema } from "./faults.ts";

export function createTools({ faults, log }: Office): Hono {
  const tools = new Hono();
  tools.get("/log", (c) => c.json(log));
  tools.delete("/log", (c) => {
    log.length = 0;
    return c.body(null, 204);
  });
  tools.route("/faults", createFaultTools(faultSchema, faults));
  return tools;
}
