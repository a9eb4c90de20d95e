/** What a post on X says, as readers see it: links in full, its own pictures' links gone, nothing escaped. */
import { canonicalUrl } from "../canonical-url.ts";
import { readContent } from "../read/content.ts";
import { findXStatus } from "../x-status.ts";
import type { Tweet, TweetUrl } from "./tweet.ts";

const SHORT_LINK = /https?:\/\/t\.co\/\w+/g;
const ESCAPE = /&(amp|lt|gt);/g;
const LETTERS: Record<string, string> = { amp: "&", lt: "<", gt: ">" };

export type TweetText = {
  text: string;
  /** Canonical URLs, without those of its own pictures. */
  links: string[];
};

/** The text and its links. The link to the status `hidden` is left out of the text: what it shows is told otherwise. */
export function tweetText(tweet: Tweet, hidden?: string): TweetText {
  const shown = tweet.urls.filter((url) => url.expanded !== "" && !isOwnMedia(url, tweet.id));
  const inFull = new Map(shown.map((url) => [url.short, isStatus(url, hidden) ? "" : url.expanded]));
  const dropped = new Set(tweet.urls.filter((url) => isOwnMedia(url, tweet.id)).map(({ short }) => short));
  // unescaped first: an address may hold what looks escaped
  const said = tweet.text
    .replaceAll(ESCAPE, (_, name: string) => LETTERS[name] ?? "")
    .replaceAll(SHORT_LINK, (short) => (dropped.has(short) ? "" : (inFull.get(short) ?? short)));
  const { title, text: body } = tweet.article;
  const paragraphs = [title, body || withoutLink(said, title)].filter((part) => part !== "");
  return {
    text: readContent({ value: paragraphs.join("\n\n"), isHtml: false }).text,
    links: [...new Set(shown.map(({ unwound, expanded }) => canonicalUrl(unwound || expanded)))],
  };
}

/** X lists a post's pictures and films among its links, as pages of the post itself. */
const isOwnMedia = ({ expanded, isMedia }: TweetUrl, id: string) =>
  isMedia || new RegExp(String.raw`/status/${id}/(?:photo|video)/\d`).test(expanded);

const isStatus = ({ expanded }: TweetUrl, id: string | undefined) =>
  id !== undefined && findXStatus(expanded)?.id === id;

/** A post that carries an article says nothing but the article's link. */
const withoutLink = (said: string, title: string) =>
  title !== "" && /^\s*https?:\/\/\S+\s*$/.test(said) ? "" : said;
