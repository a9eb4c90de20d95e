/** A source's answer, read: whichever format and encoding it has, down to posts that can be stored. Pure. */
import { decodeText, findCharset, findDeclaredEncoding } from "../../lib/decode-text.ts";
import { finishPost } from "./finish-post.ts";
import { partKeys } from "./part-keys.ts";
import type { ReadPost, Unreadable } from "./post.ts";
import { readJsonFeed } from "./read-json-feed.ts";
import { readXmlFeed } from "./read-xml-feed.ts";
import { tellLanguages } from "./tell-languages.ts";

/** The largest real feeds list some two thousand items; the newest come first. */
const ITEM_LIMIT = 5_000;

export type { ReadPost, Unreadable } from "./post.ts";

export type ReadDocument = {
  kind: "rss" | "atom" | "rdf" | "json";
  title: string;
  siteUrl: string | null;
  /** How long it asks to be left alone; null where it says nothing. */
  ttlMinutes: number | null;
  posts: ReadPost[];
  /** It ended before it was closed: there may be more of it. */
  isCutOff?: boolean;
  /** What was wrong and passed over, in sentences for the operator. */
  warnings: string[];
};

/** Where the bytes came from: their address resolves relative links, `now` tells dates to come. */
export type About = { url: string; contentType: string | null; now: Date };

/** Reads a feed. What is broken gives what can be read and a warning; what is no feed, the reason. Never throws. */
export function readDocument(body: Uint8Array, about: About): ReadDocument | Unreadable {
  const declared = [findCharset(about.contentType), findDeclaredEncoding(body)].filter(
    (name) => name !== undefined,
  );
  const { text, problem } = decodeText(body, declared);
  const start = text.slice(0, 1000).trimStart();
  if (start === "") return { kind: "unreadable", reason: "No feed: the answer is empty" };
  const feed = /^[{[]/.test(start) ? readJsonFeed(text, about.url) : readXmlFeed(text, about.url);
  if (feed.kind === "unreadable") return feed;
  const finished = feed.items.slice(0, ITEM_LIMIT).flatMap((item) => {
    const post = finishPost(item, feed, about);
    return post ? [{ item, post }] : [];
  });
  const warnings = [problem ?? [], tooMany(feed.items.length), feed.warnings].flat();
  return {
    kind: feed.kind,
    title: feed.title,
    siteUrl: feed.siteUrl,
    ttlMinutes: feed.ttlMinutes,
    posts: tellLanguages(partKeys(finished)),
    ...(feed.isCutOff && { isCutOff: true }),
    warnings,
  };
}

const tooMany = (count: number) =>
  count > ITEM_LIMIT ? [`It has ${count} items, of which the first ${ITEM_LIMIT} were read`] : [];
