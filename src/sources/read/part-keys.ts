/**
 * Posts that share an address are told apart where their feed tells them apart: a changelog's entries differ by the
 * fragment of one page, a status feed's only by guid and title. Elsewhere a fragment says nothing about identity.
 */
import { fragmentOf } from "./fragment.ts";
import type { Finished } from "./post.ts";

/** The posts, those with one key and several identities under longer keys. */
export function partKeys(finished: Finished[]): Finished[] {
  const groups = Map.groupBy(finished, ({ post }) => post.key);
  const partings = new Map([...groups].map(([key, group]) => [key, partingOf(key, group)]));
  return finished.map(({ item, post }) => {
    const key = post.key + distinction({ item, post }, partings.get(post.key));
    return { item, post: { ...post, key } };
  });
}

type Parting = "fragment" | "guid" | undefined;

/** By what the posts of one key differ, if they do. */
function partingOf(key: string, group: Finished[]): Parting {
  if (group.length === 1 || key.startsWith("x:")) return undefined;
  const isVarious = (values: (string | undefined)[]) => new Set(values).size > 1;
  const hashes = group.map(({ post }) => URL.parse(post.url)?.hash);
  if (isVarious(hashes)) return "fragment";
  return isVarious(group.map(({ item }) => item.guid)) && isVarious(group.map(({ post }) => post.title))
    ? "guid"
    : undefined;
}

function distinction({ item, post }: Finished, parting: Parting): string {
  if (parting === "fragment") return URL.parse(post.url)?.hash ?? "";
  return parting === "guid" && item.guid ? fragmentOf(item.guid) : "";
}
