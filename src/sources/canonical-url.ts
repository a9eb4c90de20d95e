/**
 * Identity by URL: the many addresses of one page become one. Redirectors are unwrapped, AMP and mobile copies
 * lead to the page itself, and what only says how a reader came there is dropped. The result is for comparing; it
 * usually opens the page too, but readers are given the publisher's own link.
 */
import { foldSite } from "./site-forms.ts";
import { isTracking } from "./tracking.ts";
import { unwrapRedirect } from "./redirectors.ts";
import { findXStatus, isXHost, isXId } from "./x-status.ts";

/** Redirectors may be nested; nobody nests them deeper in earnest. */
const UNWRAP_LIMIT = 4;
/** Longer URLs carry data rather than name a page, and are compared as they are. */
const LENGTH_LIMIT = 2_000;
const END = /\/(?:amp|index\.(?:html?|php))?$/i;
const AMP_SUFFIX = /(?:\.html)?\.amp(?:\.html)?$/i;

/** The canonical form of a URL; what is no http URL comes back trimmed. Idempotent, never throws. */
export function canonicalUrl(raw: string): string {
  const parsed = parseHttp(raw.trim());
  if (!parsed) return raw.trim();
  const url = unwrap(parsed);
  const status = findXStatus(url.href);
  if (status) return `https://x.com/i/status/${status.id}`;
  url.protocol = "https:";
  url.username = "";
  url.password = "";
  url.hostname = foldHost(url.hostname);
  foldSite(url);
  url.pathname = foldPath(url.pathname);
  url.search = foldQuery(url);
  // a fragment that begins like a path is a page of a script-driven site
  if (!/^#!?\/./.test(url.hash)) url.hash = "";
  return url.href;
}

/** The key of a post: x:<status id> for one on X however it was read, else its canonical URL. */
export function postKey(url: string, guid?: string): string {
  const status =
    findXStatus(unwrap(parseHttp(url) ?? new URL("https://invalid.invalid")).href) ?? findXStatus(guid ?? "");
  if (status) return `x:${status.id}`;
  const host = URL.parse(url)?.hostname;
  if (guid && isXId(guid) && host && isXHost(host)) return `x:${guid}`;
  return canonicalUrl(url);
}

function parseHttp(raw: string): URL | undefined {
  const url = raw.length > LENGTH_LIMIT ? null : URL.parse(raw);
  return url && /^https?:$/.test(url.protocol) && url.hostname ? url : undefined;
}

function unwrap(url: URL): URL {
  let inner = url;
  for (let depth = 0; depth < UNWRAP_LIMIT; depth++) {
    const target = parseHttp(unwrapRedirect(inner) ?? "");
    if (!target) break;
    inner = target;
  }
  return inner;
}

/** www., m., mobile. and amp. lead to the same pages; also within a name, as in en.m.wikipedia.org. */
function foldHost(hostname: string): string {
  const host = hostname.replace(/\.+$/, "");
  const folded = host
    .replace(/^(?:(?:www\d?|m|mobile|amp)\.)+(?=[^.]+\.[^.])/, "")
    .replace(/^([a-z-]+)\.m\.(?=[^.]+\.[^.])/, "$1.");
  return folded || host;
}

/** Escapes that need none are undone, the rest are in capitals; AMP suffixes, index pages and a last slash go. */
function foldPath(pathname: string): string {
  const path = pathname.replace(/%(?![\da-f]{2})/gi, "%25").replace(/%[\da-f]{2}/gi, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : escape.toUpperCase();
  });
  return stripEnd(path) || "/";
}

/** Until nothing more goes: /a/index.html/amp/ is /a. */
function stripEnd(path: string): string {
  const shorter = path.replace(END, "").replace(AMP_SUFFIX, ".html");
  return shorter === path ? path : stripEnd(shorter);
}

function foldQuery(url: URL): string {
  const kept = [...url.searchParams].filter(([name, value]) => !isTracking(name, value));
  return new URLSearchParams(kept.toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)))).toString();
}
