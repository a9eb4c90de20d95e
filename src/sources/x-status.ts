/** A post on X, recognised by its link: on x.com, on twitter.com, or on any bridge that keeps X's paths. */

export type XStatus = { id: string; handle: string | null };

const X_HOST = /^(?:(?:www|mobile|m)\.)?(?:x|twitter)\.com$/;
const BRIDGE_HOST = /nitter|xcancel|twit|fixupx|fxtw|birdsite/;
/** Ids have grown to this length by 2012; a shorter number on an unknown host is something else. */
const LIKELY_ID_DIGITS = 15;
const STATUS_PATH = /^\/(?:i\/web|i|(\w{1,15}))\/status(?:es)?\/(\d{1,20})(?:\/|$)/;

/** The status that a URL points to, or undefined. */
export function findXStatus(url: string): XStatus | undefined {
  const parsed = URL.parse(url);
  const match = parsed && STATUS_PATH.exec(parsed.pathname);
  const [, handle, id] = match ?? [];
  if (!parsed || !id) return undefined;
  const isKnownHost = isXHost(parsed.hostname) || BRIDGE_HOST.test(parsed.hostname);
  if (!isKnownHost && id.length < LIKELY_ID_DIGITS) return undefined;
  return { id, handle: handle && handle.toLowerCase() !== "i" ? handle : null };
}

export const isXHost = (hostname: string) => X_HOST.test(hostname);

/** A bridge's guid may be the bare id. */
export const isXId = (guid: string) => /^\d{15,20}$/.test(guid);
