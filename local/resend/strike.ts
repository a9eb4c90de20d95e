/** What a fault does to a request before it is read. */
import type { Fault } from "./faults.ts";
import { refusal, type Refusal } from "./refusals.ts";

export type Blow =
  | { kind: "refused"; refusal: Refusal; retryAfterSeconds?: number }
  /** The connection breaks. */
  | { kind: "cut" }
  /** The request is read as usual. */
  | { kind: "none" };

/** Quotas end with the day and the month in UTC. */
export function strike({ kind, retryAfterSeconds }: Fault, now: Date): Blow {
  switch (kind) {
    case "rate":
      return refused("rate_limit_exceeded", retryAfterSeconds ?? 1);
    case "daily":
      return refused("daily_quota_exceeded", retryAfterSeconds ?? secondsUntil(nextDay(now), now));
    case "monthly":
      return refused("monthly_quota_exceeded", retryAfterSeconds ?? secondsUntil(nextMonth(now), now));
    case "500":
      return refused("internal_server_error");
    case "timeout-before":
      return { kind: "cut" };
    case "slow":
    case "timeout-after":
    case "refuse":
    case "poison":
      return { kind: "none" };
    default:
      return kind satisfies never;
  }
}

const refused = (name: Refusal["name"], retryAfterSeconds?: number): Blow => ({
  kind: "refused",
  refusal: refusal(name),
  retryAfterSeconds,
});

const nextDay = (now: Date): number =>
  Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1);
const nextMonth = (now: Date): number => Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1);
const secondsUntil = (time: number, now: Date): number => Math.ceil((time - now.getTime()) / 1000);
