/**
 * Signed texts for links: key id, payload and HMAC-SHA-256 (RFC 2104), base64url. The key's id stands in the token,
 * so that keys can be replaced while old links go on working. Checked by crypto.subtle.verify, in constant time.
 */
import { decodeBase64Url, encodeBase64Url } from "./base64url.ts";

export type SigningKey = { id: string; secret: Uint8Array };

const HMAC = { name: "HMAC", hash: "SHA-256" };

/** A signer of many texts under one key. */
export async function openSigner({ id, secret }: SigningKey): Promise<(payload: string) => Promise<string>> {
  const key = await crypto.subtle.importKey("raw", Uint8Array.from(secret), HMAC, false, ["sign"]);
  const encoder = new TextEncoder();
  return async (payload) => {
    const signed = `${id}.${encodeBase64Url(encoder.encode(payload))}`;
    const mac = await crypto.subtle.sign(HMAC, key, encoder.encode(signed));
    return `${signed}.${encodeBase64Url(new Uint8Array(mac))}`;
  };
}

/** The payload of a token that one of the keys signed, or undefined for any other text. */
export async function openToken(keys: SigningKey[], token: string): Promise<string | undefined> {
  const [id, payload, mac, ...rest] = token.split(".");
  const known = keys.find((key) => key.id === id);
  const bytes = decodeBase64Url(mac ?? "");
  const text = decodeBase64Url(payload ?? "");
  if (!known || !bytes || !text || rest.length > 0) return undefined;
  const key = await crypto.subtle.importKey("raw", Uint8Array.from(known.secret), HMAC, false, ["verify"]);
  const isOurs = await crypto.subtle.verify(HMAC, key, bytes, new TextEncoder().encode(`${id}.${payload}`));
  return isOurs ? new TextDecoder().decode(text) : undefined;
}
