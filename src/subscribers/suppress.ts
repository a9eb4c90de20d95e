/** Suppressing: an address that bounced for good or complained is never written to again, whatever signs it up later. */
import type { Desk } from "../desk.ts";
import { hashAddress, normaliseAddress } from "./address.ts";
import { findSubscriberByAddress, saveSuppression, type Suppression } from "./store.ts";
import { endSubscriptions } from "./wish-store.ts";

/** Remembers the address and ends its subscriptions; repeated, it changes nothing. */
export async function suppress(
  { db, settings, now, log }: Pick<Desk, "db" | "settings" | "now" | "log">,
  address: string,
  reason: Suppression["reason"],
): Promise<void> {
  const email = normaliseAddress(address);
  if (!email) return;
  const addressHash = await hashAddress(email, settings.addressKey);
  await saveSuppression(db, { addressHash, reason, createdAt: now() }, email);
  const subscriber = await findSubscriberByAddress(db, email);
  if (subscriber) await endSubscriptions(db, subscriber.id, "all", now(), `suppressed: ${reason}`);
  log.info("subscribers.suppressed", { subscriberId: subscriber?.id, reason });
}
