/** Reading of written samples, as tests do it. */
import { readDocument, type ReadDocument, type ReadPost } from "../../../src/sources/read/document.ts";

const NOW = new Date("2026-08-14T12:00:00Z");

/** Reads a sample that must be a feed. */
export function read(
  sample: string | Uint8Array,
  about: { url?: string; contentType?: string } = {},
): ReadDocument {
  const document = readAny(sample, about);
  if (document.kind === "unreadable") throw new Error(document.reason);
  return document;
}

export function readAny(sample: string | Uint8Array, about: { url?: string; contentType?: string } = {}) {
  const body = typeof sample === "string" ? new TextEncoder().encode(sample) : sample;
  return readDocument(body, {
    url: about.url ?? "https://harbor.example/feed.xml",
    contentType: about.contentType ?? null,
    now: NOW,
  });
}

/** The first post of a sample. */
export function readPost(sample: string, about?: { url?: string }): ReadPost {
  const [post] = read(sample, about).posts;
  if (!post) throw new Error("The sample has no post");
  return post;
}

export const rss = (
  items: string,
  channel = "<title>Harbor News</title><link>https://harbor.example/</link>",
  attributes = "",
) => `<?xml version="1.0"?><rss version="2.0" ${attributes}><channel>${channel}${items}</channel></rss>`;

export const atom = (entries: string, feed = "<title>Harbor News</title>", attributes = "") =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" ${attributes}>${feed}${entries}</feed>`;
