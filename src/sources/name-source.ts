/**
 * What a person pastes to add a source, made an address: a feed where a rule knows it, an account on X, or a page to
 * look for feeds on. Pure: nothing is asked, so a feed named here may still not exist.
 */
import type { Named } from "./add/named.ts";
import { findShortName } from "./add/short-name.ts";
import { findSiteFeed } from "./add/site-feed.ts";
import { findXAccount } from "./add/x-account.ts";
import { isXHost } from "./x-status.ts";

/** No address that people paste is longer. */
const LENGTH_LIMIT = 2_000;
/** A domain, a port if need be, and a path; letters of any script, since domains have them. */
const BARE_ADDRESS = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]*\.)+\p{L}[\p{L}\p{N}-]+(?::\d{1,5})?(?:[/?#]\S*)?$/u;
/** Words that look like a domain and are a file's name. */
const FILE_NAME = /^[^/]+\.(?:xml|rss|atom|rdf|json|html?|opml|txt)$/i;
/** Mastodon and its kin: /@name, or /@name@home as another server shows an account of home. */
const FEDIVERSE_PATH = /^\/(?:web\/)?@(\w+)(?:@([\w.-]+\.\w+))?(?:\/\d*)?$/;

/** Names the source that a text stands for. What stands for none is answered with a sentence. */
export function nameSource(pasted: string): Named {
  const text = pasted
    .trim()
    .replace(/^[<"'“]+|[>"'”]+$/g, "")
    .trim();
  if (text === "") return unknown("Nothing was given");
  if (text.length > LENGTH_LIMIT) return unknown(`It is longer than ${LENGTH_LIMIT} characters`);
  const short = findShortName(text);
  if (short) return short;
  const [, scheme = ""] = /^([a-z][a-z\d+.-]*):(?!\d)/i.exec(text) ?? [];
  if (/^(?:feed|rss)$/i.test(scheme)) return nameFeed(text);
  if (/^https?$/i.test(scheme)) return nameAddress(text);
  if (scheme) return unknown(`${scheme}: is not read, only http and https`);
  if (BARE_ADDRESS.test(text) && !FILE_NAME.test(text)) return nameAddress(`https://${text}`);
  return unknown(`"${text}" is no address, no account and none of the short names`);
}

const unknown = (reason: string): Named => ({ kind: "unknown", reason });

/** feed://host/path and feed:https://host/path: the scheme says what it is, http is what it stands for. */
function nameFeed(text: string): Named {
  const address = text.replace(/^\w+:(?:\/\/)?/, "");
  const url = URL.parse(/^https?:/i.test(address) ? address : `http://${address}`);
  return url?.hostname ? { kind: "feed", url: url.href } : unknown(`${text} is no address`);
}

function nameAddress(text: string): Named {
  const url = URL.parse(text);
  if (!url?.hostname) return unknown(`${text} is no address`);
  if (isXHost(url.hostname)) return nameOnX(url);
  const feed = findSiteFeed(url);
  if (feed) return { kind: "feed", url: feed };
  if (feed === null)
    return unknown(`${url.hostname} gives no feeds; a bridge that makes one can be added instead`);
  const [, account, home] = FEDIVERSE_PATH.exec(url.pathname) ?? [];
  if (account && !isOwnKind(url.hostname))
    return { kind: "feed", url: `https://${home ?? url.host}/@${account}.rss` };
  return { kind: "page", url: url.href };
}

/** Sites that write /@name and are no Mastodon: their pages say where their feeds are. */
const isOwnKind = (hostname: string) =>
  /(?:^|\.)(?:youtube|substack|medium|flipboard|patreon)\.com$/.test(hostname);

function nameOnX(url: URL): Named {
  const handle = findXAccount(url.href);
  return handle ? { kind: "x", handle } : unknown(`${url.href} is no account on X`);
}
