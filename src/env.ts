/** Every binding and setting, a sentence each; parsed once, when the desk is opened. */
import * as z from "zod/mini";
import type { DeliverJob, EventJob, GatherJob } from "./jobs.ts";
import { decodeBase64Url } from "./lib/base64url.ts";
import { findModelUrlFault } from "./lib/model-url.ts";

/** One run of the press: the newsletter's slot, and the tick of cron that found it due. Times in ISO 8601. */
export type PressSlot = { newsletterId: string; slot: string; tick: string };

export type Env = {
  /** The truth. */
  DB: D1Database;
  /** The archive's search index, rebuildable from DB. */
  SEARCH: D1Database;
  /** Sources to read, a few a message. */
  GATHER: Queue<GatherJob>;
  /** Mailings to freeze and ranges of chunks to send. */
  DELIVER: Queue<DeliverJob>;
  /** What the mail provider told us. */
  EVENTS: Queue<EventJob>;
  /** The making of one digest. */
  PRESS: Workflow<PressSlot>;
  /** Sign-ups from one network address. */
  SIGNUP_LIMIT: RateLimit;
  /** Sign-ups of one mail address, by its keyed hash. */
  SIGNUP_ADDRESS_LIMIT: RateLimit;
  /** Tries to sign in to the admin, and wrong tokens of the API, from one network address. */
  LOGIN_LIMIT: RateLimit;
  /** Calls of the API, by token, or by network address where there is none. */
  API_LIMIT: RateLimit;
  /** Which deployment this is: pages that another one wrote are not confirmed. */
  VERSION?: WorkerVersionMetadata;
  /** Workers AI, where the deployment has it: for the meaning of posts, and for models of its own that write stories. */
  AI?: Ai;
  /** Workers Analytics Engine, where the deployment has it: counters for graphs, without addresses. */
  COUNTERS?: AnalyticsEngineDataset;
} & Record<keyof z.infer<typeof schema>, string | undefined>;

const schema = z.object({
  /** "production", or "local" on one machine, where loopback may be reached and the clock may be set. */
  ENVIRONMENT: z.enum(["production", "local"]),
  /** Where readers reach this deployment, such as https://news.example.com: mails and feeds link to it. */
  PUBLIC_URL: z.url({
    protocol: /^https?$/,
    error: "must be the address readers use, such as https://news.example.com",
  }),
  /** The name of the site on its home page; Watchbell unless set. */
  SITE_NAME: z.optional(z.string().check(z.regex(/^[^\r\n]*$/, "must be one line"))),
  /** The postal address that every mail must show (CAN-SPAM, Gmail's sender rules). */
  POSTAL_ADDRESS: z.optional(z.string()),
  /** Opens the admin, where ACCESS_AUD is not set, and the operator's API. */
  ADMIN_TOKEN: z.string().check(z.minLength(12)),
  /** The audience tag of the Cloudflare Access application in front of /admin: with it, Access alone lets operators in. */
  ACCESS_AUD: z.optional(z.string()),
  /** Keys that sign mailed links, "id:base64url" of 32 bytes or more, comma-separated: the first signs, all verify. */
  TOKEN_KEYS: z.string(),
  /** Key of the hashes that remember suppressed addresses, base64url of 32 bytes or more. It must never change. */
  ADDRESS_KEY: z.string(),
  /** Key of the Resend account. */
  RESEND_API_KEY: z.string(),
  /** Secret that Resend signs its webhooks with, "whsec_…"; several, comma-separated, while one is being replaced. */
  RESEND_WEBHOOK_SECRET: z.string(),
  /** How mail leaves: resend (unless set), smtp, or log, which only counts what would be sent. */
  MAILER: z.optional(z.enum(["", "resend", "smtp", "log"])),
  /** With MAILER smtp: the mail server, smtps://user:password@host:465; smtp:// without TLS on loopback only. */
  SMTP_URL: z.optional(z.string()),
  /** A mailing pauses by itself when so many per cent complain (0.3 unless set), or bounce for good (5). */
  COMPLAINT_LIMIT_PERCENT: z.optional(z.string()),
  BOUNCE_LIMIT_PERCENT: z.optional(z.string()),
  /** Where Resend's API is; https://api.resend.com unless set. */
  RESEND_BASE_URL: z.optional(z.string()),
  /** Bearer token of X's API v2; without it accounts on X are read through X_BRIDGE. */
  X_BEARER_TOKEN: z.optional(z.string()),
  /** Posts that may be read through X's API in a month; 10,000 unless set. */
  X_MONTHLY_READS: z.optional(z.string()),
  /** Where X's API is; https://api.x.com unless set. */
  X_BASE_URL: z.optional(z.string()),
  /** A bridge that gives accounts on X as feeds, such as https://bridge.example/{handle}/rss. */
  X_BRIDGE: z.optional(z.string()),
  /** The model that writes the stories; without it they are excerpts. One that begins with "@cf/" is of Workers AI. */
  MODEL_NAME: z.optional(z.string()),
  /** Where the model is asked, in the OpenAI shape, such as https://api.openai.com/v1; not needed for Workers AI. */
  MODEL_BASE_URL: z.optional(z.string()),
  /** Key of the model's account; without it none is sent, as Ollama likes it. */
  MODEL_API_KEY: z.optional(z.string()),
  /** Tokens, read and written, that one digest may cost; 60,000 unless set. What is left then is excerpts. */
  MODEL_TOKENS_PER_DIGEST: z.optional(z.string()),
  /** How the shape of an answer is asked for: "json_schema" unless set, "json_object" or "text" for endpoints without. */
  MODEL_STRUCTURED: z.optional(z.enum(["json_schema", "json_object", "text"])),
  /** Sign-up by addresses of a job, such as info@: "allow" unless set, or "refuse". Machines' (noreply@) never can. */
  ROLE_ADDRESSES: z.optional(z.enum(["", "allow", "refuse"])),
  /** Sign-up by addresses that are lent for minutes: "refuse" unless set, or "allow". */
  DISPOSABLE_ADDRESSES: z.optional(z.enum(["", "allow", "refuse"])),
  /** Sites that may show /embed/:newsletter in a frame, "https://blog.example https://*.example"; any unless set. */
  EMBED_ORIGINS: z.optional(z.string()),
  /** Turnstile's keys, both or neither: with them, every sign-up answers its widget in a second step. */
  TURNSTILE_SITE_KEY: z.optional(z.string()),
  TURNSTILE_SECRET_KEY: z.optional(z.string()),
  /** WebSub hubs that are told what is new in the feeds, and that feeds name, https addresses; none unless set. */
  WEBSUB_HUBS: z.optional(z.string()),
  /** Where Turnstile is; https://challenges.cloudflare.com unless set. */
  TURNSTILE_BASE_URL: z.optional(z.string()),
  /** Whether a new reader gets a welcome (off unless "on"), and who left everything a last mail (off): each is a mail of your plan. */
  WELCOME_MAIL: z.optional(z.enum(["", "on", "off"])),
  GOODBYE_MAIL: z.optional(z.enum(["", "on", "off"])),
  /** Where mails to the operator go: digests to review, and what needs somebody. None without it. */
  OPERATOR_EMAIL: z.optional(z.string().check(z.regex(/^$|^[^\s@]+@[^\s@]+$/, "must be a mail address"))),
  /** What the mail provider's domain is set to track, for the privacy page to say: none unless set. It turns nothing on. */
  TRACKING: z.optional(z.enum(["", "none", "opens", "clicks", "both"])),
  /** Local only: how far this machine's clock is from the one being played, in ms. */
  CLOCK_OFFSET_MS: z.optional(z.string()),
});

export type TokenKey = { id: string; secret: Uint8Array };

export type Settings = {
  isLocal: boolean;
  /** Of the deployed Worker. */
  version: string;
  publicUrl: string;
  siteName: string;
  postalAddress: string;
  adminToken: string;
  /** Null: the admin is opened by its token. */
  accessAudience: string | null;
  tokenKeys: TokenKey[];
  addressKey: Uint8Array;
  /** How mail leaves. */
  mailer: { kind: "resend" | "log" } | { kind: "smtp"; url: string };
  resend: { apiKey: string; baseUrl: string; webhookSecrets: string[] };
  /** Rates at which a mailing pauses by itself. */
  limits: { complaintPercent: number; bouncePercent: number };
  /** How accounts on X are read: the API where there is a token, else the bridge, else not at all. */
  x: { bearerToken: string | null; monthlyReads: number; baseUrl: string; bridge: string | null };
  /** Null: stories are excerpts. baseUrl null: the model is one of Workers AI. */
  model: {
    name: string;
    baseUrl: string | null;
    apiKey: string | null;
    structured: "json_schema" | "json_object" | "text";
    tokensPerDigest: number;
  } | null;
  signUp: {
    roleAddresses: "allow" | "refuse";
    disposableAddresses: "allow" | "refuse";
    /** As a Content-Security-Policy names them; "*" is any. */
    embedOrigins: string[];
  };
  /** WebSub hubs, by address. */
  hubs: string[];
  /** Null: programs are kept out by the other guards alone. */
  turnstile: { siteKey: string; secretKey: string; baseUrl: string } | null;
  letters: { welcome: boolean; goodbye: boolean };
  /** Null: nobody is told. */
  operatorEmail: string | null;
  /** What a mail tells the provider. */
  tracks: { opens: boolean; clicks: boolean };
  clockOffsetMs: number;
};

const kept = new WeakMap<Env, Settings>();

/** The settings of an environment that does not change, such as that of a Worker: read once, however many calls it gets. */
export function settingsOf(env: Env): Settings {
  const settings = kept.get(env) ?? parseSettings(env);
  kept.set(env, settings);
  return settings;
}

/** The settings of an environment. Throws an error that names each setting that is missing or wrong, never its value. */
export function parseSettings(env: Env): Settings {
  const parsed = schema.safeParse(env);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`Settings are missing or wrong. ${wrong.join("; ")}`);
  }
  const set = parsed.data;
  const isLocal = set.ENVIRONMENT === "local";
  if (!isLocal && set.CLOCK_OFFSET_MS) throw new Error("CLOCK_OFFSET_MS is for ENVIRONMENT local only");
  if (isLocal && !isOfThisMachine(set.PUBLIC_URL))
    throw new Error(
      "ENVIRONMENT local opens loopback to feeds: a deployment that readers reach must be production",
    );
  return {
    isLocal,
    version: env.VERSION?.id ?? "",
    publicUrl: set.PUBLIC_URL.replace(/\/+$/, ""),
    siteName: set.SITE_NAME || "Watchbell",
    postalAddress: set.POSTAL_ADDRESS ?? "",
    adminToken: set.ADMIN_TOKEN,
    accessAudience: set.ACCESS_AUD?.trim() || null,
    tokenKeys: parseTokenKeys(set.TOKEN_KEYS),
    addressKey: parseSecret("ADDRESS_KEY", set.ADDRESS_KEY),
    mailer: parseMailer(set),
    limits: {
      complaintPercent: parsePercent("COMPLAINT_LIMIT_PERCENT", set.COMPLAINT_LIMIT_PERCENT, 0.3),
      bouncePercent: parsePercent("BOUNCE_LIMIT_PERCENT", set.BOUNCE_LIMIT_PERCENT, 5),
    },
    resend: {
      apiKey: set.RESEND_API_KEY,
      baseUrl: set.RESEND_BASE_URL || "https://api.resend.com",
      webhookSecrets: set.RESEND_WEBHOOK_SECRET.split(",").map((secret) => secret.trim()),
    },
    x: {
      bearerToken: set.X_BEARER_TOKEN || null,
      monthlyReads: parseCount("X_MONTHLY_READS", set.X_MONTHLY_READS, 10_000),
      baseUrl: (set.X_BASE_URL || "https://api.x.com").replace(/\/+$/, ""),
      bridge: set.X_BRIDGE || null,
    },
    model: parseModel(set, env.AI !== undefined),
    signUp: {
      roleAddresses: set.ROLE_ADDRESSES || "allow",
      disposableAddresses: set.DISPOSABLE_ADDRESSES || "refuse",
      embedOrigins: parseOrigins(set.EMBED_ORIGINS),
    },
    hubs: parseHubs(set.WEBSUB_HUBS),
    turnstile: parseTurnstile(set),
    letters: { welcome: set.WELCOME_MAIL === "on", goodbye: set.GOODBYE_MAIL === "on" },
    operatorEmail: set.OPERATOR_EMAIL || null,
    tracks: {
      opens: set.TRACKING === "opens" || set.TRACKING === "both",
      clicks: set.TRACKING === "clicks" || set.TRACKING === "both",
    },
    clockOffsetMs: Number(set.CLOCK_OFFSET_MS ?? 0) || 0,
  };
}

/** Loopback, or a name under .example, which no one can have (RFC 2606) and tests use. */
const isOfThisMachine = (url: string) =>
  /^(?:localhost|127\.[\d.]+|\[::1\]|(?:.+\.)?example)$/.test(new URL(url).hostname);

const isLoopback = (hostname: string) => /^(?:localhost|127\.[\d.]+|\[::1\])$/.test(hostname);

function parseModel(set: z.infer<typeof schema>, hasWorkersAi: boolean): Settings["model"] {
  const baseUrl = set.MODEL_BASE_URL?.trim().replace(/\/+$/, "") || null;
  const name = set.MODEL_NAME?.trim();
  if (!name) {
    if (baseUrl) throw new Error("MODEL_NAME: must be set where MODEL_BASE_URL is");
    return null;
  }
  if (baseUrl === null && !(hasWorkersAi && name.startsWith("@cf/")))
    throw new Error(
      "MODEL_BASE_URL: must be set, unless MODEL_NAME begins with @cf/ and there is an AI binding",
    );
  const fault = baseUrl === null ? null : findModelUrlFault(baseUrl);
  if (fault) throw new Error(`MODEL_BASE_URL: ${fault}`);
  return {
    name,
    baseUrl,
    apiKey: set.MODEL_API_KEY?.trim() || null,
    structured: set.MODEL_STRUCTURED ?? "json_schema",
    tokensPerDigest: parseCount("MODEL_TOKENS_PER_DIGEST", set.MODEL_TOKENS_PER_DIGEST, 60_000),
  };
}

function parseTokenKeys(list: string): TokenKey[] {
  return list.split(",").map((entry) => {
    const [, id, secret] = /^\s*([a-z0-9]{1,8}):([\w-]+=*)\s*$/.exec(entry) ?? [];
    if (!id || !secret)
      throw new Error("TOKEN_KEYS: each key is id:base64url, the id of 1–8 small letters or digits");
    return { id, secret: parseSecret("TOKEN_KEYS", secret) };
  });
}

function parseMailer({ MAILER, SMTP_URL }: z.infer<typeof schema>): Settings["mailer"] {
  if (MAILER !== "smtp") return { kind: MAILER || "resend" };
  const url = URL.parse(SMTP_URL ?? "");
  const isSafe = url?.protocol === "smtps:" || (url?.protocol === "smtp:" && isLoopback(url.hostname));
  if (!url?.hostname || !isSafe)
    throw new Error("SMTP_URL: must be smtps://user:password@host:465 (smtp:// on loopback only)");
  return { kind: "smtp", url: url.href };
}

/** They become part of a header: only what CSP calls a host source, or "*". */
function parseOrigins(list: string | undefined): string[] {
  const origins = list?.split(/[\s,]+/).filter(Boolean) ?? [];
  if (origins.some((origin) => !/^(?:\*|https?:\/\/(?:\*\.)?[\w.-]+(?::\d+)?)$/.test(origin)))
    throw new Error("EMBED_ORIGINS: must be origins such as https://blog.example or https://*.example");
  return origins.length > 0 ? origins : ["*"];
}

function parseHubs(list: string | undefined): string[] {
  return (list?.split(/[\s,]+/).filter(Boolean) ?? []).map((hub) => {
    const url = URL.parse(hub);
    const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url.hostname));
    if (!url || !isSafe || url.username || url.password)
      throw new Error("WEBSUB_HUBS: must be https addresses such as https://hub.example");
    return url.href;
  });
}

function parseTurnstile(set: z.infer<typeof schema>): Settings["turnstile"] {
  const [siteKey, secretKey] = [set.TURNSTILE_SITE_KEY?.trim(), set.TURNSTILE_SECRET_KEY?.trim()];
  if (!siteKey !== !secretKey)
    throw new Error("TURNSTILE_SITE_KEY, TURNSTILE_SECRET_KEY: one is not enough, set both or neither");
  const url = URL.parse(set.TURNSTILE_BASE_URL || "https://challenges.cloudflare.com");
  if (!url || (url.protocol !== "https:" && !isLoopback(url.hostname)))
    throw new Error("TURNSTILE_BASE_URL: must be an https address");
  return siteKey && secretKey ? { siteKey, secretKey, baseUrl: url.origin } : null;
}

function parsePercent(name: string, text: string | undefined, usual: number): number {
  const percent = text ? Number(text) : usual;
  if (!(percent > 0 && percent <= 100)) throw new Error(`${name}: must be a number above 0, 100 at most`);
  return percent;
}

function parseCount(name: string, text: string | undefined, usual: number): number {
  if (!text) return usual;
  if (!/^\d+$/.test(text)) throw new Error(`${name}: must be a whole number`);
  return Number(text);
}

function parseSecret(name: string, text: string): Uint8Array {
  const bytes = decodeBase64Url(text.trim().replace(/=+$/, ""));
  if (!bytes || bytes.length < 32) throw new Error(`${name}: a secret is base64url of 32 bytes or more`);
  return bytes;
}
