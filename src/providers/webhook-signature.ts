/**
 * Signatures of webhooks (Standard Webhooks, which Resend's are, and ours): HMAC-SHA-256 over id.timestamp.body,
 * no older or newer than five minutes, checked over the raw body.
 */
import { Webhook } from "standardwebhooks";

/** The verified body, or undefined where no secret made this signature. Several secrets hold while one is replaced. */
export function openSignedBody(secrets: string[], headers: Headers, body: string): unknown {
  const signed = {
    "webhook-id": headers.get("svix-id") ?? "",
    "webhook-timestamp": headers.get("svix-timestamp") ?? "",
    "webhook-signature": headers.get("svix-signature") ?? "",
  };
  for (const secret of secrets) {
    try {
      return new Webhook(secret).verify(body, signed);
    } catch {
      // the next secret may be the one
    }
  }
  return undefined;
}

/** The headers that sign a body; the id is the event's, and a repeat of it has the same. Throws where the secret is none. */
export const signBody = (secret: string, id: string, at: Date, body: string): Record<string, string> => ({
  "webhook-id": id,
  "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
  "webhook-signature": new Webhook(secret).sign(id, at, body),
});
