/**
 * A page of an account's posts, as X's API v2 gives it (GET /2/users/:id/tweets), read into the posts that a bridge's
 * feed would give. Pure. What cannot be read is passed over with a warning.
 */
import { detectLanguage } from "../../lib/detect-language.ts";
import type { ReadPost } from "../read/post.ts";
import { finishTweet, withoutLinks, type Author } from "./finish-tweet.ts";
import { parseJson, recordOf, recordsOf, textOf, type Json } from "./json.ts";
import { readTweet, type Tweet } from "./tweet.ts";

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
    now,
    owner: { name: account.name ?? account.handle, handle: account.handle },
    authors,
    included: byId(included.flatMap((item) => readTweet(item) ?? [])),
    language: detectLanguage(sampleOf(tweets)),
  };
  return {
    posts: tweets.map((tweet) => finishTweet(tweet, context)),
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
    problems: given.length > 0 || "meta" in json ? [] : recordsOf(json["errors"]),
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
    .map(({ text }) => withoutLinks(text).slice(0, LETTERS_A_POST))
    .join("\n");
