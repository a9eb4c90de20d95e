/** A new confirmation mail for who pressed a link that is too old. It goes to the address that the old one went to. */
import type { Desk } from "../desk.ts";
import { isOfEarlierAddress, readLink } from "./links.ts";
import { sendConfirmation } from "./send-confirmation.ts";
import { claimLetter, findSubscriber } from "./store.ts";
import { findPending } from "./wish-store.ts";

/** For the log: the door's answer is the same whatever happened. */
export type AskedAgain = "sent" | "unknown" | "nothing-pending" | "cooling-down";

/** Mails about what still waits of a confirmation token's newsletters, however old the token is. */
export async function confirmAgain(
  desk: Pick<Desk, "db" | "mailer" | "queues" | "settings" | "now" | "log">,
  token: string,
): Promise<AskedAgain> {
  const { db, settings, now } = desk;
  const link = await readLink(settings, token, "confirm");
  const subscriber = link && (await findSubscriber(db, link.subscriberId));
  if (!link || !subscriber) return "unknown";
  if (isOfEarlierAddress(subscriber, link.issuedAt)) return "unknown";
  const newsletterIds = await findPending(db, subscriber.id, link.newsletterIds);
  if (newsletterIds.length === 0) return "nothing-pending";
  const issuedAt = now();
  if (!(await claimLetter(db, subscriber.id, issuedAt))) return "cooling-down";
  await sendConfirmation(desk, { subscriberId: subscriber.id, newsletterIds, issuedAt });
  return "sent";
}
