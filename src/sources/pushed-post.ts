/** A post that a program brings, checked and made ready as one that was read from a feed. */
import * as z from "zod/mini";
import { readDate } from "../lib/read-date.ts";
import { isProbablyHtml, looksLikeHtml } from "./read/content.ts";
import { finishPost } from "./read/finish-post.ts";
import { fragmentOf } from "./read/fragment.ts";
import type { Finished, RawFeed, RawItem } from "./read/post.ts";

const HOUR_MS = 3_600_000;
/** Earlier dates are blanks of some software. */
const EARLIEST_MS = Date.UTC(1971, 0, 1);

export const pushedPost = z
  .object({
    /** Where it can be read. */
    url: z.url({ protocol: /^https?$/, error: "must be an http or https address" }).check(z.maxLength(2000)),
    title: z._default(z.string().check(z.maxLength(1000)), ""),
    /** Plain, or HTML. */
    text: z._default(z.string().check(z.maxLength(200_000)), ""),
    author: z._default(z.string().check(z.maxLength(200)), ""),
    handle: z.optional(
      z
        .string()
        .check(z.regex(/^@?\w{1,50}$/, "must be letters, digits and low lines, with or without an @")),
    ),
    /** ISO 8601, or any form that feeds use; the time of the call unless given. */
    publishedAt: z.optional(z.string().check(z.maxLength(100))),
    /** BCP 47, such as en or zh-CN; told from the text unless given. */
    language: z.optional(
      z.string().check(z.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/, "must be a language tag")),
    ),
    likes: z.optional(z.int().check(z.minimum(0))),
    /** Tells apart posts that share an address; to be left out where each has its own. */
    id: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  })
  .check(z.refine(({ title, text }) => (title + text).trim() !== "", "has neither title nor text"));

type PushedPost = z.infer<typeof pushedPost>;

export type ReadPushed = { kind: "read"; finished: Finished } | { kind: "faulty"; reason: string };

/** Reads a post; one that can't be taken is a sentence. One without a date is of now. */
export function readPushed(input: unknown, source: { url: string; title: string }, now: Date): ReadPushed {
  const parsed = pushedPost.safeParse(input);
  if (!parsed.success) return faulty(parsed.error.issues.map(sentenceOf).join("; "));
  const pushed = parsed.data;
  const fault = findDateFault(pushed.publishedAt, now);
  if (fault) return faulty(fault);
  const item = itemOf(pushed);
  const post = finishPost(item, feedOf(source.title), { url: source.url, now });
  if (!post || (post.title || post.text) === "") return faulty("has neither title nor text");
  const { id, handle, likes } = pushed;
  return {
    kind: "read",
    finished: {
      item,
      post: {
        ...post,
        key: id !== undefined && !post.key.startsWith("x:") ? post.key + fragmentOf(id) : post.key,
        handle: post.handle ?? handle?.replace("@", "") ?? null,
        publishedAt: post.publishedAt ?? now,
        ...(likes !== undefined && { engagement: { likes, reposts: 0 } }),
      },
    },
  };
}

const faulty = (reason: string) => ({ kind: "faulty" as const, reason });

const sentenceOf = ({ path, message }: { path: PropertyKey[]; message: string }) =>
  path.length > 0 ? `${path.join(".")}: ${message}` : message;

function findDateFault(publishedAt: string | undefined, now: Date): string | undefined {
  if (publishedAt === undefined) return undefined;
  const time = readDate(publishedAt)?.at.getTime();
  if (time === undefined || Number.isNaN(time)) return "publishedAt: is no date";
  if (time < EARLIEST_MS) return "publishedAt: is before anybody could have posted it";
  // an hour is allowed to clocks ahead, as it is to feeds
  return time > now.getTime() + HOUR_MS ? "publishedAt: lies ahead" : undefined;
}

const itemOf = ({ url, title, text, author, publishedAt, language }: PushedPost): RawItem => ({
  guid: undefined,
  urls: [url],
  title: title ? { value: title, isHtml: looksLikeHtml(title) } : undefined,
  texts: text ? [{ value: text, isHtml: isProbablyHtml(text) }] : [],
  author: author.trim(),
  dates: publishedAt === undefined ? [] : [publishedAt],
  language,
  base: url,
});

const feedOf = (title: string): RawFeed => ({
  kind: "json",
  title,
  siteUrl: null,
  author: "",
  ttlMinutes: null,
  items: [],
  warnings: [],
});
