/** A post as X's API v2 tells it (docs.x.com, "Data dictionary"), brought to one shape; its text still X's own. */
import { recordOf, recordsOf, textOf, type Json } from "./json.ts";

/** Milliseconds of X's first id: the higher bits of an id count from here. */
const EPOCH_MS = 1_288_834_974_657n;
const SEQUENCE_BITS = 22n;
/** Ids before November 2010 are serial numbers without a time. */
const FIRST_TIMED_ID = 30_000_000_000n;

export type Tweet = {
  id: string;
  authorId: string;
  /** In full, where X cut it short in its usual place; with t.co links and three letters escaped. */
  text: string;
  urls: TweetUrl[];
  /** Of a long article that the post carries; empty where it carries none. */
  article: { title: string; text: string };
  createdAt: Date | null;
  /** X's own code, empty where it gives none. */
  language: string;
  /** Whom it answers; empty where it answers nobody, or X does not say. */
  repliesToUserId: string;
  references: { quoted?: string; retweeted?: string; replied_to?: string };
  engagement: { likes: number; reposts: number } | undefined;
};

export type TweetUrl = { short: string; expanded: string; unwound: string; isMedia: boolean };

/** The post, or undefined where it has no id: nothing could be made of it. */
export function readTweet(json: Json): Tweet | undefined {
  const id = textOf(json["id"]);
  if (!/^\d{1,19}$/.test(id)) return undefined;
  const note = recordOf(json["note_tweet"]);
  const article = recordOf(json["article"]);
  return {
    id,
    authorId: textOf(json["author_id"]),
    text: textOf(note["text"]) || textOf(json["text"]),
    // a long post's media stand with its short form
    urls: [...urlsOf(note), ...urlsOf(json)],
    article: { title: textOf(article["title"]), text: textOf(article["plain_text"]) },
    createdAt: readTime(textOf(json["created_at"])) ?? timeOfId(BigInt(id)),
    language: textOf(json["lang"]),
    repliesToUserId: textOf(json["in_reply_to_user_id"]),
    references: Object.fromEntries(
      recordsOf(json["referenced_tweets"]).map(({ type, id }) => [textOf(type), textOf(id)]),
    ),
    engagement: engagementOf(recordOf(json["public_metrics"])),
  };
}

const urlsOf = (json: Json): TweetUrl[] =>
  recordsOf(recordOf(json["entities"])["urls"]).map((url) => ({
    short: textOf(url["url"]),
    expanded: textOf(url["expanded_url"]),
    unwound: textOf(url["unwound_url"]),
    isMedia: textOf(url["media_key"]) !== "",
  }));

function readTime(text: string): Date | null {
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : new Date(time);
}

const timeOfId = (id: bigint): Date | null =>
  id < FIRST_TIMED_ID ? null : new Date(Number((id >> SEQUENCE_BITS) + EPOCH_MS));

function engagementOf(metrics: Json): Tweet["engagement"] {
  const { like_count: likes, retweet_count: reposts } = metrics;
  return typeof likes === "number" && typeof reposts === "number" ? { likes, reposts } : undefined;
}
