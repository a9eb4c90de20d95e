/**
 * A page of an account's posts, as X's API v2 gives it (GET /2/users/:id/tweets), read into the posts that a bridge's
 * feed would give. Pure. What cannot be read is passed over with a warning.
 */
import { detectLanguage } from "../../lib/detect-language.ts";
import { firstSentence } from "../read/first-sentence.ts";
import type { ReadPost } from "../read/post.ts";
import { parseJson, recordOf, recordsOf, textOf, type Json } from "./json.ts";
import { tweetText } from "./tweet-text.ts";
import { readTweet, type Tweet } from "./tweet.ts";

/** X's clock and ours may differ. */
const HOUR_MS = 3_600_000;
/** X's codes for no language: undetermined, none, and posts of links, pictures, tags or mentions alone. */
const NO_LANGUAGE = /^(?:und|zxx|q\w\w)?$/;
/** X keeps two codes that ISO 639 has replaced. */
const TODAYS_CODES = new Map([
  ["in", "id"],
  ["iw", "he"],
]);
/** Of so many posts together the language is certain. */
const SAMPLE_POSTS = 12;
const LETTERS_A_POST = 50;

export type Timeline = {
  posts: ReadPost[];
  warnings: string[];
  /** Of the account, where X told it. */
  name: string | null;
  newestId: string | null;
  nextToken: string | null;
  /** Posts that X gave, quoted ones included: what is paid for. Null where that cannot be told. */
  readCount: number | null;
  /** X's problems with the whole request: no data came with them. */
  problems: Json[];
};

type Account = { handle: string; name: string | null };
type Author = { handle: string | null; name: string };
type Context = { account: Account; now: Date; authors: Map<string, Author>; included: Map<string, Tweet> };

/** Reads a page. Never throws. */
export function readTimeline(body: Uint8Array, account: Account, now: Date): Timeline {
  const parsed = parseJson(body);
  const { json, isWhole } = parsed ?? { json: {}, isWhole: false };
  const includes = recordOf(json["includes"]);
  const [given, included] = [recordsOf(json["data"]), recordsOf(includes["tweets"])];
  const tweets = given.flatMap((item) => readTweet(item) ?? []);
  const meta = recordOf(json["meta"]);
  const authors = authorsOf(recordsOf(includes["users"]));
  const context = {
    account,
    now,
    authors,
    included: byId(included.flatMap((item) => readTweet(item) ?? [])),
  };
  const usual = detectLanguage(sampleOf(tweets));
  return {
    posts: tweets.map((tweet) => readPost(tweet, context, usual)),
    warnings: [
      parsed ? [] : "X's answer is no JSON",
      parsed && !isWhole ? "X's answer was cut off: what comes before was read" : [],
      tweets.length < given.length
        ? `${given.length - tweets.length} posts without an id were passed over`
        : [],
    ].flat(),
    name:
      tweets.map(({ authorId }) => authors.get(authorId)?.name).find((name) => name !== undefined) ?? null,
    newestId: newestOf(tweets.map(({ id }) => id)),
    nextToken: textOf(meta["next_token"]) || null,
    readCount: isWhole ? given.length + included.length : null,
    problems: "data" in json || "meta" in json ? [] : recordsOf(json["errors"]),
  };
}

/** Ids grow with time, and are longer than a number is exact. */
export const newestOf = (ids: string[]): string | null =>
  ids.reduce<string | null>((newest, id) => (newest && BigInt(newest) >= BigInt(id) ? newest : id), null);

const byId = (tweets: Tweet[]) => new Map(tweets.map((tweet) => [tweet.id, tweet]));

const authorsOf = (users: Json[]): Map<string, Author> =>
  new Map(
    users.map((user) => [
      textOf(user["id"]),
      { name: textOf(user["name"]) || textOf(user["username"]), handle: textOf(user["username"]) || null },
    ]),
  );

const sampleOf = (tweets: Tweet[]) =>
  tweets
    .slice(0, SAMPLE_POSTS)
    .map(({ text }) => text.slice(0, LETTERS_A_POST))
    .join("\n");

function readPost(tweet: Tweet, context: Context, usual: string): ReadPost {
  const original = context.included.get(tweet.references.retweeted ?? "");
  // what an account passes on is the other's post, as it is through a bridge
  if (original) return { ...readPost(original, context, usual), isRepost: true, isReply: false };
  const author = authorOf(tweet, context);
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
    language: languageOf(tweet, said.text || text, usual),
    publishedAt: isToCome(tweet.createdAt, context.now) ? null : tweet.createdAt,
    isDayOnly: false,
    links: [...new Set([...said.links, ...quotedStatus(tweet), ...(quotation?.links ?? [])])],
    isRepost,
    isReply: !isRepost && isReply(tweet, said.text, context),
    ...(tweet.engagement && { engagement: tweet.engagement }),
  };
}

/** The account itself, unless X says otherwise: a timeline's posts are its account's. */
function authorOf({ authorId, id }: Tweet, { account, authors, included }: Context): Author {
  const known = authors.get(authorId);
  if (known) return known;
  return included.has(id)
    ? { name: "", handle: null }
    : { name: account.name ?? account.handle, handle: account.handle };
}

/** A paragraph that says who is quoted, and the words. */
function quote(quoted: Tweet, context: Context): { text: string; links: string[] } {
  const { text, links } = tweetText(quoted);
  const { name, handle } = authorOf(quoted, context);
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
  if (NO_LANGUAGE.test(language)) return detectLanguage(text, usual);
  const [tag = language] = language.toLowerCase().split("-");
  return TODAYS_CODES.get(tag) ?? tag;
}

const isToCome = (time: Date | null, now: Date) => time !== null && time.getTime() > now.getTime() + HOUR_MS;
