/** A webhook of Resend's as an event job; its signature has been checked by the door (providers/webhook-signature.ts). */
import * as z from "zod/mini";
import type { EventJob } from "../jobs.ts";

/** What a tag may hold, by the provider's rules. */
const TAG = /^[\w-]{1,256}$/;

const payload = z.object({
  type: z.string(),
  created_at: z.string(),
  data: z.object({
    email_id: z.optional(z.string()),
    to: z.optional(z.union([z.string(), z.array(z.string())])),
    bounce: z.optional(z.object({ type: z.optional(z.string()) })),
    // an object in the documents, an array in some deliveries
    tags: z.optional(
      z.union([z.record(z.string(), z.string()), z.array(z.object({ name: z.string(), value: z.string() }))]),
    ),
  }),
});

/** The job of a verified body, or undefined where it is no event of an email. */
export function readEvent(id: string, body: unknown, now: Date): EventJob | undefined {
  const parsed = payload.safeParse(body);
  if (!parsed.success) return undefined;
  const { type, created_at, data } = parsed.data;
  return {
    kind: "mail-event",
    id,
    type,
    occurredAt: Date.parse(created_at) || 0,
    emailId: data.email_id ?? null,
    mailingTag: mailingOf(data.tags),
    to: [data.to ?? []].flat(),
    bounceType: data.bounce?.type ?? null,
    at: now.getTime(),
  };
}

function mailingOf(tags: z.infer<typeof payload>["data"]["tags"]): string | null {
  const value = Array.isArray(tags) ? tags.find(({ name }) => name === "mailing")?.value : tags?.["mailing"];
  return value && TAG.test(value) ? value : null;
}
