/** A post as it was read, made ready to be stored. */
import { steadyText } from "../lib/steady-text.ts";
import type { ReadPost } from "./read/document.ts";
import type { NewPost, Source } from "./store.ts";

/** A post's text is cut here: D1 rows end at 2 MB, and no story needs more. */
const TEXT_LIMIT = 20_000;
/** Enough to tell what a post points to; lists of links have hundreds. */
const LINK_LIMIT = 20;

/**
 * A post without a usable date is as old as its first sight, except at a source's first poll: there it may be
 * years old, and would flood the next digest, so it counts as old. For the same reason what a first poll finds counts
 * as seen when it was published.
 */
export function newPost(post: ReadPost, source: Pick<Source, "title" | "succeededAt">, now: Date): NewPost {
  const { key, url, author, handle, title, text, language, links, isDayOnly } = post;
  const unseenDate = source.succeededAt ? now.getTime() : 0;
  const publishedAt = post.publishedAt?.getTime() ?? unseenDate;
  return {
    key,
    url,
    author: steadyText(author || source.title),
    handle,
    title: steadyText(title),
    text: steadyText(text.slice(0, TEXT_LIMIT)),
    language,
    links: links.slice(0, LINK_LIMIT),
    publishedAt,
    likes: post.engagement?.likes ?? null,
    reposts: post.engagement?.reposts ?? null,
    isDayOnly: isDayOnly || post.publishedAt === null ? 1 : 0,
    firstSeenAt: source.succeededAt ? now.getTime() : Math.min(publishedAt, now.getTime()),
  };
}
