/** The shapes of what the API answers of people, components of the OpenAPI document. */
import * as z from "zod/mini";
import { named, time, timeOrNone } from "./shapes.ts";

const wish = {
  newsletterId: z.string(),
  status: z.enum(["pending", "active", "unsubscribed"]),
  requestedAt: time,
  confirmedAt: timeOrNone,
  endedAt: timeOrNone,
};

export const listedShape = z
  .object({
    id: z.int(),
    email: z.string(),
    language: z.enum(["zh-CN", "en"]),
    createdAt: time,
    subscriptions: z.array(z.object(wish)),
  })
  .register(named, { id: "Subscriber" });

export const personShape = z
  .object({
    email: z.string(),
    language: z.enum(["zh-CN", "en"]),
    createdAt: time,
    subscriptions: z.array(z.object({ ...wish, consent: z.string() })),
    preferences: z.nullable(
      z.object({
        timeZone: z.nullable(z.string()),
        mailHour: z.nullable(z.int()),
        leftOut: z.nullable(z.array(z.string())),
        pausedUntil: timeOrNone,
      }),
    ),
    consents: z.array(
      z.object({
        at: time,
        kind: z.enum(["confirmed", "unsubscribed", "imported", "changed"]),
        newsletterIds: z.array(z.string()),
        requestedAt: timeOrNone,
        consent: z.string(),
        words: z.nullable(z.string()),
      }),
    ),
    addressChange: z.nullable(z.object({ email: z.string(), requestedAt: time })),
    bouncedAt: z.array(time),
    mailings: z.array(z.object({ newsletterId: z.string(), slot: time, sentAt: timeOrNone })),
    suppression: z.nullable(
      z.object({ reason: z.enum(["bounce", "complaint", "hand", "erasure"]), since: time }),
    ),
  })
  .register(named, { id: "Person" });
