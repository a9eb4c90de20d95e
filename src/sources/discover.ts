/**
 * Finding the feeds of a page: the page may be one, declare some, link to some, or keep one at a usual path. What
 * is asked is asked one thing at a time, and looking ends at the first feed that can be read.
 */
import type { Desk } from "../desk.ts";
import { askFeed, type Asked } from "./add/ask-feed.ts";
import { findFeedLinks, type FeedLink } from "./add/feed-links.ts";
import { usualPaths } from "./add/usual-paths.ts";
import type { ReadDocument } from "./read/document.ts";

/** Of many declared feeds, the first that can be read is usually the first. */
const DECLARED_LIMIT = 4;
const LINKED_LIMIT = 3;

export type Discovered =
  /** Best first; the first one could be read, and `document` is what it holds. The others were not asked. */
  | { kind: "found"; feeds: [FeedLink, ...FeedLink[]]; document: ReadDocument }
  | { kind: "none"; reason: string };

type Search = { found: { at: number; url: string; document: ReadDocument } | undefined; isDown: boolean };
type DiscoverDesk = Pick<Desk, "web" | "now">;

/** Looks for the feeds of an address. Never throws for what the address or its page does. */
export async function discoverFeeds(desk: DiscoverDesk, url: string): Promise<Discovered> {
  const asked = await askFeed(desk, url);
  switch (asked.kind) {
    case "feed":
      return found([{ url: asked.url, title: asked.document.title }], 0, asked);
    case "page":
      return searchPage(desk, asked.answer);
    case "failed":
      // a site that lets no strange visitor see its pages may still give its feed to anybody
      return asked.isLater && !asked.isDown
        ? searchPaths(desk, url, asked.reason)
        : { kind: "none", reason: asked.reason };
  }
}

async function searchPage(
  desk: DiscoverDesk,
  answer: Extract<Asked, { kind: "page" }>["answer"],
): Promise<Discovered> {
  const { declared, linked } = findFeedLinks(answer);
  const first = await search(desk, declared.slice(0, DECLARED_LIMIT));
  if (first.found) return found(declared, first.found.at, first.found);
  const likely = linked
    .filter(({ url }) => !declared.some((link) => link.url === url))
    .slice(0, LINKED_LIMIT);
  const second = await search(desk, likely);
  if (second.found) return found(likely, second.found.at, second.found);
  return searchPaths(desk, answer.url, summaryOf(answer.url, declared.length, likely.length));
}

const summaryOf = (url: string, declaredCount: number, linkedCount: number) =>
  declaredCount + linkedCount === 0
    ? `${url} names no feed`
    : `Of the feeds that ${url} names none can be read (${declaredCount} declared, ${linkedCount} linked)`;

async function searchPaths(desk: DiscoverDesk, page: string, reason: string): Promise<Discovered> {
  const paths = usualPaths(page);
  const { found: hit, isDown } = await search(
    desk,
    paths.map((url) => ({ url, title: "" })),
  );
  if (hit) return found([{ url: hit.url, title: "" }], 0, hit);
  const tried = isDown ? "its host stopped answering" : `none is at ${paths.map(pathOf).join(", ")}`;
  return { kind: "none", reason: `${reason}; ${tried}` };
}

const pathOf = (url: string) => new URL(url).pathname;

/** Asks one after the other until one is a feed; a host that does not answer at all is left alone. */
async function search(desk: DiscoverDesk, links: FeedLink[]): Promise<Search> {
  const down = new Set<string>();
  for (const [at, { url }] of links.entries()) {
    const { host } = new URL(url);
    if (down.has(host)) continue;
    const asked = await askFeed(desk, url);
    if (asked.kind === "feed")
      return { found: { at, url: asked.url, document: asked.document }, isDown: false };
    if (asked.kind === "failed" && asked.isDown) down.add(host);
  }
  return { found: undefined, isDown: links.length > 0 && down.size > 0 };
}

function found(
  links: FeedLink[],
  at: number,
  { url, document }: { url: string; document: ReadDocument },
): Discovered {
  const first = { url, title: document.title || links[at]?.title || "" };
  return { kind: "found", feeds: [first, ...links.slice(at + 1), ...links.slice(0, at)], document };
}
