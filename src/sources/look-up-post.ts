/** A post that a person names by its link: what its page says of itself, where no source brought it. */
import type { Desk } from "../desk.ts";
import { decodeText } from "../lib/decode-text.ts";
import { detectLanguage } from "../lib/detect-language.ts";
import { readPageAbout, type PageAbout } from "../lib/page-about.ts";
import { readDate } from "../lib/read-date.ts";
import { steadyText } from "../lib/steady-text.ts";
import { WebError, type WebAnswer } from "../providers/web.ts";
import { postKey } from "./canonical-url.ts";
import { readableUrl } from "./read/readable-url.ts";
import type { NewPost } from "./store.ts";
import { findXStatus } from "./x-status.ts";

/** Longer addresses carry data rather than name a page. */
const URL_LENGTH = 2000;
/** What pages say of themselves is a line or a paragraph. */
const TITLE_LENGTH = 300;
const TEXT_LENGTH = 4000;

export type PostLookedUp = { kind: "post"; post: NewPost } | { kind: "unreadable"; reason: string };

/** The key of the post that a link names; undefined where it is no link. */
export const keyOfLink = (link: string): string | undefined => {
  const url = URL.parse(link.trim());
  return url && /^https?:$/.test(url.protocol) && link.length <= URL_LENGTH ? postKey(url.href) : undefined;
};

/** Reads the page of a link. Never throws for what is typed, or what the page does; the reason is for the operator. */
export async function lookUpPost(
  { web, now }: Pick<Desk, "web" | "now">,
  link: string,
): Promise<PostLookedUp> {
  const key = keyOfLink(link);
  if (key === undefined) return { kind: "unreadable", reason: "It is no link of the web." };
  const url = readableUrl(link.trim());
  if (findXStatus(url))
    return {
      kind: "unreadable",
      reason: "X shows its posts to no program: its account has to be a source.",
    };
  const answer = await web
    .get(url, { headers: { accept: "text/html,application/xhtml+xml" } })
    .catch((error: unknown) => {
      if (error instanceof WebError) return error;
      throw error;
    });
  if (answer instanceof WebError) return { kind: "unreadable", reason: answer.message };
  if (answer.status !== 200) return { kind: "unreadable", reason: `The page answered ${answer.status}.` };
  const about = readPageAbout(textOf(answer));
  if (about.title === "") return { kind: "unreadable", reason: "The page has no title." };
  return { kind: "post", post: postOf(about, { key, url }, now()) };
}

/** The encoding that the answer names, else what the bytes are. */
function textOf({ body, headers }: WebAnswer): string {
  const named = /charset=["']?([^"';\s]+)/i.exec(headers.get("content-type") ?? "")?.[1];
  const head = new TextDecoder("latin1").decode(body.subarray(0, 2048));
  const meta = /<meta[^>]+charset=["']?([\w-]+)/i.exec(head)?.[1];
  return decodeText(
    body,
    [named, meta].filter((name) => name !== undefined),
  ).text;
}

function postOf(about: PageAbout, { key, url }: { key: string; url: string }, now: Date): NewPost {
  const title = steadyText(about.title.slice(0, TITLE_LENGTH));
  const text = steadyText((about.description || about.title).slice(0, TEXT_LENGTH));
  const date = readDate(about.publishedAt);
  const isKnown = date !== undefined && date.at <= now;
  // an author given as an address names nobody
  const author = /^https?:/i.test(about.author) ? "" : about.author;
  return {
    key,
    url,
    author: steadyText((author || about.siteName || new URL(url).hostname).slice(0, TITLE_LENGTH)),
    handle: null,
    title,
    text,
    language: detectLanguage(`${title}\n${text}`, about.language.split("-")[0]?.toLowerCase() || undefined),
    links: [],
    likes: null,
    reposts: null,
    publishedAt: (isKnown ? date.at : now).getTime(),
    isDayOnly: isKnown && !date.isDay ? 0 : 1,
    firstSeenAt: now.getTime(),
  };
}
