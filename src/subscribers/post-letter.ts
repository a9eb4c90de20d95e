/** A letter to one person: what somebody has just asked for, sent once under a key of its own. */
import type { Desk } from "../desk.ts";
import type { Newsletter } from "../newsletters/store.ts";

export type Letter = {
  /** Whose sender's name and address it goes out under. */
  from: Pick<Newsletter, "senderName" | "senderEmail">;
  to: string;
  mail: { subject: string; html: string; text: string };
  /** The address of the page that lets its reader leave: of a letter that nobody asked for. */
  unsubscribeUrl?: string;
  /** confirmation, fresh-link …: the provider's tag. */
  kind: string;
  /** What it is the answer to: a repeated try under the same key is the same letter. */
  key: string;
};

/** put-off: trying again may help. refused: it won't. gone: there is nothing to send any more. */
export type PostedLetter = { kind: "sent" | "gone" } | { kind: "put-off" | "refused"; reason: string };

/** Posts it once. */
export async function postLetter(
  { mailer }: Pick<Desk, "mailer">,
  { from, to, mail, unsubscribeUrl, kind, key }: Letter,
): Promise<PostedLetter> {
  const headers = unsubscribeUrl === undefined ? {} : { headers: headersOf(unsubscribeUrl) };
  const letter = { from: senderOf(from), ...mail, ...headers, tags: [{ name: "kind", value: kind }] };
  const posted = await mailer.sendBatch([{ letter, to, fills: {} }], key);
  switch (posted.kind) {
    case "accepted":
      return refusalOf(posted.results) ?? { kind: "sent" };
    case "wait":
    case "uncertain":
      return { kind: "put-off", reason: posted.message };
    case "refused":
    case "drifted":
      return { kind: "refused", reason: posted.message };
  }
}

/** RFC 2369, and RFC 8058 for the button of the mail program itself. */
const headersOf = (unsubscribeUrl: string) => ({
  "List-Unsubscribe": `<${unsubscribeUrl}>`,
  "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
});

function refusalOf([result]: object[]): PostedLetter | undefined {
  return result && "refusal" in result ? { kind: "refused", reason: String(result.refusal) } : undefined;
}

/** The From: of a newsletter's mails; a name with a character of RFC 5322's specials is quoted. */
export const senderOf = ({ senderName, senderEmail }: Letter["from"]): string =>
  `${/[()<>[\]:;@\\,."]/.test(senderName) ? `"${senderName.replace(/["\\]/g, "\\$&")}"` : senderName} <${senderEmail}>`;
