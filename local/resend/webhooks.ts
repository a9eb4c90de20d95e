/**
 * Tells the webhook what became of an email, signed as Standard Webhooks under the header names that Resend uses.
 * Events of accepted emails go out by themselves, a few emails at a time, each tried three times and then given up.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { Webhook as Signer } from "standardwebhooks";
import { bareAddress } from "./address.ts";
import { buildEvent } from "./build-event.ts";
import type { ReceivedEmail } from "./email.ts";
import type { Mailbox } from "./mailbox.ts";

const WORKERS = 8;
const RETRY_AFTER_MS = [100, 500];
const TIMEOUT_MS = 10_000;

/** Resend's test addresses, here at any domain: bounced@, bounced+label@ and so on. */
const FATES: Record<string, string[]> = {
  bounced: ["email.sent", "email.bounced"],
  complained: ["email.sent", "email.delivered", "email.complained"],
  suppressed: ["email.suppressed"],
};

export type Webhook = { url: string; secret: string };

export type Webhooks = {
  isSet(): boolean;
  set(webhook: Webhook | undefined): void;
  /** Sends the events of an accepted email in the background; nothing without a webhook. */
  follow(email: ReceivedEmail): void;
  /** Sends one event once; the receiver's status. Throws when there is no webhook or no answer. */
  deliver(
    type: string,
    email: ReceivedEmail,
    data?: Record<string, unknown>,
    eventId?: string,
  ): Promise<number>;
  /** When nothing is under way any more. */
  settled(): Promise<void>;
  /** Drops what waits and cuts off what is under way. */
  stop(): Promise<void>;
};

export function createWebhooks(now: () => Date, mailbox: Mailbox, first?: Webhook): Webhooks {
  let webhook = first;
  let waiting: ReceivedEmail[] = [];
  const workers = new Set<Promise<void>>();
  const stopping = new AbortController();

  async function deliver(
    type: string,
    email: ReceivedEmail,
    data?: Record<string, unknown>,
    eventId = newEventId(),
  ) {
    if (!webhook) throw new Error("No webhook is set");
    const body = JSON.stringify(buildEvent(type, email, now(), data));
    try {
      const response = await fetch(webhook.url, {
        method: "POST",
        // signed as of the machine's own clock, which receivers check against, whatever time is being played
        headers: { "content-type": "application/json", ...sign(webhook.secret, eventId, new Date(), body) },
        body,
        redirect: "manual",
        signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      await response.body?.cancel();
      mailbox.note(email.id, type, `answered ${response.status}`);
      return response.status;
    } catch (error) {
      mailbox.note(email.id, type, "no answer");
      throw new Error(`POST ${webhook.url} gave no answer to ${type}`, { cause: error });
    }
  }

  async function deliverStubbornly(type: string, email: ReceivedEmail) {
    const eventId = newEventId();
    for (const delayMs of [...RETRY_AFTER_MS, undefined]) {
      const status = await deliver(type, email, undefined, eventId).catch(() => 0);
      if ((status >= 200 && status < 300) || delayMs === undefined || stopping.signal.aborted) return;
      await pause(delayMs);
    }
  }

  async function work() {
    for (let email = waiting.shift(); email; email = waiting.shift()) {
      for (const type of fateOf(email)) await deliverStubbornly(type, email);
    }
  }

  return {
    isSet: () => webhook !== undefined,
    set: (wanted) => void (webhook = wanted),
    follow(email) {
      if (!webhook) return;
      waiting.push(email);
      if (workers.size >= WORKERS) return;
      const worker = work().finally(() => workers.delete(worker));
      workers.add(worker);
    },
    deliver,
    async settled() {
      while (workers.size > 0) await Promise.all(workers);
    },
    async stop() {
      waiting = [];
      stopping.abort();
      await Promise.allSettled(workers);
    },
  };
}

/** The three headers under which Resend signs (its events are sent by Svix). */
function sign(secret: string, id: string, at: Date, body: string): Record<string, string> {
  return {
    "svix-id": id,
    "svix-timestamp": String(Math.floor(at.getTime() / 1000)),
    "svix-signature": new Signer(secret).sign(id, at, body),
  };
}

const newEventId = (): string => `msg_${randomUUID().replaceAll("-", "")}`;

function fateOf({ to: [first = ""] }: ReceivedEmail): string[] {
  const local = /^[^@+]*/.exec(bareAddress(first) ?? "")?.[0] ?? "";
  return FATES[local] ?? ["email.sent", "email.delivered"];
}
