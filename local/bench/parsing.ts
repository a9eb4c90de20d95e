/**
 * Reading feeds, from bytes to posts that could be stored, beside feedsmith alone (a tree of fields, no text, no
 * keys, no languages) and beside htmlparser2's tokeniser alone, which is the floor under any reader built on it.
 */
import { parseFeed } from "feedsmith";
import { Parser } from "htmlparser2";
import { readDocument } from "../../src/sources/read/document.ts";
import { findFeeds, type Feed } from "./feeds.ts";
import { measure } from "./measure.ts";
import { row, type Row } from "./row.ts";

const NOW = new Date("2026-03-25T00:00:00Z");

type Times = { ours: number; feedsmith: number; tokeniser: number };

export function benchParsing(rounds: number): Row[] {
  const feeds = findFeeds();
  const times = feeds.map((feed) => timesOf(feed, rounds));
  const bytes = sum(feeds.map(({ body }) => body.length));
  const posts = sum(feeds.map(countPosts));
  const total = {
    ours: sum(times.map(({ ours }) => ours)),
    feedsmith: sum(times.map(({ feedsmith }) => feedsmith)),
    tokeniser: sum(times.map(({ tokeniser }) => tokeniser)),
  };
  return [
    ...feeds.flatMap(({ name, body }, at) => {
      const { ours, feedsmith } = times[at] ?? total;
      return row(
        `read ${name} beside feedsmith`,
        megabytes(body.length) / ours,
        "MB/s",
        megabytes(body.length) / feedsmith,
      );
    }),
    row(
      "read the ten beside feedsmith",
      megabytes(bytes) / total.ours,
      "MB/s",
      megabytes(bytes) / total.feedsmith,
    ),
    row(
      "read the ten beside the tokeniser",
      megabytes(bytes) / total.ours,
      "MB/s",
      megabytes(bytes) / total.tokeniser,
    ),
    row("read the ten beside feedsmith", posts / total.ours, "posts/s", posts / total.feedsmith),
  ];
}

function timesOf({ body }: Feed, rounds: number): Times {
  const text = new TextDecoder().decode(body);
  return measure(
    {
      ours: () => read(body),
      feedsmith: () => readWithFeedsmith(text),
      tokeniser: () => new Parser({}, { xmlMode: true }).end(text),
    },
    rounds,
  );
}

const read = (body: Uint8Array) =>
  readDocument(body, { url: "https://lampwick.example/feed", contentType: null, now: NOW });

/** It throws at some of what is malformed; the time until then counts for it. */
function readWithFeedsmith(text: string): void {
  try {
    parseFeed(text);
  } catch {
    // nothing of it can be read
  }
}

function countPosts({ body }: Feed): number {
  const document = read(body);
  return document.kind === "unreadable" ? 0 : document.posts.length;
}

const megabytes = (bytes: number) => bytes / 1e6;
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
