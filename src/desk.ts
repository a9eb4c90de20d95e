/**
 * The desk: everything a verb may touch. Each call of the Worker opens one, and a verb names the parts it needs
 * in its first parameter, so that its signature lists its side effects.
 */
import { openDb, openSearchDb, type Db, type SearchDb } from "./db/client.ts";
import { settingsOf, type Env, type PressSlot, type Settings } from "./env.ts";
import type { DeliverJob, EventJob, GatherJob } from "./jobs.ts";
import { openCounters, type Count } from "./providers/counters.ts";
import { openEmbedder, type Embedder } from "./providers/embed.ts";
import { consoleLog, type Log } from "./providers/log.ts";
import { openModel, type Model } from "./providers/model.ts";
import { openPress, type PressStarter } from "./providers/press.ts";
import { openLogMailer } from "./providers/log-mailer.ts";
import type { Mailer } from "./providers/mailer.ts";
import { openPurge, type CacheHolder, type Purge } from "./providers/page-cache.ts";
import { openResend } from "./providers/resend.ts";
import { openDomains, type FindDomain } from "./providers/resend/domains.ts";
import { openSmtp } from "./providers/smtp.ts";
import { openTurnstile, type AskTurnstile } from "./providers/turnstile.ts";
import { openWeb, type Web } from "./providers/web.ts";

/** The wake-up calls: what is lost here is found again in the database. */
type Queues = {
  gather: Pick<Queue<GatherJob>, "send" | "sendBatch">;
  deliver: Pick<Queue<DeliverJob>, "send" | "sendBatch">;
  events: Pick<Queue<EventJob>, "send">;
};

export type Desk = {
  db: Db;
  search: SearchDb;
  web: Web;
  /** Writes stories; without one they are excerpts. */
  model?: Model;
  mailer: Mailer;
  queues: Queues;
  press: PressStarter<PressSlot>;
  /** Whether one more sign-up from this network address is let through. */
  maySignUp: (address: string) => Promise<boolean>;
  /** Whether one more sign-up of this mail address, known by its keyed hash, is let through. */
  maySignUpAddress: (addressHash: string) => Promise<boolean>;
  /** Whether one more try to sign in from this network address is let through. */
  mayLogIn: (address: string) => Promise<boolean>;
  /** What the mail provider says of a sender's domain; absent where mail leaves by another way. */
  findDomain?: FindDomain;
  /** Whether one more call of the API is let through, by the token it bears, or by its network address. */
  mayCall: (key: string) => Promise<boolean>;
  /** Whether a person is there; absent where Turnstile is not set up. */
  askTurnstile?: AskTurnstile;
  /** Where there is a model for it. */
  embed?: Embedder | undefined;
  /** Forgets what is kept of our pages in front of the Worker, by tags. */
  purge: Purge;
  settings: Settings;
  now: () => Date;
  /** Waits for so many milliseconds, which costs no CPU. */
  pause: (ms: number) => Promise<void>;
  log: Log;
  /** Counts an event in the deployment's graphs, where it has any. */
  count: Count;
};

/** Opens the desk for one call; `ctx` is that of the call, where it has one. Throws where a setting is missing or wrong. */
export function openDesk(env: Env, ctx?: CacheHolder): Desk {
  const settings = settingsOf(env);
  return {
    db: openDb(env.DB),
    search: openSearchDb(env.SEARCH),
    web: openWeb({
      userAgent: `Watchbell/0.1 (newsletter; +${settings.publicUrl})`,
      allowLoopback: settings.isLocal,
    }),
    ...(settings.model && { model: openModel(settings.model, env.AI) }),
    mailer: openMailer(settings),
    queues: { gather: env.GATHER, deliver: env.DELIVER, events: env.EVENTS },
    press: openPress(env.PRESS),
    maySignUp: async (address) => (await env.SIGNUP_LIMIT.limit({ key: address })).success,
    maySignUpAddress: async (hash) => (await env.SIGNUP_ADDRESS_LIMIT.limit({ key: hash })).success,
    mayLogIn: async (address) => (await env.LOGIN_LIMIT.limit({ key: address })).success,
    ...(settings.mailer.kind === "resend" && { findDomain: openDomains(settings.resend) }),
    mayCall: async (key) => (await env.API_LIMIT.limit({ key })).success,
    ...(settings.turnstile && { askTurnstile: openTurnstile(settings.turnstile) }),
    embed: openEmbedder(env.AI),
    purge: openPurge(ctx),
    settings,
    now: () => new Date(Date.now() + settings.clockOffsetMs),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    log: consoleLog,
    count: openCounters(env.COUNTERS),
  };
}

function openMailer({ mailer, resend }: Settings): Mailer {
  switch (mailer.kind) {
    case "resend":
      return openResend(resend);
    case "smtp":
      return openSmtp(mailer);
    case "log":
      return openLogMailer(consoleLog);
  }
}
