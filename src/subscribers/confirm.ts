/** Confirming: the owner of the address pressed the button of the page that the mail's link opened. */
import type { Desk } from "../desk.ts";
import { readLink } from "./links.ts";
import { activate, endedSince, findSubscriber } from "./store.ts";

/** A confirmation link works this long; an address that changed hands later can't be signed up by an old mail. */
export const CONFIRMATION_DAYS = 7;
const DAY_MS = 24 * 3_600_000;

export type Confirmed =
  | { kind: "active"; newsletterIds: string[]; language: "zh-CN" | "en" }
  | { kind: "expired" }
  | { kind: "unknown" };

/** What a confirmation token stands for, without changing anything: for the page with the button. */
export async function readConfirmation(
  { db, settings, now }: Pick<Desk, "db" | "settings" | "now">,
  token: string,
): Promise<Confirmed & { subscriberId?: number }> {
  const link = await readLink(settings, token, "confirm");
  if (!link) return { kind: "unknown" };
  if (now().getTime() - link.issuedAt.getTime() > CONFIRMATION_DAYS * DAY_MS) return { kind: "expired" };
  const subscriber = await findSubscriber(db, link.subscriberId);
  if (!subscriber) return { kind: "unknown" };
  // Someone who left after this mail was sent must ask anew: an old mail brings nobody back.
  if (await endedSince(db, link.subscriberId, link.newsletterIds, link.issuedAt)) return { kind: "expired" };
  return {
    kind: "active",
    newsletterIds: link.newsletterIds,
    language: subscriber.language,
    subscriberId: subscriber.id,
  };
}

/** Makes the wish active. The second time changes nothing and is answered alike. */
export async function confirm(
  desk: Pick<Desk, "db" | "settings" | "now" | "log">,
  token: string,
): Promise<Confirmed> {
  const { subscriberId, ...confirmation } = await readConfirmation(desk, token);
  if (confirmation.kind !== "active" || subscriberId === undefined) return confirmation;
  await activate(desk.db, subscriberId, confirmation.newsletterIds, desk.now());
  desk.log.info("subscribers.confirmed", { subscriberId });
  return confirmation;
}
