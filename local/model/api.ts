/** The endpoints in OpenAI's shape. A call is let in by its key, may be struck by a fault, and is then answered. */
import { setTimeout as pause } from "node:timers/promises";
import { Hono, type Context } from "hono";
import { complete, type Usage } from "./answer.ts";
import type { Fault, Faults } from "./faults.ts";
import { readTask } from "./read-prompt.ts";
import { readRequest, type ChatRequest } from "./read-request.ts";
import { refusalOf, WRONG_KEY, wrongRequest, type Refusal } from "./refusals.ts";
import { spoil } from "./spoil.ts";
import { tell } from "./tell.ts";

/** Longer than any caller waits. */
const FOREVER_MS = 10 * 60_000;

/** A call as the log shows it. */
export type Call = {
  at: string;
  status: number;
  fault: Fault["kind"] | null;
  request: ChatRequest;
  answer: string | null;
  usage: Usage | null;
};

export type Office = { apiKey: string; faults: Faults; log: Call[]; now: () => Date };

export function createApi(office: Office): Hono {
  const api = new Hono();
  api.use(async (c, next) =>
    c.req.header("authorization") === `Bearer ${office.apiKey}` ? next() : refuse(c, WRONG_KEY),
  );
  api.get("/models", (c) =>
    c.json({ object: "list", data: [{ id: "stub", object: "model", created: 0, owned_by: "watchbell" }] }),
  );
  api.post("/chat/completions", (c) => takeCall(c, office));
  return api;
}

async function takeCall(c: Context, { faults, log, now }: Office): Promise<Response> {
  const request = readRequest(await c.req.text());
  if ("wrong" in request) return refuse(c, wrongRequest(request.wrong));
  const fault = faults.strike();
  const at = now();
  const call: Call = {
    at: at.toISOString(),
    status: 200,
    fault: fault?.kind ?? null,
    request,
    answer: null,
    usage: null,
  };
  log.push(call);
  if (fault?.kind === "hang" || fault?.kind === "slow")
    await pause(fault.kind === "hang" ? FOREVER_MS : (fault.delayMs ?? 1000), undefined, { ref: false });
  const refused = refusalOf(fault, request.format);
  if (refused) {
    call.status = refused.status;
    return refuse(c, refused, refused.status === 429 ? (fault?.retryAfterSeconds ?? 1) : undefined);
  }
  const completion = complete(request, contentOf(request, fault), fault, {
    id: `chatcmpl-${log.length}`,
    at,
  });
  call.answer = completion.choices[0]?.message.content ?? null;
  call.usage = completion.usage;
  return c.json(completion);
}

/** Only the fields that the schema has; a prompt without posts is answered in a word. */
function contentOf({ system, prompt, fields }: ChatRequest, fault: Fault | undefined): string {
  const task = readTask(system, prompt);
  if (!task) return fields ? JSON.stringify(Object.fromEntries(fields.map((name) => [name, null]))) : "OK";
  const told = Object.entries(spoil(tell(task), task, fault));
  return JSON.stringify(Object.fromEntries(told.filter(([name]) => fields?.includes(name) ?? true)));
}

export function refuse(c: Context, { status, ...error }: Refusal, retryAfterSeconds?: number): Response {
  if (retryAfterSeconds !== undefined) c.header("retry-after", String(retryAfterSeconds));
  return c.json({ error: { ...error, param: null } }, status);
}
