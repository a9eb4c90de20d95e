/**
 * Where well-known sites keep the feed of a page. A row: the host, the path, and the feed, in which {1} is the path's
 * first group and {host} the host. The first row that fits counts; null says that the site gives no feed.
 */
import { findListingFeed } from "./arxiv.ts";
import { findGithubFeed } from "./github.ts";

type Row = [host: RegExp, path: RegExp, feed: string | null];

const YOUTUBE = /^(?:(?:www|m|music)\.)?youtube\.com$/;
const REDDIT = /^(?:(?:www|old|new|np|m|i|sh)\.)?reddit\.com$/;
const MEDIUM = /^(?:www\.)?medium\.com$/;
const NEWS = /^news\.google\.com$/;

const ROWS: Row[] = [
  [YOUTUBE, /^\/channel\/(UC[\w-]{22})/, "https://www.youtube.com/feeds/videos.xml?channel_id={1}"],
  [REDDIT, /^\/r\/([\w+-]+)\/comments(?:\/|$)/, "https://www.reddit.com/r/{1}/.rss"],
  [REDDIT, /^\/r\/([\w+-]+)\/(new|rising|top|hot)\/?$/, "https://www.reddit.com/r/{1}/{2}/.rss"],
  [REDDIT, /^\/r\/([\w+-]+)\/?$/, "https://www.reddit.com/r/{1}/.rss"],
  [REDDIT, /^\/u(?:ser)?\/([\w-]+)\/?/, "https://www.reddit.com/user/{1}/.rss"],
  [/^(?:www\.|staging\.)?bsky\.app$/, /^\/profile\/([\w.:-]+)/, "https://bsky.app/profile/{1}/rss"],
  [/^news\.ycombinator\.com$/, /^\/(?:news)?$/, "https://news.ycombinator.com/rss"],
  [MEDIUM, /^\/((?:@|tag\/)[\w.-]+)/, "https://medium.com/feed/{1}"],
  [MEDIUM, /^\/((?!(?:about|m|me|search|topics?)(?:\/|$))[a-z][\w-]+)/, "https://medium.com/feed/{1}"],
  [/^(?!www\.)[\w-]+\.medium\.com$/, /^/, "https://{host}/feed"],
  [/^(?!www\.|support\.|on\.)[\w-]+\.substack\.com$/, /^/, "https://{host}/feed"],
  [/^(?!www\.)[\w-]+\.wordpress\.com$/, /^\/?$/, "https://{host}/feed/"],
  [/^(?!www\.)[\w-]+\.tumblr\.com$/, /^\/?$/, "https://{host}/rss"],
  [
    /^(?!www\.)[\w-]+\.blogspot\.(?:com|[a-z]{2}|com?\.[a-z]{2})$/,
    /^\/?$/,
    "https://{host}/feeds/posts/default",
  ],
  [
    /^(?:gitlab\.com)$/,
    /^\/([\w.-]+(?:\/[\w.-]+)+?)(?:\/-\/.*)?\/?$/,
    "https://gitlab.com/{1}/-/releases.atom",
  ],
  [/^codeberg\.org$/, /^\/([\w.-]+\/[\w.-]+)(?:\/|$)/, "https://codeberg.org/{1}/releases.rss"],
  [/^pypi\.org$/, /^\/project\/([\w.-]+)/, "https://pypi.org/rss/project/{1}/releases.xml"],
  [/^stackoverflow\.com$/, /^\/questions\/tagged\/([^/]+)/, "https://stackoverflow.com/feeds/tag/{1}"],
  [/^dev\.to$/, /^\/([\w-]+)\/?$/, "https://dev.to/feed/{1}"],
  [/^(?:www\.)?v2ex\.com$/, /^\/go\/(\w+)/, "https://www.v2ex.com/feed/{1}.xml"],
  [/(?:^|\.)(?:facebook|instagram|threads|tiktok|linkedin)\.(?:com|net)$/, /^/, null],
  [/^mp\.weixin\.qq\.com$/, /^/, null],
];

/** A page that is a feed already, by its own site's naming: it is left as it is. */
const IS_FEED = /(?:\.(?:atom|rss|rdf|xml)|\/\.?(?:rss|feed|atom))\/?$|^\/(?:feeds?|rss)\//i;

/** The feed of a page on a site that is known; null where the site gives none, undefined where it is not known. */
export function findSiteFeed(url: URL): string | null | undefined {
  if (IS_FEED.test(url.pathname)) return undefined;
  const { hostname } = url;
  if (YOUTUBE.test(hostname) && url.searchParams.has("list"))
    return `https://www.youtube.com/feeds/videos.xml?playlist_id=${url.searchParams.get("list")}`;
  if (/^(?:www\.)?github\.com$/.test(hostname)) return findGithubFeed(url);
  if (/^(?:www\.|export\.)?arxiv\.org$/.test(hostname)) return findListingFeed(url);
  if (NEWS.test(hostname)) return newsFeed(url);
  for (const [host, path, feed] of ROWS) {
    const match = host.test(hostname) ? path.exec(url.pathname) : null;
    if (match) return feed && fill(feed, [hostname, ...match.slice(1)]);
  }
  return undefined;
}

/** Google News: the same path under /rss, its search and its edition with it. */
function newsFeed({ pathname, search }: URL): string | undefined {
  if (/^\/(?:home)?$/.test(pathname)) return `https://news.google.com/rss${search}`;
  return /^\/(?:search|topics|publications)(?:\/|$)/.test(pathname)
    ? `https://news.google.com/rss${pathname}${search}`
    : undefined;
}

const fill = (feed: string, [host = "", ...groups]: (string | undefined)[]) =>
  feed.replace("{host}", host).replaceAll(/\{(\d)\}/g, (_, place) => groups[Number(place) - 1] ?? "");
