/**
 * The stand-in for Resend with an account instead of an inbox: who was written to how often, and not the mail, so that
 * a hundred thousand fit; and with faults that strike a share of all calls. Its rules are local/resend's own.
 */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { createApi } from "../resend/api.ts";
import type { ReceivedEmail } from "../resend/email.ts";
import type { Fault, Faults } from "../resend/faults.ts";
import { createIdempotencyMemory } from "../resend/idempotency.ts";
import type { Mailbox } from "../resend/mailbox.ts";
import { createRateLimit } from "../resend/rate-limit.ts";
import type { Webhooks } from "../resend/webhooks.ts";
import type { Random } from "./random.ts";

export type Office = {
  url: string;
  /** How often each address was written to. */
  counts: Map<string, number>;
  callCount(): number;
  faultCount(): number;
  /** Calls that would bring those written to past this wait until it is set higher. */
  holdFrom(count: number): void;
  close(): Promise<void>;
};

type OfficeOptions = {
  apiKey: string;
  random: Random;
  /** The share of calls that a fault strikes. */
  faultShare: number;
  /** Whether the provider refuses an address, whatever is sent to it. */
  refuses: (address: string) => boolean;
  now: () => Date;
};

/** A call is struck before it is read, after it was accepted, or while it is. */
const FAULTS: Fault[] = [
  { kind: "500" },
  { kind: "timeout-before" },
  { kind: "timeout-after" },
  { kind: "timeout-after" },
  { kind: "rate", retryAfterSeconds: 1 },
  { kind: "slow", delayMs: 300 },
];

/** Of a call the most recipients. */
const BATCH = 100;
/** Between two looks of a call that waits. */
const HOLD_MS = 10;

export async function openOffice({
  apiKey,
  random,
  faultShare,
  refuses,
  now,
}: OfficeOptions): Promise<Office> {
  const counts = new Map<string, number>();
  let callCount = 0;
  let faultCount = 0;
  let heldFrom = Infinity;
  let underWay = 0;
  const faults: Faults = {
    set: () => {},
    strike() {
      callCount += 1;
      if (!random.chance(faultShare)) return undefined;
      faultCount += 1;
      return random.pick(FAULTS);
    },
    refuses: (recipients, kind = "refuse") => kind === "refuse" && recipients.some(refuses),
  };
  const app = new Hono<{ Bindings: HttpBindings }>();
  const office = {
    apiKey,
    mailbox: openAccount(counts, now),
    faults,
    webhooks: SILENT,
    memory: createIdempotencyMemory(now),
    limiter: createRateLimit({ limit: 10_000, windowSeconds: 1 }, now),
    now,
  };
  app.use(async (_, next) => {
    while (counts.size + (underWay + 1) * BATCH > heldFrom) await pause(HOLD_MS);
    underWay += 1;
    try {
      await next();
    } finally {
      underWay -= 1;
    }
  });
  app.route("/emails", createApi(office));
  app.onError((error, context) => {
    if (!isSenderGone(error)) console.error(error);
    return context.text(error.message, 500);
  });
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    callCount: () => callCount,
    faultCount: () => faultCount,
    holdFrom: (count) => (heldFrom = count),
    async close() {
      heldFrom = Infinity;
      const closed = once(server, "close");
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed;
    },
  };
}

/** It was killed before its call was read to the end. */
const isSenderGone = (error: Error) => "code" in error && error.code === "ECONNRESET";

const SILENT: Webhooks = {
  isSet: () => false,
  set: () => {},
  follow: () => {},
  deliver: () => Promise.reject(new Error("No webhook is set")),
  settled: async () => {},
  stop: async () => {},
};

function openAccount(counts: Map<string, number>, now: () => Date): Mailbox {
  let serial = 0;
  return {
    accept(submitted, call): ReceivedEmail {
      for (const to of submitted.to) counts.set(to, (counts.get(to) ?? 0) + 1);
      serial += 1;
      return { ...submitted, ...call, id: `email-${serial}`, at: now().toISOString(), html: "", text: "" };
    },
    list: () => [],
    search: () => [],
    find: () => undefined,
    note: () => {},
    story: () => [],
    lastEvent: () => "delivered",
    clear: () => counts.clear(),
  };
}
