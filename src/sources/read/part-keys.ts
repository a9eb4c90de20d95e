/**
 * Posts that share an address are told apart where their feed tells them apart: a changelog's entries differ by the
 * fragment of one page, a status feed's only by guid and title. Elsewhere a fragment says nothing about identity.
 */
import type { ReadPost } from "./post.ts";

export type Keyed = { post: ReadPost; guid: string | undefined };

/** The posts, those with one key and several identities under longer keys. */
export function partKeys(keyed: Keyed[]): ReadPost[] {
  const groups = Map.groupBy(keyed, ({ post }) => post.key);
  const partings = new Map([...groups].map(([key, group]) => [key, partingOf(key, group)]));
  return keyed.map(({ post, guid }) => ({
    ...post,
    key: post.key + distinction(post, guid, partings.get(post.key)),
  }));
}

type Parting = "fragment" | "guid" | undefined;

/** By what the posts of one key differ, if they do. */
function partingOf(key: string, group: Keyed[]): Parting {
  if (group.length === 1 || key.startsWith("x:")) return undefined;
  const isVarious = (values: (string | undefined)[]) => new Set(values).size > 1;
  const hashes = group.map(({ post }) => URL.parse(post.url)?.hash);
  if (isVarious(hashes)) return "fragment";
  return isVarious(group.map(({ guid }) => guid)) && isVarious(group.map(({ post }) => post.title))
    ? "guid"
    : undefined;
}

function distinction({ url }: ReadPost, guid: string | undefined, parting: Parting): string {
  if (parting === "fragment") return URL.parse(url)?.hash ?? "";
  return parting === "guid" && guid ? `#${encodeURIComponent(guid.slice(0, 200))}` : "";
}
