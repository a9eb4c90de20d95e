/**
 * Mail through Resend's HTTP API. Every call carries an idempotency key, so that a repeated one is answered
 * with the first answer and sends nothing (Resend keeps keys for 24 hours). The SDK's own batch.send would turn
 * each email into JSON anew, so the bytes are handed to its fetchRequest.
 */
import { Resend } from "resend";
import { messageOf } from "./log.ts";
import { checkSize, type Mailer, type Posted, type Room } from "./mailer.ts";
import { openBodyWriter, type Body } from "./resend/write-body.ts";
import { withoutAddresses } from "./without-addresses.ts";

/** A call is cut off after this; what it did is then unknown until it is repeated under its key. */
const TIMEOUT_MS = 30_000;
/** Of a single email, which may be sent behind an answer to a browser: what goes on there is ended after 30 seconds. */
const SINGLE_TIMEOUT_MS = 10_000;

/** What is kept of a provider's words about an address: a row of D1 takes 2 MB, with a hundred of them. */
const LONGEST_REFUSAL = 500;

/** Refusals by these names are for what stands in an email, not for the account: another batch may pass. */
const ABOUT_EMAILS = new Set(["validation_error", "invalid_parameter", "missing_required_field"]);

type ResendError = { name: string; message: string; statusCode: number | null };
type Accepted = { data: { id: string }[]; errors?: { index: number; message: string }[] };
type Headers = Record<string, string> | null;

type Account = { apiKey: string; baseUrl: string };

export function openResend(account: Account): Mailer {
  // most calls of the Worker mail nothing, and making the SDK's client takes as long as confirming a page
  let mailer: Mailer | undefined;
  return { sendBatch: (...asked) => (mailer ??= openClient(account)).sendBatch(...asked) };
}

function openClient(settings: Account): Mailer {
  const resend = new Resend(settings.apiKey, { baseUrl: settings.baseUrl });
  const writeBody = openBodyWriter();
  const headers = {
    authorization: `Bearer ${settings.apiKey}`,
    "user-agent": resend.userAgent,
    "content-type": "application/json",
    "x-batch-validation": "permissive",
  };
  return {
    async sendBatch(copies, idempotencyKey) {
      checkSize(copies);
      try {
        const answer = await resend.fetchRequest<Accepted>("/emails/batch", {
          method: "POST",
          headers: { ...headers, "idempotency-key": idempotencyKey },
          body: pour(writeBody(copies)),
          // a body that is written as it is read can't be sent twice
          redirect: "manual",
          signal: AbortSignal.timeout(copies.length === 1 ? SINGLE_TIMEOUT_MS : TIMEOUT_MS),
        });
        const room = roomOf(answer.headers);
        if (answer.error) return { ...outcomeOf(answer.error, answer.headers), room };
        const { data, errors } = answer.data;
        return { kind: "accepted", results: matchAnswers(copies.length, data, errors ?? []), room };
      } catch (error) {
        return { kind: "uncertain", message: messageOf(error) };
      }
    },
  };
}

/**
 * A body that is laid out as it is read, so that a call holds a part of its 5 MB and not all of them. It goes out with
 * its length (FixedLengthStream). A write ends when all of it was read, and only then is its memory written over.
 */
function pour({ length, parts }: Body): ReadableStream {
  const { readable, writable } = new FixedLengthStream(length);
  async function write(): Promise<void> {
    const writer = writable.getWriter();
    for (const part of parts) await writer.write(part);
    await writer.close();
  }
  // a body that nobody reads to its end is told by its call
  write().catch(() => {});
  return readable;
}

/** draft-ietf-httpapi-ratelimit-headers; undefined where the answer does not say. */
function roomOf(headers: Headers): Room | undefined {
  const [limit, remaining, resetSeconds] = ["limit", "remaining", "reset"].map((name) =>
    Number(headers?.[`ratelimit-${name}`] ?? Number.NaN),
  );
  return limit! > 0 && remaining! >= 0 && resetSeconds! >= 0
    ? { limit: limit!, remaining: remaining!, resetSeconds: resetSeconds! }
    : undefined;
}

/** A permissive answer lists the refused by index, and the ids of the accepted ones in order of what is left. */
function matchAnswers(
  count: number,
  accepted: { id: string }[],
  refused: { index: number; message: string }[],
) {
  const refusals = new Map(
    refused.map(({ index, message }) => [index, withoutAddresses(message).slice(0, LONGEST_REFUSAL)]),
  );
  const ids = accepted.values();
  return Array.from({ length: count }, (_, index) => {
    const refusal = refusals.get(index);
    if (refusal !== undefined) return { refusal };
    const id = ids.next().value?.id;
    return id === undefined ? { unknown: "The answer does not name this email." } : { id };
  });
}

/** Which errors can be cured by repeating: Resend's error reference, by name rather than status. */
function outcomeOf({ name, statusCode, message: words }: ResendError, headers: Headers): Posted {
  const message = withoutAddresses(words);
  if (statusCode !== null && statusCode >= 300 && statusCode < 400)
    return {
      kind: "refused",
      name: "redirect",
      message: `RESEND_BASE_URL leads elsewhere (${statusCode})`,
      isAboutEmails: false,
    };
  const seconds = Number(headers?.["retry-after"] ?? headers?.["ratelimit-reset"] ?? 1) || 1;
  switch (name) {
    case "rate_limit_exceeded":
      return { kind: "wait", seconds, name, message };
    case "daily_quota_exceeded":
      return { kind: "wait", seconds, name, message, quota: "day" };
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
        : {
            kind: "refused",
            name,
            message,
            // a 403 by the same name is an unverified domain
            isAboutEmails: ABOUT_EMAILS.has(name) && (statusCode === 400 || statusCode === 422),
          };
  }
}
