/** Holds one email of a request against Resend's rules, and against those that a careless client breaks. */
import { bareAddress } from "./address.ts";
import { findBulkFault } from "./check-bulk.ts";
import type { SubmittedEmail } from "./email.ts";
import { readEmail } from "./read-email.ts";
import { refusal, type Refusal } from "./refusals.ts";

const MOST_RECIPIENTS = 50;
const LONGEST_TAG = 256;

const BREAKS_LINE = /[\r\n]/;
// RFC 5322, section 2.2: visible ASCII but the colon.
const HEADER_NAME = /^[!-9;-~]+$/;
const TAG = /^[A-Za-z0-9_-]+$/;

/** The email of a JSON value, or why it is refused. */
export function checkEmail(value: unknown): SubmittedEmail | Refusal {
  const email = readEmail(value);
  if (isRefusal(email)) return email;
  if (!bareAddress(email.from)) return refusal("invalid_from_address");
  const fault =
    findRecipientFault(email) ?? findHeaderFault(email) ?? findTagFault(email) ?? findBulkFault(email);
  return fault === undefined ? email : refusal("validation_error", fault);
}

export const isRefusal = (checked: SubmittedEmail | Refusal): checked is Refusal => "statusCode" in checked;

function findRecipientFault({ to, cc, bcc, replyTo }: SubmittedEmail): string | undefined {
  if (to.length < 1 || to.length > MOST_RECIPIENTS)
    return `\`to\` takes 1 to ${MOST_RECIPIENTS} addresses, not ${to.length}.`;
  const wrong = Object.entries({ to, cc, bcc, reply_to: replyTo }).find(
    ([, list]) => !list.every(bareAddress),
  );
  return (
    wrong &&
    `Invalid \`${wrong[0]}\` field. It has to read \`email@example.com\` or \`Name <email@example.com>\`.`
  );
}

function findHeaderFault({ subject, headers }: SubmittedEmail): string | undefined {
  const names = Object.keys(headers);
  if (BREAKS_LINE.test(subject)) return "Invalid `subject` field. It holds a line break.";
  if (!names.every((name) => HEADER_NAME.test(name)))
    return "Invalid `headers` field. A name in it is no header's.";
  if (Object.values(headers).some((value) => BREAKS_LINE.test(value))) {
    return "Invalid `headers` field. A value in it holds a line break.";
  }
  const isTwice = new Set(names.map((name) => name.toLowerCase())).size < names.length;
  return isTwice ? "Invalid `headers` field. A header stands in it twice." : undefined;
}

function findTagFault({ tags }: SubmittedEmail): string | undefined {
  const isTagWord = (text: string) => TAG.test(text) && text.length <= LONGEST_TAG;
  if (Object.entries(tags).flat().every(isTagWord)) return undefined;
  return "Invalid `tags` field. Names and values take 1 to 256 ASCII letters, digits, underscores or dashes.";
}
