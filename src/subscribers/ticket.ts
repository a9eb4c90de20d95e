/**
 * The ticket that a sign-up form carries: when it was written, signed. A form that is sent back within two seconds was
 * filled in by no person, and one without a ticket never came from us. It is no secret and may be used more than once:
 * what a program gains by fetching one is held by the limits of the rate.
 */
import type { Settings } from "../env.ts";
import { openSigner, openToken } from "../lib/signed-token.ts";
import { signingKey } from "./links.ts";

const PURPOSE = "sign-up";

/** How long a person takes at least to type an address, or to let the browser fill it in and look at it. */
export const YOUNG_MS = 2_000;

/** A tab that was left open is sent back with a ticket this old; an older one costs one more press. */
const OLD_MS = 24 * 60 * 60_000;

export type Ticket = { kind: "good" | "none" } | { kind: "young"; waitMs: number };

/** A ticket of this moment. */
export async function signTicket({ tokenKeys }: Pick<Settings, "tokenKeys">, now: Date): Promise<string> {
  const sign = await openSigner(signingKey(tokenKeys));
  return sign(`${PURPOSE} ${now.getTime()}`);
}

/** What a ticket is worth: none where it is missing, not ours, for another purpose, too old, or of the future. */
export async function readTicket(
  { tokenKeys }: Pick<Settings, "tokenKeys">,
  ticket: string,
  now: Date,
): Promise<Ticket> {
  const [, writtenAt] = /^sign-up (\d+)$/.exec((await openToken(tokenKeys, ticket)) ?? "") ?? [];
  const age = now.getTime() - Number(writtenAt ?? NaN);
  if (!(age >= 0 && age <= OLD_MS)) return { kind: "none" };
  return age < YOUNG_MS ? { kind: "young", waitMs: YOUNG_MS - age } : { kind: "good" };
}
