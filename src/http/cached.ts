/**
 * Public pages: kept by browsers for a minute and by Cloudflare for longer, named by tags that publishing purges, and
 * confirmed with 304 where a reader has them already. A page is written for no one in particular: what is in it follows
 * from the rows it was made of and from the version of the Worker, so its validator is made of those.
 */
import { createMiddleware } from "hono/factory";
import { encodeBase64Url } from "../lib/base64url.ts";
import type { Door, DoorContext } from "./door.ts";
import { variantBy, type Variant } from "./variants.ts";

const FRESH_SECONDS = 60;

/** Fresh for a minute; shared caches hold it for an hour, and show it ten minutes longer while they ask again. */
export const PUBLIC_PAGE = `public, max-age=${FRESH_SECONDS}, s-maxage=3600, stale-while-revalidate=600`;

/** Feeds: their readers look once in a while, a few minutes more hurt nobody, and hubs are told at once. */
export const PUBLIC_FEED = "public, max-age=300, s-maxage=3600, stale-while-revalidate=600";

/** What tells machines their way. */
export const PUBLIC_GUIDE = "public, max-age=3600";

const DAY_MS = 86_400_000;

type Cached = {
  /** What it is purged by (digests/forget-pages.ts). */
  tags: string[];
  /** The rows that the page is made of. */
  of: unknown;
  variant?: Variant;
};

/** Answers with what `write` writes, or with 304 where the reader has the page as these rows make it. */
export async function cached(
  c: DoorContext,
  { tags, of, variant }: Cached,
  write: () => Response | Promise<Response>,
): Promise<Response> {
  const now = c.env.now();
  // sign-up forms bear the time they were written at, and hold for a day
  const day = Math.floor(now.getTime() / DAY_MS);
  const place = await placeOf(c, variant);
  const content = await hash([day, of]);
  describe(c, variant);
  c.header("cache-tag", tags.join(","));
  const held = readValidators(c).find((has) => has.place === place && has.content === content);
  if (held) return confirm(c, held.whole);
  c.header("etag", `W/"${content}.${secondOf(now).toString(36)}.${place}"`);
  return write();
}

/**
 * Confirms a page that was written less than a minute ago without a question to the database: until then it is fresh by
 * what we said ourselves (RFC 9111, section 4.2). It stands before all routes: the validator says which page it is of,
 * and an answer without a page needs none of a page's headers (RFC 9110, section 15.4.5).
 */
export const confirmFresh = createMiddleware<Door>(async (c, next) => {
  if (PRIVATE.test(c.req.path)) return next();
  for (const { whole, second, place, by } of readValidators(c)) {
    const age = secondOf(c.env.now()) - second;
    const variant = variantBy(by);
    if (age < 0 || age >= FRESH_SECONDS || place !== (await placeOf(c, variant))) continue;
    describe(c, variant);
    return confirm(c, whole);
  }
  return next();
});

/** Doors without a page that anybody may keep, whatever validator is made up for them. */
const PRIVATE = /^\/(?:admin|api|confirm|embed|healthz|preferences|subscribe|unsubscribe|webhooks)(?:\/|$)/;

function describe(c: DoorContext, variant: Variant | undefined): void {
  c.header("cache-control", PUBLIC_PAGE);
  if (variant) c.header("vary", variant.by);
}

/** RFC 9110, section 15.4.5: with the validator that was confirmed. */
function confirm(c: DoorContext, etag: string): Response {
  c.header("etag", etag);
  return c.body(null, 304);
}

/** What the page was made of, when, and its place, of which the header that it varies by is read. */
const VALIDATORS = /W\/"([\w-]{16})\.([0-9a-z]{1,8})\.([\w-]*\.(?:([a-z-]+)=[^".]*)?\.[^"]+)"/g;

/** Those of ours that a request names. */
function readValidators(c: DoorContext) {
  if (c.req.method !== "GET" && c.req.method !== "HEAD") return [];
  const named = c.req.header("if-none-match")?.matchAll(VALIDATORS) ?? [];
  return Array.from(named, ([whole, content = "", second = "", place = "", by]) => ({
    whole,
    content,
    second: Number.parseInt(second, 36),
    place,
    by,
  }));
}

/** Enough of a version's id to tell it from others. */
const VERSION_LENGTH = 8;
/** A longer URL stands in a validator as its hash. */
const LONGEST_URL = 200;

/** Of this version of the Worker at this URL, in a validator's characters: quotes and blanks are escaped in URLs. */
async function placeOf(c: DoorContext, variant: Variant | undefined): Promise<string> {
  const { pathname, search } = new URL(c.req.url);
  const url = pathname + search;
  const version = c.env.settings.version.replaceAll(/[^\w-]/g, "").slice(0, VERSION_LENGTH);
  const which = variant ? `${variant.by}=${variant.of(c)}` : "";
  return `${version}.${which}.${url.length > LONGEST_URL ? await hash([url]) : url}`;
}

const secondOf = (at: Date) => Math.floor(at.getTime() / 1000);

/** 96 bits of SHA-256. */
async function hash(of: unknown[]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(of));
  return encodeBase64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).slice(0, 12));
}
