/** A mark of ADDRESS_KEY: tells whether two deployments have the same, and nothing of the key (HMAC, RFC 2104). */
import { encodeBase64Url } from "../lib/base64url.ts";

const MARKED = new TextEncoder().encode("watchbell backup: the mark of ADDRESS_KEY");

export async function markOf(addressKey: Uint8Array): Promise<string> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", Uint8Array.from(addressKey), algorithm, false, ["sign"]);
  return encodeBase64Url(new Uint8Array(await crypto.subtle.sign(algorithm, key, MARKED)));
}
