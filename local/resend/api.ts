/**
 * Resend's endpoints. A request is let in, may be struck by a fault, is looked up by its idempotency key, and only
 * then read and accepted.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { Hono, type Context } from "hono";
import { acceptBatch, acceptOne, type Accepted, type Call, type Counter } from "./accept.ts";
import { describeEmail } from "./describe-email.ts";
import type { IdempotencyMemory } from "./idempotency.ts";
import { letIn, refuse } from "./let-in.ts";
import type { Room } from "./rate-limit.ts";
import { refusal } from "./refusals.ts";
import { strike } from "./strike.ts";

const LONGEST_KEY = 256;

// A delay does not keep the process alive after the stand-in has closed.
const UNHELD = { ref: false };

type Office = Counter & {
  apiKey: string;
  limiter: { take(): Room };
  memory: IdempotencyMemory;
  now: () => Date;
};

type OnNode = { Bindings: HttpBindings };

/** What stands under /emails. */
export function createApi(office: Office): Hono<OnNode> {
  const api = new Hono<OnNode>();
  api.use(letIn(office));
  api.post("/", (c) => take(c, office, (call) => acceptOne(office, call)));
  api.post("/batch", (c) => {
    const validation = c.req.header("x-batch-validation") ?? "strict";
    return take(c, office, (call) => acceptBatch(office, { ...call, validation }));
  });
  api.all("/batch", (c) => refuse(c, refusal("method_not_allowed")));
  api.get("/:id", (c) => {
    const email = office.mailbox.find(c.req.param("id"));
    if (!email) return refuse(c, refusal("not_found", "Email not found."));
    return c.json(describeEmail(email, office.mailbox.lastEvent(email.id)));
  });
  api.all("/", (c) => refuse(c, refusal("method_not_allowed")));
  api.all("/:id", (c) => refuse(c, refusal("method_not_allowed")));
  return api;
}

async function take(c: Context<OnNode>, office: Office, accept: (call: Call) => Accepted): Promise<Response> {
  const fault = office.faults.strike();
  const blow = fault ? strike(fault, office.now()) : undefined;
  if (blow && blow.kind !== "none") await pause(fault?.delayMs, undefined, UNHELD);
  if (blow?.kind === "refused") return refuse(c, blow.refusal, blow.retryAfterSeconds);
  if (blow?.kind === "cut") return hangUp(c);

  const idempotencyKey = c.req.header("idempotency-key");
  const isKey =
    idempotencyKey === undefined || (idempotencyKey.length >= 1 && idempotencyKey.length <= LONGEST_KEY);
  if (!isKey) return refuse(c, refusal("invalid_idempotency_key"));
  const call = { path: c.req.path, body: await c.req.text(), idempotencyKey };
  const accepted = await acceptOnce(office.memory, call, accept, fault?.delayMs);

  if (accepted.kind === "refused") return refuse(c, accepted.refusal);
  return fault?.kind === "timeout-after" ? hangUp(c) : c.json(accepted.answer);
}

/** The first answer again when the key is known; else a new one, remembered if anything was accepted. */
async function acceptOnce(
  memory: IdempotencyMemory,
  call: Call & { path: string },
  accept: (call: Call) => Accepted,
  delayMs?: number,
): Promise<Accepted> {
  const key = call.idempotencyKey;
  const recalled = key === undefined ? undefined : memory.begin(key, `${call.path}\n${call.body}`);
  if (recalled?.kind === "answered") return { kind: "accepted", answer: recalled.answer };
  if (recalled?.kind === "drifted")
    return { kind: "refused", refusal: refusal("invalid_idempotent_request") };
  if (recalled?.kind === "running")
    return { kind: "refused", refusal: refusal("concurrent_idempotent_requests") };

  await pause(delayMs, undefined, UNHELD);
  const accepted = accept(call);
  if (key === undefined) return accepted;
  if (accepted.kind === "accepted") memory.answer(key, accepted.answer);
  else memory.forget(key);
  return accepted;
}

function hangUp(c: Context<OnNode>): Response {
  c.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}
