/** One request to X's API v2, and how its answer is to be taken: its limits, its refusals, its silence. */
import type { Desk } from "../../desk.ts";
import { WebError, type WebAnswer } from "../../providers/web.ts";
import { readRetryAfter } from "../answer-headers.ts";
import { parseJson } from "./json.ts";
import { isMonthlyCap, wordStatus } from "./word-problem.ts";

const MINUTE_MS = 60_000;
/** X counts requests in windows of a quarter of an hour; when it does not say when the next begins, that long. */
const WINDOW_MS = 15 * MINUTE_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

export type XDesk = { web: Desk["web"]; now: Desk["now"]; settings: Pick<Desk["settings"], "x"> };

export type Refused =
  /** down: X did not answer at all. */
  { kind: "unreadable"; reason: string; isDown: boolean } | { kind: "wait"; reason: string; until: Date };

export type Asked =
  /** spentUntil: this was the last request that X allows before then. */
  | { kind: "answer"; body: Uint8Array; spentUntil: Date | null }
  | Refused
  /** Nothing arrived: X may have answered, and charged, all the same. */
  | (Extract<Refused, { kind: "unreadable" }> & { isLost: true });

/** Asks X, as /2/users/… and its parameters. Throws only what is no failure of the web. */
export async function askX(
  { web, settings, now }: XDesk,
  { path, query, handle }: { path: string; query: Record<string, string>; handle: string },
): Promise<Asked> {
  const url = `${settings.x.baseUrl}${path}?${new URLSearchParams(query).toString()}`;
  const headers = { accept: "application/json", authorization: `Bearer ${settings.x.bearerToken}` };
  const answer = await web.get(url, { headers }).catch((error: unknown) => {
    if (error instanceof WebError) return error;
    throw error;
  });
  if (answer instanceof WebError) return silence(answer);
  if (answer.status !== 200) return refusalOf(answer, handle, now());
  const isSpent = answer.headers.get("x-rate-limit-remaining")?.trim() === "0";
  return { kind: "answer", body: answer.body, spentUntil: isSpent ? resetOf(answer, now()) : null };
}

function silence({ kind, message, retryable }: WebError): Asked {
  const outcome = { kind: "unreadable", reason: message, isDown: retryable } as const;
  return kind === "refused" ? outcome : { ...outcome, isLost: true };
}

function refusalOf(answer: WebAnswer, handle: string, now: Date): Refused {
  const json = parseJson(answer.body)?.json ?? {};
  const { status } = answer;
  if (status === 429 && isMonthlyCap(json))
    return {
      kind: "wait",
      reason: "The volume that X sells this token in a month is used up",
      until: new Date(now.getTime() + DAY_MS),
    };
  if (status === 429)
    return { kind: "wait", reason: "X answered 429: too many requests", until: resetOf(answer, now) };
  const retryAt = readRetryAfter(answer.headers.get("retry-after"), now);
  const reason = wordStatus(status, json, handle);
  if (status === 503 && retryAt) return { kind: "wait", reason, until: retryAt };
  return { kind: "unreadable", reason, isDown: false };
}

/** x-rate-limit-reset, in Unix seconds, tells when the next window begins. It may lie behind by a clock's error. */
function resetOf({ headers }: WebAnswer, now: Date): Date {
  const seconds = Number(headers.get("x-rate-limit-reset") ?? Number.NaN);
  const reset = Number.isNaN(seconds)
    ? readRetryAfter(headers.get("retry-after"), now)
    : new Date(seconds * 1000);
  if (!reset || Number.isNaN(reset.getTime())) return new Date(now.getTime() + WINDOW_MS);
  return new Date(Math.max(reset.getTime(), now.getTime() + MINUTE_MS));
}
