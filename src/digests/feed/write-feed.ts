import { atomOf } from "./atom.ts";
import type { Feed } from "./feed.ts";
import { jsonFeedOf } from "./json-feed.ts";
import type { FeedFormat } from "./places.ts";
import { rssOf } from "./rss.ts";

/** The document of a feed in a format. */
export function writeFeed(feed: Feed, format: FeedFormat): string {
  switch (format) {
    case "rss":
      return rssOf(feed);
    case "atom":
      return atomOf(feed);
    case "json":
      return jsonFeedOf(feed);
  }
}
