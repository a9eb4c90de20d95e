/**
 * A stand-in for Resend on this machine: its HTTP API with its rules and its limits, failures on demand, signed
 * events, and an inbox to read what was mailed. Nothing leaves the machine; everything is in memory.
 */
import { once } from "node:events";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { createApi } from "./api.ts";
import { createDomains } from "./domains.ts";
import type { ReceivedEmail } from "./email.ts";
import { createFaults, type Fault } from "./faults.ts";
import { createIdempotencyMemory } from "./idempotency.ts";
import { createInbox } from "./inbox.ts";
import { createMailbox } from "./mailbox.ts";
import { createRateLimit, type RateLimit } from "./rate-limit.ts";
import { refusal } from "./refusals.ts";
import { createTools } from "./tools.ts";
import { createWebhooks, type Webhook } from "./webhooks.ts";

const HOST = "127.0.0.1";

/** What a new account may send: Resend's documentation of 2026 says 10 requests a second. */
const USUAL_RATE: RateLimit = { limit: 10, windowSeconds: 1 };

export type ResendOptions = {
  /** A free one, unless given. */
  port?: number;
  apiKey: string;
  /** Where events go. */
  webhook?: Webhook;
  now?: () => Date;
  rateLimit?: RateLimit;
};

export type ResendStandIn = {
  url: string;
  port: number;
  /** Every accepted email, in order. */
  emails(): ReceivedEmail[];
  setFaults(faults: Fault[]): void;
  /** Forgets emails, keys, faults and the count of requests. */
  clear(): void;
  setWebhook(webhook: Webhook): void;
  /** Sends an event once; the receiver's status. Give an eventId again to send the same event again. */
  deliverEvent(
    type: string,
    emailId: string,
    data?: Record<string, unknown>,
    eventId?: string,
  ): Promise<number>;
  /** When no event is under way any more. */
  settled(): Promise<void>;
  close(): Promise<void>;
};

/** Listens on the loopback. Throws when the port is taken. */
export async function startResend(options: ResendOptions): Promise<ResendStandIn> {
  const now = options.now ?? (() => new Date());
  const mailbox = createMailbox(now);
  const faults = createFaults();
  const memory = createIdempotencyMemory(now);
  const limiter = createRateLimit(options.rateLimit ?? USUAL_RATE, now);
  const webhooks = createWebhooks(now, mailbox, options.webhook);
  const clear = () => {
    for (const forgetful of [mailbox, memory, limiter]) forgetful.clear();
    faults.set([]);
  };

  const app = new Hono<{ Bindings: HttpBindings }>();
  app.route(
    "/emails",
    createApi({ apiKey: options.apiKey, mailbox, faults, webhooks, memory, limiter, now }),
  );
  app.route("/domains", createDomains({ apiKey: options.apiKey, limiter }));
  app.route("/_", createTools({ mailbox, faults, webhooks }, clear));
  app.route("/", createInbox({ mailbox, webhooks }));
  app.notFound((c) => c.json(refusal("not_found"), 404));

  const { port, close } = await listen(app, options.port ?? 0);
  return {
    url: `http://${HOST}:${port}`,
    port,
    emails: () => mailbox.list(),
    setFaults: (wanted) => faults.set(wanted),
    clear,
    setWebhook: (webhook) => webhooks.set(webhook),
    async deliverEvent(type, emailId, data, eventId) {
      const email = mailbox.find(emailId);
      if (!email) throw new Error(`No email ${emailId} was accepted`);
      return webhooks.deliver(type, email, data, eventId);
    },
    settled: () => webhooks.settled(),
    async close() {
      await webhooks.stop();
      await close();
    },
  };
}

async function listen(app: Hono<{ Bindings: HttpBindings }>, wanted: number) {
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false });
  server.listen(wanted, HOST);
  await once(server, "listening").catch((error: Error) => {
    throw new Error(`The Resend stand-in cannot listen on port ${wanted}: ${error.message}`, {
      cause: error,
    });
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : wanted;
  async function close() {
    const closed = once(server, "close");
    server.close();
    if ("closeAllConnections" in server) server.closeAllConnections();
    await closed;
  }
  return { port, close };
}
