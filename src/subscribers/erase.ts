/**
 * Erasing: every row of a person is deleted, and the keyed hash of the address kept, so that no list brings it back.
 * Past mailings keep their counts: their chunks hold ids, which lead to no row now; their addresses are deleted two
 * days after each mailing's end (deliveries/forget-addresses.ts). A mailing under way finds no address for the id and
 * counts it as dropped.
 */
import type { Desk } from "../desk.ts";
import { hashAddress } from "./address.ts";
import { forget } from "./person-store.ts";
import { findSubscriberByAddress, type Subscriber } from "./store.ts";

/** Erases the person of an address in its normal form; answers whether there was one. */
export async function erase(
  desk: Pick<Desk, "db" | "settings" | "now" | "log">,
  email: string,
): Promise<boolean> {
  const subscriber = await findSubscriberByAddress(desk.db, email);
  if (subscriber) await eraseSubscriber(desk, subscriber);
  return subscriber !== undefined;
}

export async function eraseSubscriber(
  { db, settings, now, log }: Pick<Desk, "db" | "settings" | "now" | "log">,
  subscriber: Subscriber,
): Promise<void> {
  const addressHash = await hashAddress(subscriber.email, settings.addressKey);
  await forget(db, subscriber, { addressHash, createdAt: now() });
  log.info("subscribers.erased", { subscriberId: subscriber.id });
}
