/** A feed as JSON Feed 1.1 (jsonfeed.org/version/1.1). */
import type { Feed, FeedItem } from "./feed.ts";
import { feedUrl } from "./places.ts";

/** The feed's JSON. */
export function jsonFeedOf(feed: Feed): string {
  const { publicUrl, subject, place, language } = feed;
  const at = (before: string | undefined) => feedUrl(publicUrl, subject, "json", before);
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    home_page_url: feed.homeUrl,
    feed_url: at(place.before),
    ...(place.older !== undefined && { next_url: at(place.older) }),
    description: feed.description,
    icon: `${publicUrl}/icon-512.png`,
    favicon: `${publicUrl}/icon-192.png`,
    authors: [feed.author],
    language,
    ...(feed.hubs.length > 0 && { hubs: feed.hubs.map((url) => ({ type: "WebSub", url })) }),
    items: feed.items.map(itemOf),
  });
}

const itemOf = ({ id, url, title, summary, html, publishedAt, updatedAt, categories }: FeedItem) => ({
  id,
  url,
  title,
  summary,
  content_html: html.toWellFormed(),
  date_published: publishedAt.toISOString(),
  ...(updatedAt > publishedAt && { date_modified: updatedAt.toISOString() }),
  tags: categories,
});
