/**
 * The mail provider of a run: the stand-in's own rules (local/resend: its gate, faults, memory of keys and checks)
 * called in this process, and a network before it that loses requests and answers. It keeps an account of every call
 * and every accepted email, which the checks read.
 */
import { createHash } from "node:crypto";
import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { createApi } from "../resend/api.ts";
import type { ReceivedEmail } from "../resend/email.ts";
import { createFaults, type Fault } from "../resend/faults.ts";
import { createIdempotencyMemory } from "../resend/idempotency.ts";
import type { Mailbox } from "../resend/mailbox.ts";
import { createRateLimit } from "../resend/rate-limit.ts";
import type { Clock } from "./played-time.ts";

export const API_KEY = "re_crash_key";

/** What happens to one call, besides what the stand-in says. */
export type Weather =
  | { kind: "clear"; ms: number }
  /** The request never arrives; the caller sees a broken connection. */
  | { kind: "lost" }
  /** The caller gives up waiting; the request arrives so many milliseconds later. */
  | { kind: "late"; ms: number }
  /** It is being accepted for so long: meanwhile its key is in use. */
  | { kind: "slow"; ms: number }
  | { kind: "struck"; fault: Fault };

export type CallRecord = {
  key: string;
  print: string;
  at: number;
  /** What the provider did. */
  outcome: string;
  /** Whether the caller was told. */
  isHeard: boolean;
};

export type Provider = ReturnType<typeof openProvider>;

type Request = { path: string; headers: Headers; body: string };

export function openProvider(clock: Clock, rateLimit: { limit: number; windowSeconds: number }) {
  const now = () => new Date(clock.now());
  const calls: CallRecord[] = [];
  const accepted: ReceivedEmail[] = [];
  const refused = new Set<string>();
  const poisoned = new Set<string>();
  let onAccept: (email: ReceivedEmail) => void = () => {};
  const faults = createFaults();
  const memory = createIdempotencyMemory(now);
  const limiter = createRateLimit(rateLimit, now);
  const mailbox = openAccount(now, accepted);
  const webhooks = {
    isSet: () => false,
    set: () => {},
    follow: (email: ReceivedEmail) => onAccept(email),
    deliver: () => Promise.reject(new Error("The run delivers events itself")),
    settled: async () => {},
    stop: async () => {},
  };
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.route("/emails", createApi({ apiKey: API_KEY, mailbox, faults, webhooks, memory, limiter, now }));

  /** The keys of calls that are being accepted slowly. */
  const running = new Map<string, string>();

  /** A request that arrives; without an answer where the connection breaks after all of it was done. */
  async function arrive(
    { path, headers, body }: Request,
    fault?: Fault,
  ): Promise<{ answer: Response | undefined; record: CallRecord }> {
    const key = headers.get("idempotency-key") ?? "";
    const print = createHash("sha256").update(body).digest("base64url").slice(0, 12);
    const refusals = [
      ...[...refused].map((to) => ({ kind: "refuse" as const, to })),
      ...[...poisoned].map((to) => ({ kind: "poison" as const, to })),
    ];
    const inUse = running.get(key);
    faults.set([...refusals, ...(fault ? [{ ...fault, times: 1 }] : [])]);
    let isCut = false;
    const socket = { destroy: () => void (isCut = true) };
    const answer =
      inUse === undefined || fault
        ? await app.request(
            path,
            { method: "POST", headers, body },
            {
              incoming: { socket },
            },
          )
        : Response.json(...refuseConcurrent(inUse === print));
    const outcome = isCut ? "cut" : await nameOf(answer.clone());
    const record = { key, print, at: clock.now(), outcome, isHeard: false };
    calls.push(record);
    return { answer: isCut ? undefined : answer, record };
  }

  return {
    calls,
    accepted,
    /** Addresses that are refused, and those that have their whole batch refused. */
    refused,
    poisoned,
    arrive,
    /** Marks a call's key as in use, until it is released. */
    hold: (key: string, print: string) => void running.set(key, print),
    release: (key: string) => void running.delete(key),
    isHeld: (key: string) => running.has(key),
    set onAccept(told: (email: ReceivedEmail) => void) {
      onAccept = told;
    },
  };
}

function refuseConcurrent(isSame: boolean): [body: unknown, init: ResponseInit] {
  const name = isSame ? "concurrent_idempotent_requests" : "invalid_idempotent_request";
  return [{ statusCode: 409, name, message: "The key is in use." }, { status: 409 }];
}

async function nameOf(answer: Response): Promise<string> {
  if (answer.ok) return "accepted";
  const { name = "nameless" } = await answer.json<{ name?: string }>();
  return name;
}

/** A mailbox that keeps who was written to, when and under which key, and not the mail. Its ids can be repeated. */
function openAccount(now: () => Date, accepted: ReceivedEmail[]): Mailbox {
  return {
    accept(submitted, call) {
      const id = `00000000-0000-4000-8000-${String(accepted.length + 1).padStart(12, "0")}`;
      const email = { id, at: now().toISOString(), ...submitted, html: "", text: "", ...call };
      accepted.push(email);
      return email;
    },
    list: () => accepted,
    search: () => [],
    find: () => undefined,
    note: () => {},
    story: () => [],
    lastEvent: () => "delivered",
    clear: () => void (accepted.length = 0),
  };
}
