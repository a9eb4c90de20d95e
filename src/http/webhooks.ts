/** What the mail provider tells us: the signature is checked over the raw body, the event put on its queue at once. */
import { Hono } from "hono";
import { readEvent } from "../deliveries/read-webhook.ts";
import { openSignedBody } from "../providers/webhook-signature.ts";
import type { Door } from "./door.ts";

export const webhooks = new Hono<Door>().post("/resend", async (c) => {
  const { settings, queues, now } = c.env;
  const signed = openSignedBody(settings.resend.webhookSecrets, c.req.raw.headers, await c.req.text());
  if (signed === undefined) return c.text("The signature is missing, wrong or too old.", 401);
  const event = readEvent(c.req.header("svix-id") ?? "", signed, now());
  if (event) await queues.events.send(event);
  return c.text("Accepted.", 202);
});
