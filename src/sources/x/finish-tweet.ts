/** A post of X's API made the post that a bridge's feed would give. */
import { detectLanguage } from "../../lib/detect-language.ts";
import { firstSentence } from "../read/first-sentence.ts";
import type { ReadPost } from "../read/post.ts";
import { tweetText } from "./tweet-text.ts";
import type { Tweet } from "./tweet.ts";

/** X's clock and ours may differ. */
const HOUR_MS = 3_600_000;
/** X's codes for no language: undetermined, none, and posts of links, pictures, tags or mentions alone. */
const NO_LANGUAGE = /^(?:und|zxx|q\w\w)?$/;
/** X keeps two codes that ISO 639 has replaced. */
const TODAYS_CODES = new Map([
  ["in", "id"],
  ["iw", "he"],
]);

export type Author = { handle: string | null; name: string };

/** What an answer tells besides its posts, and about whom it was asked. */
export type Context = {
  now: Date;
  /** Whose timeline it is: its posts are the account's, unless X says otherwise. */
  owner: Author;
  authors: Map<string, Author>;
  included: Map<string, Tweet>;
  /** The language of the timeline as a whole: a short post alone tells little. */
  language: string;
};

const UNKNOWN: Author = { name: "", handle: null };

/** The post, with what it quotes; of one that was passed on, the other's post. */
export function finishTweet(tweet: Tweet, context: Context): ReadPost {
  const original = context.included.get(tweet.references.retweeted ?? "");
  // what an account passes on is the other's post, as it is through a bridge
  return original
    ? {
        ...finish(original, findAuthor(original, context) ?? UNKNOWN, context),
        isRepost: true,
        isReply: false,
      }
    : finish(tweet, findAuthor(tweet, context) ?? context.owner, context);
}

function finish(tweet: Tweet, author: Author, context: Context): ReadPost {
  const quoted = context.included.get(tweet.references.quoted ?? "");
  const said = tweetText(tweet, quoted?.id);
  const quotation = quoted ? quote(quoted, context) : undefined;
  const text = [said.text, quotation?.text ?? ""].filter((part) => part !== "").join("\n\n");
  const isRepost = tweet.references.retweeted !== undefined || /^RT @\w+:/.test(said.text);
  return {
    key: `x:${tweet.id}`,
    url: `https://x.com/${author.handle ?? "i"}/status/${tweet.id}`,
    author: author.name,
    handle: author.handle,
    title: tweet.article.title || firstSentence(text),
    text,
    language: languageOf(tweet, said.text || text, context.language),
    publishedAt: isToCome(tweet.createdAt, context.now) ? null : tweet.createdAt,
    isDayOnly: false,
    links: [...new Set([...said.links, ...quotedStatus(tweet), ...(quotation?.links ?? [])])],
    isRepost,
    isReply: !isRepost && isReply(tweet, said.text, context),
    ...(tweet.engagement && { engagement: tweet.engagement }),
  };
}

const findAuthor = ({ authorId }: Tweet, { authors }: Context) => authors.get(authorId);

/** A paragraph that says who is quoted, and the words. */
function quote(quoted: Tweet, context: Context): { text: string; links: string[] } {
  const { text, links } = tweetText(quoted);
  const { name, handle } = findAuthor(quoted, context) ?? UNKNOWN;
  const who = handle ? `${name} (@${handle}): ` : "";
  return { text: text && `${who}“${text}”`, links };
}

const quotedStatus = ({ references: { quoted } }: Tweet) =>
  quoted ? [`https://x.com/i/status/${quoted}`] : [];

/** An answer to others. An account that answers itself goes on telling, unless it does so among others. */
function isReply(tweet: Tweet, text: string, { included }: Context): boolean {
  const parent = tweet.references.replied_to;
  const toUserId = tweet.repliesToUserId || included.get(parent ?? "")?.authorId;
  if (toUserId && toUserId === tweet.authorId) return text.startsWith("@");
  return Boolean(toUserId) || parent !== undefined;
}

function languageOf({ language }: Tweet, text: string, usual: string): string {
  if (NO_LANGUAGE.test(language)) return detectLanguage(withoutLinks(text), usual);
  const [tag = language] = language.toLowerCase().split("-");
  return TODAYS_CODES.get(tag) ?? tag;
}

/** Addresses are of no language, and trigrams find one in them. */
export const withoutLinks = (text: string) => text.replaceAll(/https?:\/\/\S+/g, "");

const isToCome = (time: Date | null, now: Date) => time !== null && time.getTime() > now.getTime() + HOUR_MS;
