/** Where the feeds are: of a newsletter, and of each of its topics, in three formats. */

export const FEED_FORMATS = ["rss", "atom", "json"] as const;
export type FeedFormat = (typeof FEED_FORMATS)[number];

export const FEED_FILES: Record<FeedFormat, string> = {
  rss: "feed.xml",
  atom: "atom.xml",
  json: "feed.json",
};

/** Of RSS (no RFC; what all use), Atom (RFC 4287, section 7) and JSON Feed 1.1. */
export const FEED_TYPES: Record<FeedFormat, string> = {
  rss: "application/rss+xml",
  atom: "application/atom+xml",
  json: "application/feed+json",
};

const NAMES: Record<FeedFormat, string> = { rss: "RSS", atom: "Atom", json: "JSON Feed" };

/** What a feed is about: a newsletter, or one topic of it. */
export type FeedSubject = { newsletterId: string; topic: string | null };

/** The page that a feed is the feed of, below the site's address. */
export const subjectUrl = (publicUrl: string, { newsletterId, topic }: FeedSubject): string =>
  `${publicUrl}/${newsletterId}${topic === null ? "" : `/topics/${topicWord(topic)}`}`;

/** A topic as a word of a URL. */
export const topicWord = (topic: string): string => encodeURIComponent(topic.toWellFormed());

/** The latest page of a feed, or the one before a digest's slug. */
export const feedUrl = (
  publicUrl: string,
  subject: FeedSubject,
  format: FeedFormat,
  before?: string,
): string =>
  `${subjectUrl(publicUrl, subject)}/${FEED_FILES[format]}${before === undefined ? "" : `?before=${encodeURIComponent(before)}`}`;

/** Every feed of a subject. */
export const feedUrls = (publicUrl: string, subject: FeedSubject): string[] =>
  FEED_FORMATS.map((format) => feedUrl(publicUrl, subject, format));

/** A feed as a page names it in its head: <link rel="alternate" type title href>. */
export type FeedLink = { type: string; title: string; url: string };

/** The feeds that a page of a newsletter names; of the topic's as well where it has one. Addresses are paths. */
export const feedLinks = (
  { id, name }: { id: string; name: string },
  topic: string | null = null,
): FeedLink[] =>
  [...(topic === null ? [] : [topic]), null].flatMap((about) =>
    FEED_FORMATS.map((format) => ({
      type: FEED_TYPES[format],
      title: `${titleOfSubject(name, about)} (${NAMES[format]})`,
      url: feedUrl("", { newsletterId: id, topic: about }, format),
    })),
  );

/** What the feed of a topic is called. */
export const titleOfSubject = (name: string, topic: string | null): string =>
  topic === null ? name : `${name} · ${topic}`;
