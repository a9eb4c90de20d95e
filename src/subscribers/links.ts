/** The tokens of mailed links: whose, for what, and since when. One made for one purpose opens nothing else. */
import type { Settings, TokenKey } from "../env.ts";
import { openSigner, openToken } from "../lib/signed-token.ts";

export type Link =
  | { purpose: "confirm"; subscriberId: number; newsletterIds: string[]; issuedAt: Date }
  | { purpose: "unsubscribe"; subscriberId: number; newsletterId: string };

type LinkOf<Purpose extends Link["purpose"]> = Extract<Link, { purpose: Purpose }>;

/** A maker of unsubscribe tokens under one key. They never expire: a mail of years ago must still let its reader go. */
export async function openUnsubscribeSigner(key: TokenKey) {
  const sign = await openSigner(key);
  return (subscriberId: number, newsletterId: string) => sign(`unsubscribe ${subscriberId} ${newsletterId}`);
}

/** A token that confirms a person's wish for these newsletters. */
export async function signConfirmation(
  { tokenKeys }: Pick<Settings, "tokenKeys">,
  { subscriberId, newsletterIds, issuedAt }: Omit<LinkOf<"confirm">, "purpose">,
): Promise<string> {
  const sign = await openSigner(signingKey(tokenKeys));
  return sign(`confirm ${subscriberId} ${newsletterIds.join(",")} ${issuedAt.getTime()}`);
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

function parse([purpose, subscriber, newsletter, issued]: string[]): Link | undefined {
  const subscriberId = Number(subscriber);
  if (!newsletter || !Number.isSafeInteger(subscriberId)) return undefined;
  if (purpose === "unsubscribe") return { purpose, subscriberId, newsletterId: newsletter };
  const issuedAt = new Date(Number(issued));
  if (purpose === "confirm" && !Number.isNaN(issuedAt.getTime()))
    return { purpose, subscriberId, newsletterIds: newsletter.split(","), issuedAt };
  return undefined;
}

/** The key that signs what is made now: the first. */
export function signingKey(keys: TokenKey[]): TokenKey {
  const [first] = keys;
  if (!first) throw new Error("TOKEN_KEYS names no key");
  return first;
}
