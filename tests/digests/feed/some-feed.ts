/** A feed of digests that no database has. */
import { makeFeed, type Feed } from "../../../src/digests/feed/feed.ts";
import { feedUrl, type FeedFormat } from "../../../src/digests/feed/places.ts";
import { writeFeed } from "../../../src/digests/feed/write-feed.ts";
import { someDigest, someNewsletter } from "../some-digest.ts";
import { faultsOfAtom, faultsOfJsonFeed, faultsOfRss } from "./validator.ts";

const SITE = "https://news.example";

export const someFeed = (fields: Partial<Parameters<typeof makeFeed>[0]> = {}): Feed =>
  makeFeed({
    newsletter: someNewsletter(),
    topic: null,
    digests: [someDigest()],
    place: { before: undefined, older: undefined, newer: undefined },
    publicUrl: SITE,
    hubs: [],
    ...fields,
  });

const CHECKS = { rss: faultsOfRss, atom: faultsOfAtom, json: faultsOfJsonFeed };

/** What a validator finds wrong in a feed as it is written in a format. */
export const faultsOf = (feed: Feed, format: FeedFormat): string[] =>
  CHECKS[format](writeFeed(feed, format), feedUrl(SITE, feed.subject, format, feed.place.before));
