/** An email on its way through the stand-in: as it was asked for, and as it lies in the inbox. */

/** What a request asked to send, checked. */
export type SubmittedEmail = {
  from: string;
  to: string[];
  cc: string[];
  bcc: string[];
  replyTo: string[];
  subject: string;
  /** Empty when the email has no such part. */
  html: string;
  text: string;
  headers: Record<string, string>;
  tags: Record<string, string>;
};

export type ReceivedEmail = SubmittedEmail & {
  id: string;
  /** When it was accepted, ISO 8601. */
  at: string;
  /** The key of the call that brought it, and its place in that batch from 0. */
  idempotencyKey?: string;
  batchIndex?: number;
};

/** The value of a header, whatever the case of its name. */
export function headerOf(email: SubmittedEmail, name: string): string | undefined {
  const found = Object.entries(email.headers).find(([other]) => other.toLowerCase() === name.toLowerCase());
  return found?.[1];
}
