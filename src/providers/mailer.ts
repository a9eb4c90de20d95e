/**
 * The port through which all mail leaves. A letter is written once and copied for each recipient, with their own
 * words in its blanks: a provider may prepare it once for all its copies.
 */

/** Emails in one call: Resend's limit, and what every mailer takes. */
export const BATCH_LIMIT = 100;

/** What the copies have in common. Any of its texts may hold blanks: words that no text has by chance. */
export type Letter = {
  from: string;
  subject: string;
  html: string;
  text: string;
  headers?: Record<string, string>;
  tags?: { name: string; value: string }[];
};

/** One recipient's letter. Every copy of a letter fills the same blanks. */
export type Copy = { letter: Letter; to: string; fills: Record<string, string> };

export type Email = Letter & { to: string };

/** What is left of the account's requests until its window ends. */
export type Room = { limit: number; remaining: number; resetSeconds: number };

/** How a call ended. Only `uncertain` and `wait` may be repeated, under the same key. */
export type Posted = (
  | {
      kind: "accepted";
      /** In the order of the copies: its id, why this one was refused, or why nobody knows whether it was sent. */
      results: ({ id: string } | { refusal: string } | { unknown: string })[];
    }
  /** Nothing was sent and repeating can't help. isAboutEmails: for what stands in one of them; else for the account. */
  | { kind: "refused"; name: string; message: string; isAboutEmails?: boolean }
  /** The key was used with another body: an alarm, since bodies are frozen. */
  | { kind: "drifted"; message: string }
  /** Nothing was sent; ask again after so many seconds. quota: the day's is used up. */
  | { kind: "wait"; seconds: number; name: string; message: string; quota?: "day" }
  /** It may or may not have been sent. */
  | { kind: "uncertain"; message: string }
) & { room?: Room };

export type Mailer = {
  /** Sends up to 100 copies in one call. */
  sendBatch(copies: Copy[], idempotencyKey: string): Promise<Posted>;
  /** It knows no keys: a call whose end is not known is never repeated. */
  forgets?: boolean;
};

/** A copy with its blanks filled. */
export function fillIn({ letter, to, fills }: Copy): Email {
  const fill = (text: string) =>
    Object.entries(fills).reduce((filled, [blank, value]) => filled.replaceAll(blank, () => value), text);
  const { from, subject, html, text, headers, tags } = letter;
  return {
    from,
    to,
    subject: fill(subject),
    html: fill(html),
    text: fill(text),
    ...(headers && {
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, fill(value)])),
    }),
    ...(tags && { tags }),
  };
}

/** Throws where a call would hold more than it may. */
export function checkSize(copies: Copy[]): void {
  if (copies.length > BATCH_LIMIT)
    throw new Error(`A batch holds ${BATCH_LIMIT} emails at most, not ${copies.length}`);
}
