/** What a token looks like, and what it is found by. */

import { encodeBase64Url } from "../lib/base64url.ts";

export const TOKEN_START = "wb_";

/** Its SHA-256. 32 random bytes need no salt and no slow hash: nobody guesses them. */
export async function hashToken(token: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token));
  return encodeBase64Url(new Uint8Array(hash));
}
