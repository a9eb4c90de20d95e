/** Addresses of services that lend a mailbox for minutes, by the list that disposable-email-domains-js keeps. */
import { disposableEmailBlocklist } from "disposable-email-domains-js";

/** Whether an address in its normal form is at a listed domain, or at one below it. */
export function isDisposable(address: string): boolean {
  const labels = address.slice(address.lastIndexOf("@") + 1).split(".");
  const domains = labels.slice(0, -1).map((_, at) => labels.slice(at).join("."));
  const listed = disposableEmailBlocklist();
  return domains.some((domain) => listed.includes(domain));
}
