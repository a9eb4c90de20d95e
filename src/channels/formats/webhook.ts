/** Standard Webhooks (github.com/standard-webhooks/standard-webhooks, spec 1.0): a signed event with an id that its repeats share. */
import { signBody } from "../../providers/webhook-signature.ts";
import type { Target } from "../channel.ts";
import type { Announcement } from "../announcement.ts";
import { isFine, later, retryAfter, TAKEN, type Format } from "./format.ts";

export const webhook: Format<Target["webhook"]> = {
  write({ url, secret }, announcement, now) {
    const body = JSON.stringify(eventOf(announcement, now));
    return { url, body, headers: signBody(secret, announcement.id, now, body) };
  },
  judge: (reply, now) =>
    isFine(reply) ? TAKEN : later(`it answered ${reply.status}`, retryAfter(reply, now)),
};

function eventOf({ type, newsletter, correction, correctedAt, ...digest }: Announcement, now: Date) {
  const { title, url, opening, headlines, storyCount, slot, publishedAt } = digest;
  return {
    type,
    timestamp: (correctedAt ?? publishedAt ?? now).toISOString(),
    data: {
      newsletter: newsletter.id,
      newsletterName: newsletter.name,
      language: newsletter.language,
      title,
      url,
      opening,
      slot: slot.toISOString(),
      publishedAt: publishedAt?.toISOString() ?? null,
      storyCount,
      headlines,
      ...(type === "digest.corrected" && { correction, correctedAt: correctedAt?.toISOString() ?? null }),
    },
  };
}
