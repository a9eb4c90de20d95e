/**
 * The whole line on one machine: the Worker in its cloud, a stand-in for the mail provider, and the sample sources.
 * `npm start` shows it to people; the journeys use it as it is.
 */
import { randomBytes } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openCloud } from "./cloud.ts";
import type { ModelChoice } from "./flags.ts";
import { startModel, type ModelStandIn } from "./model/start.ts";
import { findFreePort } from "./ports.ts";
import { startResend, type ResendStandIn } from "./resend/start.ts";
import { startSampleWire } from "./sample/start.ts";

const WEBHOOK_SECRET = `whsec_${randomBytes(24).toString("base64")}`;

export type World = {
  url: string;
  resend: ResendStandIn;
  /** Where it stands in for a real model. */
  modelStandIn?: ModelStandIn;
  /** What opens the admin. */
  adminToken: string;
  /** OPML of the sample sources: all, and the English ones. */
  samples: { opmlUrl: string; englishOpmlUrl: string };
  /** Fires the cron as of a time; the played time goes on from there where it lay ahead. */
  tick(at: Date): Promise<void>;
  /** Asks the operator's API. Throws where it answers no 2xx, with what it said. */
  operate<Answer>(method: string, path: string, body?: unknown): Promise<Answer>;
  /** The time that is being played. */
  now(): Date;
  close(): Promise<void>;
};

export type WorldOptions = {
  /** Where state is kept between runs. */
  stateDir: string;
  /** Forget the state of earlier runs. */
  fresh: boolean;
  /** The state is of this process: its migrations were applied. */
  isMigrated?: boolean;
  /** The time that is played, from now on. */
  now: Date;
  /** The Worker's port; a free one unless given. */
  port: number | null;
  /** Who writes the stories; without it they are excerpts. */
  model?: ModelChoice | null;
  /** Settings of src/env.ts on top of its own. */
  settings?: Record<string, string>;
};

type Kept = {
  adminToken: string;
  addressKey: string;
  tokenKeys: string;
  workerPort: number;
  samplePort: number;
  sampleStart: number;
};

export async function openWorld({
  stateDir,
  fresh,
  isMigrated = false,
  now: playedNow,
  port,
  model = null,
  settings = {},
}: WorldOptions): Promise<World> {
  if (fresh) await rm(stateDir, { recursive: true, force: true });
  let offsetMs = playedNow.getTime() - Date.now();
  const now = () => new Date(Date.now() + offsetMs);
  const kept = await keep(stateDir, playedNow, port);
  const { workerPort } = kept;
  const url = `http://127.0.0.1:${workerPort}`;
  const apiKey = `re_${randomBytes(12).toString("hex")}`;
  const resend = await startResend({
    apiKey,
    now,
    webhook: { url: `${url}/webhooks/resend`, secret: WEBHOOK_SECRET },
  });
  const samples = await startSampleWire({ now, start: new Date(kept.sampleStart), port: kept.samplePort });
  const modelKey = randomBytes(12).toString("hex");
  const modelStandIn = model?.kind === "stub" ? await startModel({ apiKey: modelKey, now }) : undefined;
  const cloud = await openCloud({
    stateDir,
    isMigrated,
    port: workerPort,
    settings: {
      ENVIRONMENT: "local",
      PUBLIC_URL: url,
      POSTAL_ADDRESS: "Watchbell, 1 Harbour Lane, 00000 Example",
      ADMIN_TOKEN: kept.adminToken,
      ADDRESS_KEY: kept.addressKey,
      TOKEN_KEYS: kept.tokenKeys,
      RESEND_API_KEY: apiKey,
      RESEND_BASE_URL: resend.url,
      RESEND_WEBHOOK_SECRET: WEBHOOK_SECRET,
      CLOCK_OFFSET_MS: String(offsetMs),
      ...(modelStandIn && {
        MODEL_BASE_URL: modelStandIn.baseUrl,
        MODEL_NAME: "stub",
        MODEL_API_KEY: modelKey,
      }),
      ...(model?.kind === "real" && {
        MODEL_BASE_URL: model.baseUrl,
        MODEL_NAME: model.name,
        MODEL_API_KEY: model.apiKey ?? "",
      }),
      ...settings,
    },
  });
  return {
    url: cloud.url,
    adminToken: kept.adminToken,
    resend,
    ...(modelStandIn && { modelStandIn }),
    samples: {
      opmlUrl: samples.opmlUrl,
      englishOpmlUrl: samples.opmlUrl.replace("feeds.opml", "feeds-en.opml"),
    },
    async tick(at) {
      offsetMs = Math.max(offsetMs, at.getTime() - Date.now());
      await cloud.tick(at);
    },
    operate: (method, path, body) => operate(cloud.url, kept.adminToken, method, path, body),
    now,
    async close() {
      await cloud.close();
      await Promise.all([resend.close(), samples.close(), modelStandIn?.close()]);
    },
  };
}

/**
 * Secrets, addresses and the samples' first day are made once: links in old mails work after a restart, sources
 * keep their addresses and posts their dates.
 */
async function keep(stateDir: string, playedNow: Date, port: number | null): Promise<Kept> {
  const file = join(stateDir, "kept.json");
  const secret = () => randomBytes(32).toString("base64url");
  const made = {
    adminToken: secret(),
    addressKey: secret(),
    tokenKeys: `k1:${secret()}`,
    workerPort: 0,
    samplePort: 0,
    sampleStart: 0,
  };
  const kept: Kept = await readFile(file, "utf8").then(
    (text) => JSON.parse(text) as Kept,
    () => made,
  );
  const isStale = Math.abs(playedNow.getTime() - kept.sampleStart) > 24 * 3_600_000;
  const current = {
    ...kept,
    workerPort: port ?? (await findPortLike(kept.workerPort)),
    samplePort: await findPortLike(kept.samplePort),
    ...(isStale && { sampleStart: playedNow.getTime() }),
  };
  await mkdir(stateDir, { recursive: true });
  await writeFile(file, JSON.stringify(current));
  return current;
}

/** The port of an earlier run where it is still free, else another. */
const findPortLike = async (earlier: number) => (await findFreePort(earlier)) ?? (await findFreePort(0)) ?? 0;

async function operate<Answer>(
  url: string,
  token: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const isText = typeof body === "string";
  const answer = await fetch(`${url}/api${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": isText ? "text/x-opml" : "application/json",
    },
    ...(body !== undefined && { body: isText ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
  return JSON.parse(text) as Answer;
}
