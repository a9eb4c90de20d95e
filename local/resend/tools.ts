/** What Resend does not have: the inbox as JSON, faults and events at will. For scripts and tests, under /_/. */
import { Hono } from "hono";
import * as z from "zod";
import type { Counter } from "./accept.ts";
import { createFaultTools } from "../fault-tools.ts";
import { faultSchema } from "./faults.ts";
import { unsubscribeOneClick } from "./one-click.ts";

const eventSchema = z.strictObject({
  type: z.templateLiteral(["email.", z.string()]),
  emailId: z.string(),
  data: z.optional(z.record(z.string(), z.unknown())),
  /** The svix-id: give a known one to send an event twice. */
  eventId: z.optional(z.string()),
});

export function createTools({ mailbox, faults, webhooks }: Counter, clear: () => void): Hono {
  const tools = new Hono();
  tools.get("/emails", (c) => c.json(mailbox.search(c.req.query("to") ?? "")));
  tools.get("/emails/:id", (c) => {
    const email = mailbox.find(c.req.param("id"));
    return email ? c.json(email) : c.json({ message: "No such email" }, 404);
  });
  tools.delete("/emails", (c) => {
    clear();
    return c.body(null, 204);
  });
  tools.post("/emails/:id/unsubscribe", async (c) => {
    const email = mailbox.find(c.req.param("id"));
    return email ? c.json(await unsubscribeOneClick(email)) : c.json({ message: "No such email" }, 404);
  });
  tools.route("/faults", createFaultTools(faultSchema, faults));
  tools.post("/events", async (c) => {
    const wanted = eventSchema.safeParse(await c.req.json().catch(() => undefined));
    if (!wanted.success) return c.json({ message: z.prettifyError(wanted.error) }, 400);
    const { type, emailId, data, eventId } = wanted.data;
    const email = mailbox.find(emailId);
    if (!email) return c.json({ message: "No such email" }, 404);
    if (!webhooks.isSet()) return c.json({ message: "No webhook is set" }, 409);
    const status = await webhooks.deliver(type, email, data, eventId).catch(() => undefined);
    return status === undefined ? c.json({ message: "The webhook gave no answer" }, 502) : c.json({ status });
  });
  return tools;
}
