/** The feeds that a page names: declared by link elements, or linked to by anchors that look like it. */
import { decodeText, findCharset } from "../../lib/decode-text.ts";
import { findPageLinks, type PageAnchor, type PageLink } from "../../lib/page-links.ts";
import type { WebAnswer } from "../../providers/web.ts";

/** Title is what the page calls it; empty where it does not say. */
export type FeedLink = { url: string; title: string };

const TYPES = new Set(
  "application/rss+xml application/atom+xml application/feed+json application/rdf+xml application/rss application/atom application/x.atom+xml text/rss+xml text/rss text/atom+xml application/xml text/xml".split(
    " ",
  ),
);
/** WordPress declares its API with this type too: only a name that says feed is believed. */
const JSON_FEED = /\bfeed\b/i;
const FEED_PATH =
  /(?:^|\/)(?:feeds?|rss|atom)(?:\/(?:all|posts|index|latest|main|news))?(?:\.(?:xml|rss|atom|json|rdf|php))?\/?$|(?:^|\/)index\.(?:xml|rdf|rss|atom)$|\.(?:rss|atom|rdf)$|[/_.-](?:feed|rss|atom)\.(?:xml|json)$/i;
const FEED_HOST = /^(?:feeds?|rss)\.|(?:^|\.)feedburner\.com$/i;
/** Readers' own "add this feed" links. */
const READER_HOST =
  /(?:^|\.)(?:feedly|inoreader|newsblur|netvibes|theoldreader|feedbin|bloglines|addtoany)\./i;
const COMMENTS = /\bcomments?\b|commentaires|kommentare|评论|評論|コメント/i;

/** Declared feeds in the page's order, those of comments last; then anchors, those of the page's own host first. */
export function findFeedLinks(answer: Pick<WebAnswer, "body" | "headers" | "url">): {
  declared: FeedLink[];
  linked: FeedLink[];
} {
  const page = findPageLinks(decodePage(answer));
  const base = URL.parse(page.base ?? "", answer.url)?.href ?? answer.url;
  const declared = page.links.filter(isFeed).flatMap((link) => resolve(link.href, link.title, base));
  const linked = page.anchors
    .flatMap((anchor) => resolve(anchor.href, anchor.text, base))
    .filter(looksLikeFeed);
  const { host } = new URL(answer.url);
  return {
    declared: once(commentsLast(declared)),
    linked: once(commentsLast(ownFirst(linked, host))),
  };
}

function decodePage({ body, headers }: Pick<WebAnswer, "body" | "headers">): string {
  const named = /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(
    new TextDecoder("windows-1252").decode(body.subarray(0, 2048)),
  )?.[1];
  const declared = [findCharset(headers.get("content-type")), named].filter((name) => name !== undefined);
  return decodeText(body, declared).text;
}

function isFeed({ rel, type, href, title }: PageLink): boolean {
  if (rel.includes("feed")) return true;
  if (!rel.includes("alternate") || rel.includes("stylesheet")) return false;
  return TYPES.has(type) || (type === "application/json" && JSON_FEED.test(`${href} ${title}`));
}

/** Absolute and by http, or nothing. feed: stands for http. */
function resolve(href: string, title: PageAnchor["text"], base: string): FeedLink[] {
  const address = href.replace(/^feed:(?:\/\/)?(?=https?:)/i, "").replace(/^feed:\/\//i, "http://");
  const url = URL.parse(address, base);
  return url && /^https?:$/.test(url.protocol) ? [{ url: withoutFragment(url), title }] : [];
}

function withoutFragment(url: URL): string {
  url.hash = "";
  return url.href;
}

function looksLikeFeed({ url }: FeedLink): boolean {
  const { hostname, pathname, searchParams } = new URL(url);
  if (READER_HOST.test(hostname)) return false;
  const isAsked = /^(?:rss2?|atom|feed)$/i.test(searchParams.get("feed") ?? searchParams.get("format") ?? "");
  return FEED_PATH.test(pathname) || isAsked || (FEED_HOST.test(hostname) && pathname !== "/");
}

const commentsLast = (links: FeedLink[]) => [
  ...links.filter((link) => !isOfComments(link)),
  ...links.filter(isOfComments),
];

const isOfComments = ({ url, title }: FeedLink) =>
  COMMENTS.test(title) || COMMENTS.test(new URL(url).pathname);

const ownFirst = (links: FeedLink[], host: string) => [
  ...links.filter(({ url }) => new URL(url).host === host),
  ...links.filter(({ url }) => new URL(url).host !== host),
];

const once = (links: FeedLink[]) =>
  [...Map.groupBy(links, ({ url }) => url).values()].flatMap(([first]) => first ?? []);
