/** The body of an event as Resend's description has it: OutboundEmailEventData, and what a kind of event adds. */
import type { ReceivedEmail } from "./email.ts";

const ADDED: Record<string, Record<string, unknown>> = {
  "email.bounced": {
    bounce: {
      type: "Permanent",
      subType: "General",
      message: "The recipient's mail server has no such mailbox.",
      diagnosticCode: ["smtp; 550 5.1.1 no such user"],
    },
  },
  "email.suppressed": {
    suppressed: {
      type: "OnAccountSuppressionList",
      reason: "previous_bounce",
      message: "The address bounced before.",
      diagnosticCode: [],
    },
  },
  "email.failed": { failed: { reason: "reached_daily_quota" } },
};

export type EmailEvent = { type: string; created_at: string; data: Record<string, unknown> };

/** The event of that type about an email; `data` overrides its fields, those of `bounce` and the like one by one. */
export function buildEvent(
  type: string,
  email: ReceivedEmail,
  at: Date,
  data: Record<string, unknown> = {},
): EmailEvent {
  const headers = Object.entries(email.headers).map(([name, value]) => ({ name, value }));
  const usual: Record<string, unknown> = {
    email_id: email.id,
    created_at: email.at,
    from: email.from,
    to: email.to,
    subject: email.subject,
    tags: email.tags,
    ...(headers.length > 0 && { headers }),
    ...ADDED[type],
  };
  const changed = Object.entries(data).map(([name, value]) => [name, mix(usual[name], value)]);
  return { type, created_at: at.toISOString(), data: { ...usual, ...Object.fromEntries(changed) } };
}

// Only the part that an event adds is mixed: a given `tags` or `to` stands as it is.
function mix(usual: unknown, given: unknown): unknown {
  const isAdded = Object.values(ADDED).some((added) => Object.values(added).includes(usual));
  return isAdded && typeof given === "object" ? Object.assign({}, usual, given) : given;
}
