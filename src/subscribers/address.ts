/** Addresses of people: which are accepted, their one normal form, and how they are shown and remembered. */
import { encodeBase64Url } from "../lib/base64url.ts";

/** RFC 5321, section 4.5.3.1: octets of a local part, and of a path less its brackets. */
const LOCAL_LIMIT = 64;
const ADDRESS_LIMIT = 254;

/** RFC 5322's dot-atom. Quoted local parts and address literals are refused: no reader has one, abusers do. */
const DOT_ATOM = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/;

/** The normal form of an address that mail can reach, small letters and an ASCII domain (IDNA), or undefined. */
export function normaliseAddress(text: string): string | undefined {
  const address = text.trim().normalize("NFKC").toLowerCase();
  const at = address.lastIndexOf("@");
  const local = address.slice(0, at);
  const domain = asciiDomain(address.slice(at + 1));
  if (at < 1 || !domain || !DOMAIN.test(domain)) return undefined;
  if (local.length > LOCAL_LIMIT || !DOT_ATOM.test(local)) return undefined;
  const normal = `${local}@${domain}`;
  return normal.length > ADDRESS_LIMIT ? undefined : normal;
}

/** The URL parser turns an international domain into its ASCII form (UTS #46). */
function asciiDomain(domain: string): string | undefined {
  if (/[/:?#@[\]\\%\s]/.test(domain)) return undefined;
  return URL.parse(`http://${domain}/`)?.hostname;
}

/** An address as a page shows it to whoever holds its link: a•••@e•••.com. */
export function maskAddress(address: string): string {
  const [local = "", domain = ""] = address.split("@");
  const lastDot = domain.lastIndexOf(".");
  return `${local.slice(0, 1)}•••@${domain.slice(0, 1)}•••${domain.slice(lastDot)}`;
}

/** A keyed hash of an address: remembers a suppression when the address itself is forgotten. */
export const hashAddress = async (address: string, secret: Uint8Array): Promise<string> =>
  (await openAddressHasher(secret))(address);

/** The same for many addresses under one key. */
export async function openAddressHasher(secret: Uint8Array): Promise<(address: string) => Promise<string>> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", Uint8Array.from(secret), algorithm, false, ["sign"]);
  const encoder = new TextEncoder();
  return async (address) => {
    const hash = await crypto.subtle.sign(algorithm, key, encoder.encode(`address:${address}`));
    return encodeBase64Url(new Uint8Array(hash));
  };
}
