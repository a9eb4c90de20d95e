/**
 * Every queue message. They are a wire format: a deploy meets messages of the version before, so kinds are added,
 * not changed. Each says `at` which time it was sent, Unix ms: its verb's clock never shows an earlier one.
 */
import * as z from "zod/mini";

const at = z.number();

const gatherJob = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("gather"), sourceIds: z.array(z.number()), at }),
  /** Forget kept pages by their tags. A message, for only the Worker's own door reaches the cache in front of it, not the press. */
  /** The digest that was published is announced to the hubs then: they come for its feeds at once. */
  z.object({ kind: z.literal("purge"), tags: z.array(z.string()), digestId: z.optional(z.number()), at }),
  /** Tell a hub of a published digest that it could not be told of yet, for all its `tries`. */
  z.object({ kind: z.literal("hub"), hub: z.string(), digestId: z.number(), tries: z.number(), at }),
  /** Tell a channel of a published digest. On this queue, for the one of sending must wait for nobody. */
  z.object({ kind: z.literal("notice"), channelId: z.number(), digestId: z.number(), at }),
]);

const deliverJob = z.discriminatedUnion("kind", [
  /** Freeze the mailing of a published digest, or go on with it. */
  z.object({ kind: z.literal("freeze"), digestId: z.number(), at }),
  /** Send the chunks from…to of a mailing, both included. */
  z.object({ kind: z.literal("send"), mailingId: z.number(), from: z.number(), to: z.number(), at }),
  /** Send a confirmation mail whose first try did not come through. */
  z.object({
    kind: z.literal("confirmation"),
    subscriberId: z.number(),
    newsletterIds: z.array(z.string()),
    issuedAt: z.number(),
    at,
  }),
  /** Send a letter with a link to one person whose first try did not come through. */
  z.object({
    kind: z.literal("letter"),
    letter: z.enum(["fresh-link", "address-change", "welcome", "goodbye"]),
    subscriberId: z.number(),
    goal: z.optional(z.nullable(z.object({ leave: z.string(), join: z.string() }))),
    issuedAt: z.number(),
    at,
  }),
]);

const happened = {
  /** The svix-id of the delivery: a repeated one is the same event. */
  id: z.string(),
  type: z.string(),
  occurredAt: z.number(),
  emailId: z.nullable(z.string()),
  to: z.array(z.string()),
  bounceType: z.nullable(z.string()),
  at,
};

const eventJob = z.discriminatedUnion("kind", [
  /** What the provider told of an email, its mailing named by tag. */
  z.object({ kind: z.literal("mail-event"), ...happened, mailingTag: z.nullable(z.string()) }),
  /** The same as versions before sent it. */
  z.object({ kind: z.literal("event"), ...happened, mailingId: z.nullable(z.number()) }),
]);

export type GatherJob = z.infer<typeof gatherJob>;
export type DeliverJob = z.infer<typeof deliverJob>;
export type EventJob = z.infer<typeof eventJob>;
export type Job = GatherJob | DeliverJob | EventJob;

const job = z.union([gatherJob, deliverJob, eventJob]);

/** The job of a message body, or undefined where it is none that this version knows. */
export function parseJob(body: unknown): Job | undefined {
  const parsed = job.safeParse(body);
  return parsed.success ? parsed.data : undefined;
}
