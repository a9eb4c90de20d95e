/** Leaving: by the page's button, or by the mail client's one-click POST (RFC 8058). Twice is as good as once. */
import type { Desk } from "../desk.ts";
import { maskAddress } from "./address.ts";
import { readLink } from "./links.ts";
import { findSubscriber, type Subscriber } from "./store.ts";
import { endSubscriptions } from "./wish-store.ts";

export type Leaving =
  | {
      kind: "known";
      subscriberId: number;
      newsletterId: string;
      /** Empty where the person is gone already. */
      maskedAddress: string;
      language: Subscriber["language"] | null;
    }
  | { kind: "unknown" };

/** Whose token this is, without changing anything: for the pages that every mail links to. */
export async function readUnsubscription(
  { db, settings }: Pick<Desk, "db" | "settings">,
  token: string,
): Promise<Leaving> {
  const link = await readLink(settings, token, "unsubscribe");
  if (!link) return { kind: "unknown" };
  const subscriber = await findSubscriber(db, link.subscriberId);
  return {
    kind: "known",
    subscriberId: link.subscriberId,
    newsletterId: link.newsletterId,
    maskedAddress: subscriber ? maskAddress(subscriber.email) : "",
    language: subscriber?.language ?? null,
  };
}

export type Unsubscribed =
  | {
      kind: "unsubscribed";
      newsletterId: string | null;
      /** Whose subscription it ended just now; null where it had ended before. */
      ended: number | null;
    }
  | { kind: "unknown" };

/** Ends the token's subscription, or all of that person's. A person who is gone already is answered alike. */
export async function unsubscribe(
  { db, settings, now, log }: Pick<Desk, "db" | "settings" | "now" | "log">,
  token: string,
  scope: "one" | "all",
): Promise<Unsubscribed> {
  const link = await readLink(settings, token, "unsubscribe");
  if (!link) return { kind: "unknown" };
  const chosen = scope === "all" ? "all" : [link.newsletterId];
  const endedCount = await endSubscriptions(db, link.subscriberId, chosen, now(), "link of a mail");
  log.info("subscribers.unsubscribed", { subscriberId: link.subscriberId, endedCount });
  return {
    kind: "unsubscribed",
    newsletterId: scope === "all" ? null : link.newsletterId,
    ended: endedCount > 0 ? link.subscriberId : null,
  };
}
