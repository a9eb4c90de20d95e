/** What an error of a call means for the next one: whether to ask again, and when. */
import { APICallError } from "ai";
import { messageOf } from "../log.ts";

type Failed = { kind: "failed"; isRetryable: boolean; retryAfterSeconds?: number; message: string };
type Refused = { kind: "refused"; message: string };

/** As much of a provider's message as an operator needs. */
const MESSAGE_LENGTH = 160;

/** Spent quotas come as 429 too, but no waiting within a digest brings them back. */
const OUT_OF_QUOTA =
  /insufficient_quota|exceeded your current quota|insufficient balance|billing|credits?\b|neurons/i;
const FILTERED = /content_filter|content management policy|data_inspection_failed|safety/i;

/** Of a call's error, given the signal that could have ended it. */
export function outcomeOf(error: unknown, signal: AbortSignal): Failed | Refused {
  if (signal.aborted) return { kind: "failed", isRetryable: true, message: "no answer in time" };
  if (!APICallError.isInstance(error)) {
    const message = messageOf(error);
    if (OUT_OF_QUOTA.test(message)) return { kind: "failed", isRetryable: false, message: "out of quota" };
    // no answer at all, or one that is none: the connection, not the request
    return { kind: "failed", isRetryable: true, message: brief(message) };
  }
  const { statusCode, responseBody = "", responseHeaders, message } = error;
  const said = `${message} ${responseBody}`;
  if (statusCode === 400 && FILTERED.test(said))
    return { kind: "refused", message: "The request was filtered" };
  const mayBeQuota = statusCode === undefined || statusCode === 429;
  if (statusCode === 402 || (mayBeQuota && OUT_OF_QUOTA.test(said)))
    return { kind: "failed", isRetryable: false, message: "out of quota" };
  // who refuses a key may repeat it
  if (statusCode === 401 || statusCode === 403)
    return { kind: "failed", isRetryable: false, message: `${statusCode}: the key is not accepted` };
  const retryAfterSeconds = secondsOf(responseHeaders?.["retry-after"]);
  return {
    kind: "failed",
    isRetryable: statusCode === undefined || mayPass(statusCode),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    message: brief(statusCode === undefined ? message : `${statusCode}: ${message}`),
  };
}

/** An answer that came broken (2xx), too many at once, or a fault on their side. */
const mayPass = (status: number) => status < 300 || status === 408 || status === 429 || status >= 500;

/** Retry-After in seconds (RFC 9110, section 10.2.3); as a date, which no model provider gives, it is not read. */
function secondsOf(header: string | undefined): number | undefined {
  const seconds = Number(header);
  return header === undefined || !Number.isFinite(seconds) || seconds < 0 ? undefined : seconds;
}

const brief = (message: string) => message.replace(/\s+/g, " ").slice(0, MESSAGE_LENGTH);
