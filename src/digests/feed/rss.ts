/** A feed as RSS 2.0, with the content module, Dublin Core's creator (RSS's author is a mail address) and Atom's links. */
import { escapeHtml } from "../../lib/escape-html.ts";
import { element, xmlDocument, type Xml } from "../../lib/write-xml.ts";
import type { Feed, FeedItem } from "./feed.ts";
import { relationsOf } from "./links.ts";
import { FEED_TYPES } from "./places.ts";
import type { Rhythm } from "./rhythm.ts";

const NAMESPACES = {
  "xmlns:atom": "http://www.w3.org/2005/Atom",
  "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
};

/** The feed's XML. */
export function rssOf(feed: Feed): string {
  const channel = element("channel", {}, [
    element("title", {}, feed.title),
    element("link", {}, feed.homeUrl),
    element("description", {}, feed.description),
    element("language", {}, feed.language),
    element("lastBuildDate", {}, feed.updatedAt.toUTCString()),
    element("generator", {}, "Watchbell"),
    element("docs", {}, "https://www.rssboard.org/rss-specification"),
    ...relationsOf(feed, "rss").map(atomLink),
    ...rhythmElements(feed.rhythm),
    ...feed.items.map((item) => itemElement(item, feed.author.name)),
  ]);
  return xmlDocument(element("rss", { version: "2.0", ...NAMESPACES, "xml:lang": feed.language }, [channel]));
}

/** A hub speaks its own protocol: it has no type. */
const atomLink = ({ rel, href }: { rel: string; href: string }): Xml =>
  element("atom:link", { rel, href, type: rel === "hub" ? undefined : FEED_TYPES.rss });

function rhythmElements({ ttlMinutes, skipHours, skipDays }: Rhythm): (Xml | undefined)[] {
  return [
    element("ttl", {}, String(ttlMinutes)),
    listElement("skipHours", "hour", skipHours.map(String)),
    listElement("skipDays", "day", skipDays),
  ];
}

const listElement = (name: string, entry: string, values: string[]) =>
  values.length > 0
    ? element(
        name,
        {},
        values.map((value) => element(entry, {}, value)),
      )
    : undefined;

function itemElement(item: FeedItem, author: string): Xml {
  return element("item", {}, [
    element("title", {}, item.title),
    element("link", {}, item.url),
    element("guid", { isPermaLink: String(item.id === item.url) }, item.id),
    element("pubDate", {}, item.publishedAt.toUTCString()),
    element("dc:creator", {}, author),
    ...item.categories.map((category) => element("category", {}, category)),
    // reading programs take it for HTML
    element("description", {}, escapeHtml(item.summary)),
    element("content:encoded", {}, item.html),
  ]);
}
