/**
 * Posts of accounts on X that came through a bridge (Nitter, RSSHub and their like). Their titles are the text over
 * again, with a mark in front; their links lead to the bridge. What is known of X is read from the link.
 */
import { findXStatus, isXHost } from "../x-status.ts";
import { firstSentence } from "./first-sentence.ts";
import type { ReadPost } from "./post.ts";

const PINNED = /^(?:Pinned|置顶)\s*[:：]\s*/;
const REPOST = /^(?:RT by @\w+\s*:|RT @\w+\s*:?|RT\s+(?=\S))\s*/;
const REPLY = /^(?:R to @\w+\s*:|Re @\w+\s*:?)\s*/;
/** "Name / @handle" of Nitter, "Name (@handle)" of others; RSSHub's "Twitter @Name" has no handle. */
const CHANNEL_TITLES = [/^(.+?)\s*\/\s*@(\w+)\s*$/, /^(.+?)\s*\(@(\w+)\).*$/];

type Context = { guid: string | undefined; feedTitle: string; title: string };

/** A post of X with its account and marks; any other as it is. */
export function finishXPost(post: ReadPost, { guid, feedTitle, title }: Context): ReadPost {
  const status =
    findXStatus(post.url) ??
    findXStatus(guid ?? "") ??
    (post.key.startsWith("x:") ? { id: post.key.slice(2), handle: null } : undefined);
  if (!status) return post;
  const channel = readChannel(feedTitle);
  const handle = status.handle ?? handleIn(post.author) ?? channel?.handle ?? null;
  const unpinned = title.replace(PINNED, "");
  const isRepost = REPOST.test(unpinned) || isOther(handle, channel?.handle);
  const isReply = !isRepost && REPLY.test(unpinned);
  const text = withoutEscapes(post.text || unpinned.replace(REPOST, "").replace(REPLY, ""));
  return {
    ...post,
    key: `x:${status.id}`,
    url: `https://x.com/${handle ?? "i"}/status/${status.id}`,
    author: authorOf(post.author, handle, channel),
    handle,
    // most posts on X have no title, and their first sentence serves as one
    title: firstSentence(text),
    text,
    links: post.links.map((link) => toX(link, post.url)),
    isRepost,
    isReply,
  };
}

/** X's API gives these three letters as entities, and some bridges pass them on as they came. */
const withoutEscapes = (text: string) =>
  text.replace(/&(amp|lt|gt);/g, (_, name: "amp" | "lt" | "gt") => ({ amp: "&", lt: "<", gt: ">" })[name]);

function readChannel(title: string): { name: string; handle: string } | undefined {
  for (const pattern of CHANNEL_TITLES) {
    const [, name, handle] = pattern.exec(title) ?? [];
    if (name && handle) return { name, handle };
  }
  return undefined;
}

/** "@handle", or "Name (@handle)". */
const handleIn = (author: string) => /(?:^|\()@(\w{1,15})\)?$/.exec(author.trim())?.[1];

/** An account's feed holds what it passes on, under the link of whom it is by. */
const isOther = (handle: string | null, channelHandle: string | undefined) =>
  handle !== null && channelHandle !== undefined && handle.toLowerCase() !== channelHandle.toLowerCase();

/** The display name where the channel tells it, else what the item says, else the handle. */
function authorOf(
  author: string,
  handle: string | null,
  channel: { name: string; handle: string } | undefined,
): string {
  if (channel && !isOther(handle, channel.handle)) return channel.name;
  const named = author.replace(/^@(?=\w+$)|\s*\(@\w+\)$/g, "");
  return named || handle || channel?.name || "";
}

/** Bridges send links between accounts to themselves. */
function toX(link: string, postUrl: string): string {
  const [url, bridge] = [URL.parse(link), URL.parse(postUrl)];
  if (!url || !bridge || isXHost(url.hostname) || url.host !== bridge.host.replace(/^www\./, "")) return link;
  return `https://x.com${url.pathname}`;
}
