/**
 * Gathering: a source is asked what is new, and its posts are stored once. A failure is a counter and a sentence
 * on the source; it never fails its neighbours. Conditional requests (RFC 9110, section 13) keep a quiet source cheap.
 */
import type { Desk } from "../desk.ts";
import { messageOf } from "../providers/log.ts";
import { nextPollAfter } from "./next-poll.ts";
import { readDocument, type ReadPost } from "./read/document.ts";
import { findSources, recordPoll, type NewPost, type Source } from "./store.ts";

const ACCEPT =
  "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5";
/** A post's text is cut here: D1 rows end at 2 MB, and no story needs more. */
const TEXT_LIMIT = 20_000;
/** Enough to tell what a post points to; lists of links have hundreds. */
const LINK_LIMIT = 20;

export type Gathered =
  | { kind: "new"; sourceId: number; postCount: number }
  | { kind: "unchanged"; sourceId: number }
  | { kind: "failed"; sourceId: number; reason: string };

type GatherDesk = Pick<Desk, "db" | "web" | "now" | "log">;

/** Reads these sources side by side and answers how each went. */
export async function gather(desk: GatherDesk, sourceIds: number[]): Promise<Gathered[]> {
  const due = (await findSources(desk.db, sourceIds)).filter((source) => isDue(source, desk.now()));
  const gathered = await Promise.all(due.map((source) => gatherOne(desk, source)));
  for (const { kind, ...facts } of gathered) desk.log.info(`sources.${kind}`, facts);
  return gathered;
}

/** A repeated message finds the source read, with its next poll ahead. */
const isDue = (source: Source, now: Date) => !source.paused && source.nextPollAt <= now;

async function gatherOne(desk: GatherDesk, source: Source): Promise<Gathered> {
  try {
    return await poll(desk, source);
  } catch (error) {
    const reason = messageOf(error);
    const failureCount = source.failureCount + 1;
    await recordPoll(desk.db, source.id, [], desk.now(), {
      polledAt: desk.now(),
      failureCount,
      failure: reason,
      nextPollAt: nextPollAfter(desk.now(), { failureCount }),
    });
    return { kind: "failed", sourceId: source.id, reason };
  }
}

async function poll({ db, web, now }: GatherDesk, source: Source): Promise<Gathered> {
  const answer = await web.get(source.url, { headers: conditionsOf(source) });
  const success = {
    polledAt: now(),
    succeededAt: now(),
    failureCount: 0,
    failure: null,
    nextPollAt: nextPollAfter(now(), { failureCount: 0 }),
  };
  if (answer.status === 304) {
    await recordPoll(db, source.id, [], now(), success);
    return { kind: "unchanged", sourceId: source.id };
  }
  if (answer.status !== 200) throw new Error(`${new URL(source.url).host} answered ${answer.status}`);
  const document = readDocument(answer.body, {
    url: answer.url,
    contentType: answer.headers.get("content-type"),
    now: now(),
  });
  if (document.kind === "unreadable") throw new Error(document.reason);
  const posts = document.posts.filter(isOwn).map((post) => newPost(post, source, now()));
  const newestPostAt = Math.max(
    source.newestPostAt?.getTime() ?? 0,
    ...posts.map((post) => post.publishedAt),
  );
  const { newCount } = await recordPoll(db, source.id, posts, now(), {
    ...success,
    title: source.title || document.title,
    siteUrl: document.siteUrl,
    etag: answer.headers.get("etag"),
    lastModified: answer.headers.get("last-modified"),
    failure: document.warnings[0] ?? null,
    newestPostAt: newestPostAt > 0 ? new Date(newestPostAt) : null,
  });
  return newCount > 0
    ? { kind: "new", sourceId: source.id, postCount: newCount }
    : { kind: "unchanged", sourceId: source.id };
}

function conditionsOf(source: Source): Record<string, string> {
  return {
    accept: ACCEPT,
    ...(source.etag && { "if-none-match": source.etag }),
    ...(source.lastModified && { "if-modified-since": source.lastModified }),
  };
}

/** What an account passed on, or answered to others, is not its news; and a post must say something. */
const isOwn = ({ isRepost, isReply, title, text }: ReadPost) =>
  !isRepost && !isReply && (title || text) !== "";

/**
 * A post without a usable date is as old as its first sight, except at a source's first poll: there it may be
 * years old, and would flood the next digest, so it counts as old.
 */
function newPost(post: ReadPost, source: Source, now: Date): NewPost {
  const { key, url, author, handle, title, language, links } = post;
  const unseenDate = source.succeededAt ? now.getTime() : 0;
  return {
    key,
    url,
    author: author || source.title,
    handle,
    title,
    text: post.text.slice(0, TEXT_LIMIT),
    language,
    links: links.slice(0, LINK_LIMIT),
    publishedAt: post.publishedAt?.getTime() ?? unseenDate,
  };
}
