/** Which of several answers a URL has for a request, by one of its headers: they say so in Vary. */
import { preferredType } from "../lib/accept.ts";
import { languageOf, type DoorContext } from "./door.ts";

export type Variant = { by: "accept-language" | "accept"; of: (c: DoorContext) => string };

/** A page that belongs to no newsletter is in the reader's language. */
export const BY_LANGUAGE: Variant = { by: "accept-language", of: languageOf };

/** What a digest can be had as at its URL: a page, and the forms of formats.ts. */
const DIGEST_TYPES = ["text/html", "text/markdown", "application/json", "text/plain"] as const;
export type DigestType = (typeof DIGEST_TYPES)[number];

export const typeOf = (c: DoorContext): DigestType =>
  preferredType(c.req.header("accept"), DIGEST_TYPES) ?? "text/html";

export const BY_TYPE: Variant = { by: "accept", of: typeOf };

export const variantBy = (header: string | undefined): Variant | undefined =>
  [BY_LANGUAGE, BY_TYPE].find(({ by }) => by === header);
