/** Names a cluster by its posts, so that what was written of it is found by whoever has the same ones. */
import { encodeBase64Url } from "../lib/base64url.ts";

/** The same for the same posts, in whatever order; another as soon as one joins. */
export async function clusterKey(posts: readonly { key: string }[]): Promise<string> {
  const keys = posts.map(({ key }) => key).sort();
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(keys)));
  return encodeBase64Url(new Uint8Array(hash));
}
