/** The tokens of mailed links: whose, for what, and since when. One made for one purpose opens nothing else. */
import type { Settings, TokenKey } from "../env.ts";
import { openSigner, openToken } from "../lib/signed-token.ts";

export type Link =
  | { purpose: "confirm"; subscriberId: number; newsletterIds: string[]; issuedAt: Date }
  /** Every mail has one. It lets its reader leave, and ask for a link that does more. */
  | { purpose: "unsubscribe"; subscriberId: number; newsletterId: string }
  /** The fresh link that was asked for: it shows and changes all that is held. */
  | { purpose: "manage"; subscriberId: number; goal: Goal | null; issuedAt: Date }
  /** Mailed to an address that a person wants to be written to at. */
  | { purpose: "address"; subscriberId: number; issuedAt: Date };

/** What a fresh link was asked for: to get one newsletter instead of another. */
export type Goal = { leave: string; join: string };

type LinkOf<Purpose extends Link["purpose"]> = Extract<Link, { purpose: Purpose }>;

/** A maker of unsubscribe tokens under one key. They never expire: a mail of years ago must still let its reader go. */
export async function openUnsubscribeSigner(key: TokenKey) {
  const sign = await openSigner(key);
  return (subscriberId: number, newsletterId: string) => sign(`unsubscribe ${subscriberId} ${newsletterId}`);
}

/** A token under the key that signs now. */
export async function signLink(
  { tokenKeys }: Pick<Settings, "tokenKeys">,
  link: Exclude<Link, { purpose: "unsubscribe" }>,
): Promise<string> {
  const sign = await openSigner(signingKey(tokenKeys));
  return sign([link.purpose, link.subscriberId, aboutOf(link), link.issuedAt.getTime()].join(" "));
}

function aboutOf(link: Exclude<Link, { purpose: "unsubscribe" }>): string {
  if (link.purpose === "confirm") return link.newsletterIds.join(",");
  return link.purpose === "manage" && link.goal ? `${link.goal.leave},${link.goal.join}` : "-";
}

/** What a token of this purpose says, or undefined where it is tampered with, unknown or for another purpose. */
export async function readLink<Purpose extends Link["purpose"]>(
  { tokenKeys }: Pick<Settings, "tokenKeys">,
  token: string,
  purpose: Purpose,
): Promise<LinkOf<Purpose> | undefined> {
  const payload = await openToken(tokenKeys, token);
  const link = payload === undefined ? undefined : parse(payload.split(" "));
  return link?.purpose === purpose ? (link as LinkOf<Purpose>) : undefined;
}

function parse([purpose, subscriber, about, issued]: string[]): Link | undefined {
  const subscriberId = Number(subscriber);
  if (!about || !Number.isSafeInteger(subscriberId)) return undefined;
  if (purpose === "unsubscribe") return { purpose, subscriberId, newsletterId: about };
  const issuedAt = new Date(Number(issued));
  if (Number.isNaN(issuedAt.getTime())) return undefined;
  if (purpose === "confirm") return { purpose, subscriberId, newsletterIds: about.split(","), issuedAt };
  if (purpose === "manage") return { purpose, subscriberId, goal: parseGoal(about), issuedAt };
  return purpose === "address" ? { purpose, subscriberId, issuedAt } : undefined;
}

function parseGoal(about: string): Goal | null {
  const [leave, join] = about.split(",");
  return leave && join ? { leave, join } : null;
}

/** Whether a link was mailed to an address that its person has left since: whoever has that one has no say any more. */
export const isOfEarlierAddress = ({ addressedAt }: { addressedAt: Date | null }, issuedAt: Date): boolean =>
  addressedAt !== null && issuedAt < addressedAt;

/** The key that signs what is made now: the first. */
export function signingKey(keys: TokenKey[]): TokenKey {
  const [first] = keys;
  if (!first) throw new Error("TOKEN_KEYS names no key");
  return first;
}
