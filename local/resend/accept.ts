/** Takes the body of a call: one email, or a batch, checked whole (strict) or email by email (permissive). */
import { bareAddress } from "./address.ts";
import { checkEmail, isRefusal } from "./check-email.ts";
import type { ReceivedEmail, SubmittedEmail } from "./email.ts";
import type { Faults } from "./faults.ts";
import type { Mailbox } from "./mailbox.ts";
import { refusal, unreadable, type Refusal } from "./refusals.ts";
import type { Webhooks } from "./webhooks.ts";

const MOST_EMAILS = 100;

export type Counter = { mailbox: Mailbox; faults: Faults; webhooks: Webhooks };

export type Call = { body: string; idempotencyKey?: string };

/** What the caller is told, or why nothing was sent. */
export type Accepted = { kind: "accepted"; answer: unknown } | { kind: "refused"; refusal: Refusal };

export function acceptOne(counter: Counter, { body, idempotencyKey }: Call): Accepted {
  const value = parse(body);
  if (value === undefined) return refused(unreadable("The body is not JSON."));
  const checked = check(counter, value);
  if (isRefusal(checked)) return refused(checked);
  const { id } = keep(counter, checked, { idempotencyKey });
  return { kind: "accepted", answer: { id } };
}

export function acceptBatch(counter: Counter, call: Call & { validation: string }): Accepted {
  const values = parse(call.body);
  const fault = findBatchFault(values, call.validation);
  if (fault || !Array.isArray(values)) return refused(fault ?? unreadable("The body is not JSON."));

  const checked = values.map((value) => (hasAttachments(value) ? noAttachments : check(counter, value)));
  const first = checked.find(isRefusal);
  if (first && call.validation === "strict") return refused(first);
  const readable = checked.flatMap((one) => (isRefusal(one) ? [] : [one]));
  if (counter.faults.refuses(readable.flatMap(recipientsOf), "poison"))
    return refused(refusal("validation_error", "An email of the batch is refused."));

  const errors: { index: number; message: string }[] = [];
  const data: { id: string }[] = [];
  for (const [index, one] of checked.entries()) {
    if (isRefusal(one)) errors.push({ index, message: one.message });
    else data.push({ id: keep(counter, one, { idempotencyKey: call.idempotencyKey, batchIndex: index }).id });
  }
  return { kind: "accepted", answer: call.validation === "permissive" ? { data, errors } : { data } };
}

function findBatchFault(values: unknown, validation: string): Refusal | undefined {
  if (values === undefined) return unreadable("The body is not JSON.");
  if (!Array.isArray(values))
    return refusal("validation_error", "The `request.body` field must be an `array`.");
  if (values.length < 1 || values.length > MOST_EMAILS) {
    return refusal("validation_error", `A batch takes 1 to ${MOST_EMAILS} emails, not ${values.length}.`);
  }
  if (validation === "strict" || validation === "permissive") return undefined;
  return unreadable("The header `x-batch-validation` is either strict or permissive.");
}

function check({ faults }: Counter, value: unknown): SubmittedEmail | Refusal {
  const checked = checkEmail(value);
  if (isRefusal(checked)) return checked;
  return faults.refuses(recipientsOf(checked))
    ? refusal("validation_error", "Invalid `to` field. The address is refused.")
    : checked;
}

const recipientsOf = ({ to, cc, bcc }: SubmittedEmail): string[] =>
  [...to, ...cc, ...bcc].map((one) => bareAddress(one) ?? one);

function keep(
  counter: Counter,
  email: SubmittedEmail,
  call: Pick<ReceivedEmail, "idempotencyKey" | "batchIndex">,
) {
  const received = counter.mailbox.accept(email, call);
  counter.webhooks.follow(received);
  return received;
}

/** The value, or undefined for what is not JSON (which has no undefined). */
function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const refused = (why: Refusal): Accepted => ({ kind: "refused", refusal: why });

const noAttachments = refusal("validation_error", "A batch takes no `attachments`.");

const hasAttachments = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "attachments" in value;
