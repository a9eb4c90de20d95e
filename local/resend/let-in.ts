/** The gate before every endpoint: counts the request, asks for a user agent and for the API key. */
import type { Context, MiddlewareHandler } from "hono";
import type { Room } from "./rate-limit.ts";
import { refusal, unreadable, type Refusal } from "./refusals.ts";

const NO_USER_AGENT: Refusal = { ...unreadable("A request needs a `User-Agent` header."), statusCode: 403 };

/** Every answer, even a refusal, says how many requests are left. */
export function letIn({ apiKey, limiter }: { apiKey: string; limiter: { take(): Room } }): MiddlewareHandler {
  return async function letRequestIn(c, next) {
    const { isFree, limit, remaining, resetSeconds } = limiter.take();
    c.header("ratelimit-limit", String(limit));
    c.header("ratelimit-remaining", String(remaining));
    c.header("ratelimit-reset", String(resetSeconds));
    if (!isFree) return refuse(c, refusal("rate_limit_exceeded"), resetSeconds);

    if (!c.req.header("user-agent")) return refuse(c, NO_USER_AGENT);
    const key = /^Bearer\s+(\S+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
    if (key === undefined) return refuse(c, refusal("missing_api_key"));
    return key === apiKey ? next() : refuse(c, refusal("invalid_api_key"));
  };
}

export function refuse(c: Context, why: Refusal, retryAfterSeconds?: number): Response {
  if (retryAfterSeconds !== undefined) c.header("retry-after", String(retryAfterSeconds));
  return c.json(why, why.statusCode);
}
