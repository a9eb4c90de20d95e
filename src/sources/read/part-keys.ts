/**
 * Posts that share an address are told apart where their feed tells them apart: a changelog's entries differ by the
 * fragment of one page, a status feed's only by guid and title. Elsewhere a fragment says nothing about identity.
 */
import type { ReadPost } from "./post.ts";

export type Keyed = { post: ReadPost; guid: string | undefined };

/** The posts, those with one key and several identities under longer keys. */
export function partKeys(keyed: Keyed[]): ReadPost[] {
  const byKey = Map.groupBy(keyed, ({ post }) => post.key);
  return keyed.map(({ post, guid }) => ({
    ...post,
    key: post.key + distinction({ post, guid }, byKey.get(post.key) ?? []),
  }));
}

function distinction({ post, guid }: Keyed, same: Keyed[]): string {
  if (same.length === 1 || post.key.startsWith("x:")) return "";
  const hash = URL.parse(post.url)?.hash;
  if (hash && same.some((other) => other.post.url !== post.url)) return hash;
  const isOther = (other: Keyed) => other.guid !== guid && other.post.title !== post.title;
  return guid && same.some(isOther) ? `#${encodeURIComponent(guid.slice(0, 200))}` : "";
}
