/** Where an item, or the site of a feed, may be read. */
import type { XmlElement } from "../../lib/read-xml.ts";
import { resolveUrl } from "./resolve-url.ts";
import { pick, type Fields } from "./vocabulary.ts";

const LINKS = ["link", "atom:link"];
const PAGE_TYPE = /^(?:text\/(?:html|plain)|application\/xhtml\+xml)?\s*(?:;|$)/i;
/** Other schemes are identifiers, or run instead of leading anywhere. */
const OTHER_SCHEME = /^(?!https?:)[a-z][a-z\d+.-]*:/i;

/** The addresses of an item, absolute, the best first. */
export function linksOf(element: XmlElement, fields: Fields, base: string): string[] {
  const links = pick(fields, LINKS);
  const pages = [...links.filter(isPage).map(hrefOf), ...links.map(({ text }) => text)];
  return absolute(base, [
    ...pages,
    element.attributes["href"],
    ...permalinksOf(fields),
    element.attributes["about"],
    ...links.filter(isAlternate).map(hrefOf),
    ...pick(fields, ["atom:content", "content"]).map(({ attributes }) => attributes["src"]),
    ...links.filter(({ attributes }) => /^(?:enclosure|related)$/.test(attributes["rel"] ?? "")).map(hrefOf),
    ...pick(fields, ["enclosure", "media:content"]).map(({ attributes }) => attributes["url"]),
  ]);
}

/** The page that a feed is the feed of. CDF has it as an attribute of the channel. */
export function findSite(channel: XmlElement, fields: Fields, base: string): string | null {
  const links = pick(fields, LINKS);
  const pages = [...links.filter(isPage).map(hrefOf), ...links.map(({ text }) => text)];
  return (
    absolute(base, [...pages, ...links.filter(isAlternate).map(hrefOf), channel.attributes["href"]])[0] ??
    null
  );
}

/** The feed's own address, as it gives it. */
export function findSelf(fields: Fields): string | undefined {
  const self = pick(fields, LINKS).find(({ attributes }) => attributes["rel"] === "self");
  return self && hrefOf(self);
}

function absolute(base: string, links: (string | undefined)[]): string[] {
  const urls = links.map((link) => resolveUrl(link ?? "", base));
  return [...new Set(urls.filter((url) => url !== "" && !OTHER_SCHEME.test(url)))];
}

/** RDF's early links point by rdf:resource. */
function hrefOf({ attributes }: XmlElement): string {
  return resolveUrl(attributes["href"] ?? attributes["resource"] ?? "", attributes["xml:base"] ?? "");
}

function isAlternate({ attributes }: XmlElement): boolean {
  const relation = attributes["rel"] ?? "alternate";
  return /^(?:|alternate|http:\/\/www\.iana\.org\/assignments\/relation\/alternate)$/i.test(relation.trim());
}

const isPage = (link: XmlElement) => isAlternate(link) && PAGE_TYPE.test(link.attributes["type"] ?? "");

/** FeedBurner leads links through a host of its own, and tells the link that it stands for. */
export const findOriginal = (fields: Fields): string | undefined =>
  pick(fields, ["feedburner:origlink"])[0]?.text.trim() || undefined;

/** A guid is an address unless it says otherwise, and one that looks like an address is better than none. */
function permalinksOf(fields: Fields): string[] {
  const guids = pick(fields, ["guid", "atom:id", "id"]);
  return guids.filter(isAddress).map(({ text }) => text);
}

function isAddress({ name, text, attributes }: XmlElement): boolean {
  if (/^\s*https?:\/\//i.test(text)) return true;
  return name === "guid" && attributes["ispermalink"]?.toLowerCase() === "true" && /^\s*\/\S+\s*$/.test(text);
}
