/**
 * Mail through Resend's HTTP API. Every call carries an idempotency key, so that a repeated one is answered
 * with the first answer and sends nothing (Resend keeps keys for 24 hours).
 */
import { Resend } from "resend";
import { messageOf } from "./log.ts";

/** Resend's limit of emails in one batch. */
export const BATCH_LIMIT = 100;

/** A call is cut off after this; what it did is then unknown until it is repeated under its key. */
const TIMEOUT_MS = 30_000;

export type Email = {
  from: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  headers?: Record<string, string>;
  tags?: { name: string; value: string }[];
};

/** How a call ended. Only `uncertain` and `wait` may be repeated, under the same key. */
export type Posted =
  /** In the order of the emails: its id, or why the provider refused this one. */
  | { kind: "accepted"; results: ({ id: string } | { refusal: string })[] }
  /** Nothing was sent and repeating cannot help. */
  | { kind: "refused"; name: string; message: string }
  /** The key was used with another body: an alarm, since bodies are frozen. */
  | { kind: "drifted"; message: string }
  /** Nothing was sent; ask again after so many seconds. */
  | { kind: "wait"; seconds: number; name: string; message: string }
  /** It may or may not have been sent. */
  | { kind: "uncertain"; message: string };

export type Mailer = {
  /** Sends up to 100 emails in one call. */
  sendBatch(emails: Email[], idempotencyKey: string): Promise<Posted>;
};

type ResendError = { name: string; message: string; statusCode: number | null };

export function openResend(settings: { apiKey: string; baseUrl: string }): Mailer {
  const resend = new Resend(settings.apiKey, { baseUrl: settings.baseUrl });
  return {
    async sendBatch(emails, idempotencyKey) {
      if (emails.length > BATCH_LIMIT)
        throw new Error(`A batch holds ${BATCH_LIMIT} emails at most, not ${emails.length}`);
      try {
        const { data, error, headers } = await resend.batch.send(emails, {
          idempotencyKey,
          batchValidation: "permissive",
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        if (error) return outcomeOf(error, headers);
        return { kind: "accepted", results: matchAnswers(emails.length, data.data, data.errors ?? []) };
      } catch (error) {
        return { kind: "uncertain", message: messageOf(error) };
      }
    },
  };
}

/** A permissive answer lists the refused by index, and the ids of the accepted ones in order of what is left. */
function matchAnswers(
  count: number,
  accepted: { id: string }[],
  refused: { index: number; message: string }[],
) {
  const refusals = new Map(refused.map(({ index, message }) => [index, message]));
  const ids = accepted.values();
  return Array.from({ length: count }, (_, index) => {
    const refusal = refusals.get(index);
    return refusal === undefined ? { id: ids.next().value?.id ?? "" } : { refusal };
  });
}

/** Which errors can be cured by repeating: Resend's error reference, by name rather than status. */
function outcomeOf(
  { name, message, statusCode }: ResendError,
  headers: Record<string, string> | null,
): Posted {
  const seconds = Number(headers?.["retry-after"] ?? headers?.["ratelimit-reset"] ?? 1) || 1;
  switch (name) {
    case "rate_limit_exceeded":
    case "daily_quota_exceeded":
      return { kind: "wait", seconds, name, message };
    case "invalid_idempotent_request":
      return { kind: "drifted", message };
    // the first call under this key is still running
    case "concurrent_idempotent_requests":
    case "application_error":
    case "internal_server_error":
      return { kind: "uncertain", message: `${name}: ${message}` };
    default:
      return statusCode === null || statusCode >= 500
        ? { kind: "uncertain", message: `${name}: ${message}` }
        : { kind: "refused", name, message };
  }
}
