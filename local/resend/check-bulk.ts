/**
 * Our own rule, stricter than Resend: what is mailed to many can be left with one click (RFC 8058, and what Gmail
 * and Yahoo ask of bulk senders). An email is bulk when it bears the tag `mailing`.
 */
import { headerOf, type SubmittedEmail } from "./email.ts";

/** What is wrong with a bulk email's way out, or undefined when it is there or the email is not bulk. */
export function findBulkFault(email: SubmittedEmail): string | undefined {
  if (email.tags["mailing"] === undefined) return undefined;
  const uris = listUnsubscribeUris(email);
  if (uris.filter(isWeb).length !== 1)
    return "A bulk email needs `List-Unsubscribe` with exactly one http or https URI.";
  if (headerOf(email, "List-Unsubscribe-Post") !== "List-Unsubscribe=One-Click") {
    return "A bulk email needs `List-Unsubscribe-Post: List-Unsubscribe=One-Click`.";
  }
  return undefined;
}

/** The address that a mail client posts to when the reader clicks unsubscribe, if the email offers one. */
export function oneClickUrl(email: SubmittedEmail): string | undefined {
  if (headerOf(email, "List-Unsubscribe-Post") !== "List-Unsubscribe=One-Click") return undefined;
  return listUnsubscribeUris(email).find(isWeb);
}

// RFC 2369: a list of URIs, each in angle brackets; what stands outside of them is a comment.
const listUnsubscribeUris = (email: SubmittedEmail): string[] =>
  Array.from(headerOf(email, "List-Unsubscribe")?.matchAll(/<([^<>]*)>/g) ?? [], ([, uri = ""]) =>
    uri.trim(),
  );

const isWeb = (uri: string): boolean => /^https?:$/.test(URL.parse(uri)?.protocol ?? "");
