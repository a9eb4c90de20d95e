/**
 * Texts that the database keeps and only this deployment reads: AES-256-GCM (NIST SP 800-38D) under a key that HKDF
 * (RFC 5869) makes from a secret of the deployment. What seals a thing names it, so that no sealed text passes for another.
 */
import { decodeBase64Url, encodeBase64Url } from "./base64url.ts";

const NONCE_BYTES = 12;

/** The text sealed, base64url; `name` says what it is of, and opens it again. */
export async function sealText(secret: Uint8Array, name: string, text: string): Promise<string> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const sealed = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv: nonce },
    await keyOf(secret, name),
    new TextEncoder().encode(text),
  );
  return encodeBase64Url(new Uint8Array([...nonce, ...new Uint8Array(sealed)]));
}

/** The text that was sealed under this secret and name; undefined for anything else. */
export async function openSealedText(
  secret: Uint8Array,
  name: string,
  sealed: string,
): Promise<string | undefined> {
  const bytes = decodeBase64Url(sealed);
  if (!bytes || bytes.length <= NONCE_BYTES) return undefined;
  try {
    const text = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: bytes.slice(0, NONCE_BYTES) },
      await keyOf(secret, name),
      bytes.slice(NONCE_BYTES),
    );
    return new TextDecoder().decode(text);
  } catch {
    return undefined;
  }
}

async function keyOf(secret: Uint8Array, name: string): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey("raw", Uint8Array.from(secret), "HKDF", false, ["deriveKey"]);
  const info = new TextEncoder().encode(`watchbell sealed text: ${name}`);
  return crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info },
    base,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}
