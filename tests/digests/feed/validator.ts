/**
 * What the W3C's feed validator checks of such feeds, and JSON Feed's specification asks: sentences about what is
 * wrong, none where a feed is valid.
 */
import { readStrictXml, type Element } from "./strict-xml.ts";

type Check = [isRight: boolean, sentence: string];

const RFC_822 =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/;
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;
const DAYS = new Set(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]);

const isWebUrl = (text: string | undefined) =>
  text !== undefined && /^https?:\/\/[^\s<>"{}|\\^`]+$/.test(text) && URL.canParse(text);
const named = ({ children }: Element, name: string) => children.filter((child) => child.name === name);
const textsOf = (parent: Element, name: string) => named(parent, name).map(({ text }) => text);
const areUnique = (list: unknown[]) => new Set(list).size === list.length;
const faultsAmong = (checks: Check[]) => checks.flatMap(([isRight, sentence]) => (isRight ? [] : sentence));
const onceEach = (parent: Element, names: string[]): Check[] =>
  names.map((name) => [named(parent, name).length === 1, `${parent.name} has not one ${name}`]);

/** Of RSS 2.0 that was fetched from a URL. */
export function faultsOfRss(source: string, url: string): string[] {
  const rss = readStrictXml(source);
  const [channel] = named(rss, "channel");
  if (!channel) return ["there is no channel"];
  const items = named(channel, "item");
  return faultsAmong([
    [rss.name === "rss" && rss.attributes["version"] === "2.0", "it is not RSS 2.0"],
    ...onceEach(channel, ["title", "link", "description", "language", "lastBuildDate", "ttl"]),
    [LANGUAGE.test(textsOf(channel, "language")[0] ?? ""), "its language is none"],
    [RFC_822.test(textsOf(channel, "lastBuildDate")[0] ?? ""), "lastBuildDate is no date"],
    [isWebUrl(textsOf(channel, "link")[0]), "its link is no address"],
    [/^\d+$/.test(textsOf(channel, "ttl")[0] ?? ""), "ttl is no number"],
    ...linkChecks(named(channel, "atom:link"), url),
    ...skipChecks(channel),
    [areUnique(items.flatMap((item) => textsOf(item, "guid"))), "a guid stands twice"],
    ...items.flatMap(rssItemChecks),
  ]);
}

function skipChecks(channel: Element): Check[] {
  const hours = named(channel, "skipHours").flatMap((list) => textsOf(list, "hour"));
  const days = named(channel, "skipDays").flatMap((list) => textsOf(list, "day"));
  return [
    [hours.every((hour) => /^(?:1?\d|2[0-3])$/.test(hour)) && areUnique(hours), "skipHours"],
    [hours.length < 24 && days.length < 7, "no time is left to look at it"],
    [days.every((day) => DAYS.has(day)) && areUnique(days), "skipDays"],
  ];
}

function rssItemChecks(item: Element): Check[] {
  const [guid] = named(item, "guid");
  const isPermaLink = guid?.attributes["isPermaLink"] === "true";
  return [
    ...onceEach(item, ["title", "link", "guid", "pubDate", "description", "dc:creator", "content:encoded"]),
    [named(item, "author").length === 0, "an author is no mail address"],
    [named(item, "enclosure").length === 0, "it encloses something"],
    [textsOf(item, "title")[0]?.trim() !== "", "an item has an empty title"],
    [isWebUrl(textsOf(item, "link")[0]), "an item's link is no address"],
    [isWebUrl(guid?.text), "a guid is no address"],
    [!isPermaLink || guid?.text === textsOf(item, "link")[0], "a permalink leads elsewhere"],
    [RFC_822.test(textsOf(item, "pubDate")[0] ?? ""), "pubDate is no date"],
    [!textsOf(item, "description")[0]?.includes("<"), "a description is read as HTML, and has a tag"],
    ...contentChecks(textsOf(item, "content:encoded")[0] ?? ""),
  ];
}

/** Of Atom that was fetched from a URL. */
export function faultsOfAtom(source: string, url: string): string[] {
  const feed = readStrictXml(source);
  const entries = named(feed, "entry");
  const ids = entries.flatMap((entry) => textsOf(entry, "id"));
  return faultsAmong([
    [feed.attributes["xmlns"] === "http://www.w3.org/2005/Atom", "it is not Atom"],
    [LANGUAGE.test(feed.attributes["xml:lang"] ?? ""), "it says no language"],
    ...onceEach(feed, ["id", "title", "updated", "author", "subtitle", "icon"]),
    [isWebUrl(textsOf(feed, "id")[0]), "its id is no address"],
    [RFC_3339.test(textsOf(feed, "updated")[0] ?? ""), "updated is no date"],
    [named(feed, "author").every((author) => textsOf(author, "name")[0] !== ""), "its author has no name"],
    ...linkChecks(named(feed, "link"), url),
    [areUnique([textsOf(feed, "id")[0], ...ids]), "an id stands twice"],
    ...entries.flatMap(entryChecks),
  ]);
}

function entryChecks(entry: Element): Check[] {
  const [published = "", updated = ""] = [...textsOf(entry, "published"), ...textsOf(entry, "updated")];
  const [content] = named(entry, "content");
  return [
    ...onceEach(entry, ["id", "title", "updated", "published", "summary", "content"]),
    [isWebUrl(textsOf(entry, "id")[0]), "an entry's id is no address"],
    [RFC_3339.test(published) && RFC_3339.test(updated), "an entry's date is none"],
    [Date.parse(updated) >= Date.parse(published), "an entry was updated before it was published"],
    [content?.attributes["type"] === "html", "content is not HTML"],
    [named(entry, "link").length === 1, "an entry has not one link"],
    [named(entry, "link").every(({ attributes }) => isWebUrl(attributes["href"])), "a link is no address"],
    [named(entry, "category").every(({ attributes }) => attributes["term"] !== ""), "a category has no term"],
    ...contentChecks(content?.text ?? ""),
  ];
}

/** Of RFC 5005 and WebSub as well: the relations are known ones, each stands once, and self is where it came from. */
function linkChecks(links: Element[], url: string): Check[] {
  const relations = links.map(({ attributes }) => attributes["rel"] ?? "");
  const self = links.filter(({ attributes }) => attributes["rel"] === "self");
  return [
    [self.length === 1 && self[0]?.attributes["href"] === url, `its self is not ${url}`],
    [links.every(({ attributes }) => isWebUrl(attributes["href"])), "a link is no address"],
    [relations.every((rel) => /^(?:self|alternate|hub|first|previous|next)$/.test(rel)), "a relation"],
    [areUnique(relations.filter((rel) => rel !== "hub")), "a relation stands twice"],
  ];
}

/** Readers have no base to resolve addresses by, and drop what may be script. */
const contentChecks = (html: string): Check[] => [
  [html !== "", "there is no content"],
  [!/<(?:script|style|iframe|img|object|embed|form)|\son\w+=|style=/i.test(html), "content that runs"],
  [
    [...html.matchAll(/href="([^"]*)"/g)].every(([, href = ""]) => /^https?:\/\/[^\s<>]+$/.test(href)),
    "content has a relative link",
  ],
];

/** Of JSON Feed 1.1 that was fetched from a URL. */
export function faultsOfJsonFeed(source: string, url: string): string[] {
  const feed = JSON.parse(source) as Record<string, unknown>;
  const items = feed["items"] as Record<string, unknown>[];
  return faultsAmong([
    [source.isWellFormed(), "a surrogate stands alone"],
    [feed["version"] === "https://jsonfeed.org/version/1.1", "its version"],
    [typeof feed["title"] === "string" && feed["title"] !== "", "it has no title"],
    [feed["feed_url"] === url, `its feed_url is not ${url}`],
    [isWebUrl(feed["home_page_url"] as string), "home_page_url"],
    [isWebUrl(feed["icon"] as string) && isWebUrl(feed["favicon"] as string), "icons"],
    [feed["next_url"] === undefined || isWebUrl(feed["next_url"] as string), "next_url"],
    [feed["next_url"] !== url, "its next page is itself"],
    [LANGUAGE.test(feed["language"] as string), "its language is none"],
    [areUnique(items.map(({ id }) => id)), "an id stands twice"],
    ...items.flatMap(jsonItemChecks),
  ]);
}

const jsonItemChecks = (item: Record<string, unknown>): Check[] => [
  [isWebUrl(item["id"] as string) && isWebUrl(item["url"] as string), "an item's id or url is no address"],
  [typeof item["title"] === "string" && typeof item["summary"] === "string", "an item's texts"],
  [RFC_3339.test(item["date_published"] as string), "date_published is no date"],
  [(item["tags"] as unknown[]).every((tag) => typeof tag === "string" && tag !== ""), "a tag is no text"],
  ...contentChecks(item["content_html"] as string),
];
