/** What a door may say of a sign-up before anything is looked up: whether such input can be signed up at all. */
import type { Settings } from "../env.ts";
import { normaliseAddress } from "./address.ts";
import { isDisposable } from "./disposable-address.ts";
import { readerOf } from "./role-address.ts";
import type { SignUp } from "./sign-up.ts";
import { suggestAddress } from "./suggest-address.ts";

const NEWSLETTER_LIMIT = 50;

export type SignUpFault =
  | "invalid-address"
  | "machine-address"
  | "role-address"
  | "disposable-address"
  | "no-newsletter";

export type Checked = { kind: "valid"; wish: SignUp } | { kind: SignUpFault };

/**
 * Checks what a person typed; no lookup, so its answer tells nothing of anybody. Of mistyped domains some are listed as
 * lending mailboxes (gmial.com is): until the person stands by such an address it passes here, to be asked about.
 */
export function checkSignUp(policy: Settings["signUp"], typed: SignUp, isTypoConfirmed = true): Checked {
  const address = normaliseAddress(typed.address);
  if (!address) return { kind: "invalid-address" };
  const fault = faultOf(policy, address, isTypoConfirmed);
  if (fault) return { kind: fault };
  const newsletterIds = [...new Set(typed.newsletterIds)].filter(Boolean).slice(0, NEWSLETTER_LIMIT);
  if (newsletterIds.length === 0) return { kind: "no-newsletter" };
  return { kind: "valid", wish: { ...typed, address, newsletterIds } };
}

function faultOf(
  policy: Settings["signUp"],
  address: string,
  isTypoConfirmed: boolean,
): SignUpFault | undefined {
  const reader = readerOf(address);
  if (reader === "machine") return "machine-address";
  if (reader === "role" && policy.roleAddresses === "refuse") return "role-address";
  if (policy.disposableAddresses === "allow" || !isDisposable(address)) return undefined;
  return isTypoConfirmed || !suggestAddress(address) ? "disposable-address" : undefined;
}
