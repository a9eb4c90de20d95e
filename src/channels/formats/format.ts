/** How a kind of channel is written to, and what its answer means. */
import type { WebReply } from "../../providers/web.ts";
import type { Announcement } from "../announcement.ts";

export type Letter = { url: string; headers?: Record<string, string>; body: string };

/** later: it was not taken; retryAfterSeconds where the vendor says when. Its words may hold secrets: send.ts takes them out. */
export type Taken = { kind: "taken" } | { kind: "later"; reason: string; retryAfterSeconds?: number };

export type Format<Target> = {
  write(target: Target, announcement: Announcement, now: Date): Letter | Promise<Letter>;
  judge(reply: WebReply, now: Date): Taken;
};

export const TAKEN: Taken = { kind: "taken" };

export const isFine = ({ status }: WebReply): boolean => status >= 200 && status < 300;

/** The answer's object; empty where it is none. */
export function objectOf({ text }: WebReply): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Retry-After (RFC 9110, section 10.2.3) is of seconds or a date. */
export function retryAfter({ headers }: WebReply, now: Date): { retryAfterSeconds?: number } {
  const said = headers.get("retry-after");
  if (said === null) return {};
  const seconds = /^[\d.]+$/.test(said) ? Number(said) : (Date.parse(said) - now.getTime()) / 1000;
  return Number.isFinite(seconds) && seconds >= 0 ? { retryAfterSeconds: Math.ceil(seconds) } : {};
}

export const later = (reason: string, wait: { retryAfterSeconds?: number } = {}): Taken => ({
  kind: "later",
  reason,
  ...wait,
});

export const secondsOf = (value: unknown): { retryAfterSeconds?: number } =>
  typeof value === "number" && value >= 0 ? { retryAfterSeconds: Math.ceil(value) } : {};

export const wordsOf = (value: unknown, fallback: string): string =>
  typeof value === "string" && value !== "" ? value : fallback;

/** Of answers that say by a number how they went; HTTP's status where they say none. */
export const numberOf = (value: unknown, status: number): number =>
  typeof value === "number" ? value : status;
