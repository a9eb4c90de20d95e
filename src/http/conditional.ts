/** Answers that are made from the data as a whole: sent again only to those who don't have them (RFC 9110, section 13). */
import { encodeBase64Url } from "../lib/base64url.ts";
import type { DoorContext } from "./door.ts";

type Made = {
  /** Its media type; its encoding is UTF-8. */
  type: string;
  /** What it is purged by (digests/forget-pages.ts). */
  tags?: string[];
  /** When what it says was changed last, if that is known. */
  modifiedAt?: Date | undefined;
} & ({ body: string } | Written);

/** A body that takes long to make, and the rows that it follows from, which are found sooner. */
type Written = { of: unknown; write: () => Promise<string> };

/**
 * The body, or 304 to whoever holds the same. Its tag is of the body alone or, where it is written, of its rows, its
 * address and the version of the Worker; weak because it may be compressed on its way.
 */
export async function answerUnlessHeld(c: DoorContext, made: Made): Promise<Response> {
  const { type, tags = [], modifiedAt } = made;
  const tag = `"${await hash("body" in made ? made.body : witnessOf(c, made.of))}"`;
  c.header("etag", `W/${tag}`);
  if (tags.length > 0) c.header("cache-tag", tags.join(","));
  if (modifiedAt) c.header("last-modified", modifiedAt.toUTCString());
  if (isHeld(c, tag, modifiedAt)) return c.body(null, 304);
  return c.body("body" in made ? made.body : await made.write(), 200, { "content-type": type });
}

function witnessOf(c: DoorContext, of: unknown): string {
  const { pathname, search } = new URL(c.req.url);
  return JSON.stringify([c.env.settings.version, pathname, search, of]);
}

/** 128 bits of SHA-256. */
async function hash(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return encodeBase64Url(new Uint8Array(bytes).slice(0, 16));
}

/** A reader that names tags is not asked for its time: time is the weaker witness. */
function isHeld(c: DoorContext, tag: string, modifiedAt: Date | undefined): boolean {
  const tags = c.req.header("if-none-match");
  if (tags !== undefined)
    return tags.split(",").some((one) => ["*", tag].includes(one.trim().replace(/^W\//, "")));
  const since = Date.parse(c.req.header("if-modified-since") ?? "");
  return modifiedAt !== undefined && Math.floor(modifiedAt.getTime() / 1000) * 1000 <= since;
}
