/** An email as `GET /emails/:id` tells it (the schema Email of Resend's description). */
import type { ReceivedEmail } from "./email.ts";

export function describeEmail(email: ReceivedEmail, lastEvent: string) {
  return {
    object: "email",
    id: email.id,
    message_id: `<${email.id}@stand-in.invalid>`,
    from: email.from,
    to: email.to,
    cc: email.cc,
    bcc: email.bcc,
    reply_to: email.replyTo,
    subject: email.subject,
    html: email.html || null,
    text: email.text || null,
    tags: Object.entries(email.tags).map(([name, value]) => ({ name, value })),
    created_at: email.at,
    scheduled_at: null,
    last_event: lastEvent,
  };
}
