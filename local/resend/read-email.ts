/** The shape of one email of a request: which fields it may and must have, of which type. */
import type { SubmittedEmail } from "./email.ts";
import { refusal, unreadable, type Refusal } from "./refusals.ts";

const ADDRESSES = ["to", "cc", "bcc", "reply_to"];
const TEXTS = ["from", "subject", "html", "text"];
const FIELDS = new Set([...TEXTS, ...ADDRESSES, "headers", "tags"]);

type Fields = Record<string, unknown>;

/** The email of a JSON value, or why it is none. A field that is null counts as absent. */
export function readEmail(value: unknown): SubmittedEmail | Refusal {
  if (!isObject(value)) return unreadable("An email is a JSON object.");
  const fields = Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null));
  return findUnknown(fields) ?? findMissing(fields) ?? findWrongType(fields) ?? read(fields);
}

function findUnknown(fields: Fields): Refusal | undefined {
  const unknown = Object.keys(fields).find((name) => !FIELDS.has(name));
  return unknown === undefined
    ? undefined
    : unreadable(`The stand-in does not know the field \`${unknown}\`.`);
}

function findMissing(fields: Fields): Refusal | undefined {
  const missing = ["from", "to", "subject"].find((name) => fields[name] === undefined || fields[name] === "");
  if (missing !== undefined) return refusal("missing_required_field", `Missing \`${missing}\` field.`);
  if (fields["html"] || fields["text"]) return undefined;
  return refusal("missing_required_field", "Missing `html` or `text` field.");
}

function findWrongType(fields: Fields): Refusal | undefined {
  const wrong = Object.keys(fields).find((name) => !hasItsType(name, fields[name]));
  return wrong === undefined
    ? undefined
    : refusal("validation_error", `The \`${wrong}\` field has the wrong type.`);
}

function hasItsType(name: string, field: unknown): boolean {
  if (name === "headers") return isObject(field) && Object.values(field).every(isText);
  if (name === "tags") return Array.isArray(field) && field.every(isTag);
  if (ADDRESSES.includes(name)) return isText(field) || (Array.isArray(field) && field.every(isText));
  return isText(field);
}

/** Of fields whose types are checked. */
function read({ headers, tags, ...fields }: Fields): SubmittedEmail {
  return {
    from: textOf(fields["from"]),
    to: listOf(fields["to"]),
    cc: listOf(fields["cc"]),
    bcc: listOf(fields["bcc"]),
    replyTo: listOf(fields["reply_to"]),
    subject: textOf(fields["subject"]),
    html: textOf(fields["html"]),
    text: textOf(fields["text"]),
    headers: isObject(headers)
      ? Object.fromEntries(Object.entries(headers).map(([name, it]) => [name, textOf(it)]))
      : {},
    tags: Array.isArray(tags)
      ? Object.fromEntries(tags.filter(isTag).map(({ name, value }) => [name, value]))
      : {},
  };
}

const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === "string";
const isTag = (value: unknown): value is { name: string; value: string } =>
  isObject(value) && isText(value["name"]) && isText(value["value"]);
const textOf = (value: unknown): string => (isText(value) ? value : "");
const listOf = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).filter(isText);
