/** A feed as Atom (RFC 4287). */
import { element, xmlDocument, type Xml } from "../../lib/write-xml.ts";
import type { Feed, FeedItem } from "./feed.ts";
import { relationsOf } from "./links.ts";
import { FEED_TYPES } from "./places.ts";

/** The feed's XML. */
export function atomOf(feed: Feed): string {
  const { homeUrl, author, language } = feed;
  return xmlDocument(
    element("feed", { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": language }, [
      element("id", {}, homeUrl),
      element("title", {}, feed.title),
      element("subtitle", {}, feed.description),
      element("updated", {}, feed.updatedAt.toISOString()),
      element("author", {}, [element("name", {}, author.name), element("uri", {}, author.url)]),
      element("generator", {}, "Watchbell"),
      element("icon", {}, `${feed.publicUrl}/icon-192.png`),
      element("link", { rel: "alternate", href: homeUrl, type: "text/html", hreflang: language }),
      ...relationsOf(feed, "atom").map(({ rel, href }) =>
        element("link", { rel, href, type: rel === "hub" ? undefined : FEED_TYPES.atom }),
      ),
      ...feed.items.map(entryElement),
    ]),
  );
}

/** A digest stays as it was published, unless it is corrected. */
function entryElement(item: FeedItem): Xml {
  return element("entry", {}, [
    element("id", {}, item.id),
    element("title", {}, item.title),
    element("link", { rel: "alternate", href: item.url, type: "text/html" }),
    element("published", {}, item.publishedAt.toISOString()),
    element("updated", {}, item.updatedAt.toISOString()),
    ...item.categories.map((term) => element("category", { term })),
    element("summary", { type: "text" }, item.summary),
    element("content", { type: "html" }, item.html),
  ]);
}
