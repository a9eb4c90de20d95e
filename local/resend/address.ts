/** Addresses as Resend takes them: `email@example.com` or `Name <email@example.com>`. */

// RFC 5321, section 4.5.3.1: 64 octets before the @, 254 in all.
const LONGEST = 254;
const LONGEST_LOCAL = 64;

// RFC 5322 atoms with dots between them, and host labels without a hyphen at either end. ASCII only.
const ATOMS = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const HOST = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/i;

// A name without angle brackets or line breaks, then the address in angle brackets.
const NAMED = /^[^<>\r\n]*<([^<>\s]+)>$/;

/** The bare address in it, in lower case, or undefined when it is not an address. */
export function bareAddress(written: string): string | undefined {
  const address = NAMED.exec(written)?.[1] ?? written;
  const at = address.lastIndexOf("@");
  const [local, host] = [address.slice(0, at), address.slice(at + 1)];
  if (at < 1 || address.length > LONGEST || local.length > LONGEST_LOCAL) return undefined;
  return ATOMS.test(local) && HOST.test(host) ? address.toLowerCase() : undefined;
}
