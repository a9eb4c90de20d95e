/**
 * Signing up by JSON, for forms that other sites' scripts draw: open to all, so the only one of the API's paths without
 * a bearer token, and the only one that scripts of other origins may ask. The limits, checks and words are those of
 * the forms: a first call is answered 428 with a ticket, the second goes through.
 */
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import * as z from "zod/mini";
import { receiveSignUp, type Received, type StepTwo } from "../../subscribers/receive-sign-up.ts";
import { currentWording, wordConsent } from "../../subscribers/wordings.ts";
import { languageOf, type Door, type DoorContext, type Language } from "../door.ts";
import { networkIn } from "../network-in.ts";
import { STRINGS } from "../pages/strings.ts";
import { hostOf } from "../view.ts";
import { operation, routesOf } from "./operation.ts";

const MAX_BYTES = 16 * 1024;
const DAY_SECONDS = 86_400;

const schema = z.object({
  email: z.string(),
  newsletters: z.array(z.string()),
  language: z.optional(z.enum(["zh-CN", "en"])),
  ticket: z.optional(z.string()),
  turnstile: z.optional(z.string()),
  confirmTypo: z.optional(z.boolean()),
});

const PATH = "/subscriptions";

export const signUp = operation({
  id: "subscribe",
  method: "post",
  path: PATH,
  room: "Signing up",
  summary: "Sign up a reader, for forms that other sites draw",
  says: "Open to scripts of all sites. A first call is answered 428 with a ticket; the second bears it, and goes through after the time that the first answer names. The address is mailed a link to confirm.",
  scope: null,
  body: {
    schema,
    example: { email: "mina@inbox.example", newsletters: ["ai"], language: "en" },
  },
  answers: {
    202: {
      says: "A mail to confirm is on its way, if one may be written",
      schema: z.object({ status: z.literal("accepted"), message: z.string() }),
    },
    428: {
      says: "To be repeated with this ticket (RFC 6585)",
      schema: z.object({
        error: z.string(),
        ticket: z.string(),
        retryAfterSeconds: z.int(),
        wording: z.object({ id: z.string(), language: z.string(), text: z.string() }),
        field: z.optional(z.string()),
        hint: z.optional(z.string()),
        turnstileSiteKey: z.optional(z.string()),
      }),
    },
  },
  errors: {
    400: "The body is no JSON",
    413: "The body is too large",
    415: "The body's content-type is not application/json",
    422: "The address or the newsletters can't be; `field` says which",
    429: "Too many sign-ups; Retry-After says when to come back",
    503: "Sign-ups are closed",
  },
  run: async (c) => {
    if (!/^application\/json\b/i.test(c.req.header("content-type") ?? ""))
      return c.json({ error: "The content-type must be application/json" }, 415);
    const body = await c.req.json<unknown>().catch(() => undefined);
    if (body === undefined) return c.json({ error: "The body is no JSON" }, 400);
    const parsed = schema.safeParse(body);
    if (parsed.success) return take(c, parsed.data);
    const [issue] = parsed.error.issues;
    return c.json({ error: issue?.message ?? "", field: issue?.path.join(".") || null }, 422);
  },
});

export const subscriptions = new Hono<Door>()
  .use(
    PATH,
    cors({ origin: "*", allowMethods: ["POST"], allowHeaders: ["content-type"], maxAge: DAY_SECONDS }),
    bodyLimit({
      maxSize: MAX_BYTES,
      onError: (c) => c.json({ error: `The body is larger than ${MAX_BYTES / 1024} KB` }, 413),
    }),
  )
  .route("/", routesOf([signUp]))
  .all(PATH, (c) => c.json({ error: "Only POST is answered here" }, 405, { allow: "POST, OPTIONS" }));

async function take(c: DoorContext, asked: z.infer<typeof schema>): Promise<Response> {
  const language = asked.language ?? languageOf(c);
  const place = `api ${hostOf(c.req.header("origin"))}`;
  const received = await receiveSignUp(
    c.env,
    {
      address: asked.email,
      newsletterIds: asked.newsletters,
      language,
      consent: wordConsent({ place, wordingId: currentWording(language).id, language }),
      ticket: asked.ticket ?? "",
      turnstile: asked.turnstile ?? "",
      isTypoConfirmed: asked.confirmTypo ?? false,
      trap: "",
      network: networkIn(c),
    },
    (work) => c.executionCtx.waitUntil(work),
  );
  return answer(c, language, received);
}

function answer(c: DoorContext, language: Language, received: Received): Response {
  const strings = STRINGS[language];
  switch (received.kind) {
    case "taken":
      return c.json({ status: "accepted", message: strings.sentText }, 202);
    case "faulty": {
      const field = received.fault === "no-newsletter" ? "newsletters" : "email";
      return c.json({ error: strings.faults[received.fault], field }, 422);
    }
    case "step-two":
      return askBack(c, language, received.step);
    case "busy":
      c.header("retry-after", String(received.retryAfterSeconds));
      return c.json({ error: strings.busyText, retryAfterSeconds: received.retryAfterSeconds }, 429);
    case "closed":
      return c.json({ error: strings.closedText }, 503);
  }
}

/** What the caller must come back with: 428 (RFC 6585), or 422 where only the address is asked about. */
function askBack(c: DoorContext, language: Language, { ticket, waitMs, suggestion, turnstile }: StepTwo) {
  const strings = STRINGS[language];
  const hint = suggestion ? { field: "email", hint: suggestion } : {};
  const isTyposOnly = suggestion && waitMs === 0 && turnstile === "not-needed";
  if (isTyposOnly) return c.json({ error: strings.typoText(suggestion), ...hint }, 422);
  const siteKey = turnstile === "not-needed" ? undefined : c.env.settings.turnstile?.siteKey;
  return c.json(
    {
      error: turnstile === "failed" ? strings.turnstileFailed : "Repeat the call with this ticket",
      ticket,
      retryAfterSeconds: Math.ceil(waitMs / 1000),
      wording: currentWording(language),
      ...hint,
      ...(siteKey && { turnstileSiteKey: siteKey }),
    },
    428,
  );
}
