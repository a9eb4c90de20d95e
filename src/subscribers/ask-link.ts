/** Asking for a fresh link: by the link of a mail, or by typing an address. It goes to the address on file, to no other. */
import type { Desk } from "../desk.ts";
import { normaliseAddress } from "./address.ts";
import { readLink, type Goal } from "./links.ts";
import { sendLetter } from "./send-letter.ts";
import { claimLetter, findSubscriber, findSubscriberByAddress, type Subscriber } from "./store.ts";
import { findWishes } from "./wish-store.ts";

type LinkDesk = Pick<Desk, "db" | "mailer" | "queues" | "settings" | "now" | "log">;

/** For the log: the door's answer is the same whatever happened. */
export type LinkAsked = "sent" | "unknown" | "cooling-down" | "never-confirmed";

/**
 * By the token of a mail. `join`: the newsletter that its reader would rather have. An expired fresh link may be
 * renewed by itself, too.
 */
export async function askLinkByToken(desk: LinkDesk, token: string, join: string | null): Promise<LinkAsked> {
  const mailed = await readLink(desk.settings, token, "unsubscribe");
  const fresh = mailed ? undefined : await readLink(desk.settings, token, "manage");
  const link = mailed ?? fresh;
  const subscriber = link && (await findSubscriber(desk.db, link.subscriberId));
  const goal = mailed && join ? { leave: mailed.newsletterId, join } : (fresh?.goal ?? null);
  return subscriber ? askLink(desk, subscriber, goal) : "unknown";
}

export async function askLinkByAddress(desk: LinkDesk, typed: string): Promise<LinkAsked> {
  const email = normaliseAddress(typed);
  const subscriber = email && (await findSubscriberByAddress(desk.db, email));
  return subscriber ? askLink(desk, subscriber, null) : "unknown";
}

/** Only a person who once confirmed is written to: an address that somebody else typed gets no second kind of mail. */
async function askLink(desk: LinkDesk, { id }: Subscriber, goal: Goal | null): Promise<LinkAsked> {
  const { db, now } = desk;
  const issuedAt = now();
  if (!(await findWishes(db, id)).some(({ confirmedAt }) => confirmedAt)) return "never-confirmed";
  if (!(await claimLetter(db, id, issuedAt))) return "cooling-down";
  await sendLetter(desk, { letter: "fresh-link", subscriberId: id, goal, issuedAt });
  return "sent";
}
