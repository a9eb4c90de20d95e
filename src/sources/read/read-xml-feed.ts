/** RSS 0.9x to 2.0, RDF and Atom 0.3 and 1.0 in one: their elements differ in name, hardly in meaning. */
import { readXml, type XmlElement } from "../../lib/read-xml.ts";
import type { RawFeed, RawItem, Unreadable } from "./post.ts";
import { readLine } from "./content.ts";
import { fieldsOf, nameOf, namesIn, pick } from "./vocabulary.ts";
import { authorOf } from "./xml-author.ts";
import { findOriginal, findSelf, findSite, linksOf } from "./xml-links.ts";
import { findTitle, textsOf } from "./xml-text.ts";
import { resolveUrl } from "./resolve-url.ts";
import { timeToLive } from "./time-to-live.ts";

/** When an item was published, then when it was changed. */
const DATES = namesIn(
  "pubdate atom:published published atom:issued issued dc:date dcterms:issued dcterms:created atom:created created",
  "atom:updated updated dcterms:modified atom:modified modified",
);
const ROOTS: Record<string, RawFeed["kind"]> = { rss: "rss", rdf: "rdf", feed: "atom", channel: "rss" };
/** A sentence on the source may be this many problems long. */
const PROBLEM_LIMIT = 3;

type Context = { element: XmlElement; base: string; language: string | undefined };

export function readXmlFeed(source: string, url: string): RawFeed | Unreadable {
  const document = readXml(source);
  if (!document)
    return { kind: "unreadable", reason: "No feed: the answer holds no element, or nests them without end" };
  const root = findRoot({ element: document.root, base: url, language: undefined });
  if (!root) return { kind: "unreadable", reason: explain(document.root) };
  const kind = ROOTS[root.element.name] ?? "rss";
  const channel = kind === "atom" ? root : (findChild(root, "channel") ?? root);
  const fields = fieldsOf(channel.element);
  const base = channel.base || findSelf(fields) || findSite(channel.element, fields, "") || "";
  const items = findItems({ ...root, base: root.base || base }).map((item) =>
    readItem(item, channel.language),
  );
  const title = findTitle(fields);
  return {
    kind,
    title: title ? readLine(title) : "",
    siteUrl: findSite(channel.element, fields, base),
    author: authorOf(fields),
    ttlMinutes: timeToLive(
      textOf(fields, "ttl"),
      textOf(fields, "sy:updateperiod"),
      textOf(fields, "sy:updatefrequency"),
    ),
    items,
    isCutOff: root.element.isCutOff,
    warnings: document.problems.slice(0, PROBLEM_LIMIT),
  };
}

const textOf = (fields: Parameters<typeof pick>[0], name: string) => pick(fields, [name])[0]?.text;

/** The feed's element, wherever it stands: software puts warnings and wrappers in front of it. */
function findRoot(context: Context): Context | undefined {
  const { name } = context.element;
  if (ROOTS[name]) return enter(context);
  if (name === "html") return undefined;
  const inner = enter(context);
  for (const element of context.element.children) {
    const found = findRoot({ ...inner, element });
    if (found) return found;
  }
  return undefined;
}

/** The base and the language in force inside an element. */
function enter({ element, base, language }: Context): Context {
  const { "xml:base": ownBase, "xml:lang": ownLanguage } = element.attributes;
  return {
    element,
    base: ownBase === undefined ? base : resolveUrl(ownBase, base),
    language: ownLanguage ?? language,
  };
}

function findChild(parent: Context, name: string): Context | undefined {
  const element = parent.element.children.find((child) => child.name === name);
  return element && enterChannel({ ...parent, element });
}

function enterChannel(context: Context): Context {
  const inner = enter(context);
  const declared = pick(fieldsOf(context.element), ["language", "dc:language"])[0]?.text.trim();
  return { ...inner, language: inner.language ?? declared };
}

/** Items stand in the channel, beside it, or, where a tag was not closed, in one another. */
function findItems(parent: Context): Context[] {
  return parent.element.children.flatMap((element) => {
    const child = enter({ ...parent, element });
    const inner = findItems(child);
    return /^(?:item|entry)$/.test(nameOf(element).replace(/^(?:atom|rdf):/, "")) ? [child, ...inner] : inner;
  });
}

function readItem({ element, base, language }: Context, feedLanguage: string | undefined): RawItem {
  const fields = fieldsOf(element);
  const guid = pick(fields, ["guid", "atom:id", "id"])[0];
  return {
    guid: guid?.text.trim() || element.attributes["about"],
    urls: linksOf(element, fields, base),
    original: findOriginal(fields),
    title: findTitle(fields),
    texts: textsOf(fields),
    author: authorOf(fields),
    dates: [
      ...pick(fields, DATES).map((date) => date.text.trim()),
      element.attributes["lastmod"] ?? [],
    ].flat(),
    language: language ?? feedLanguage,
    base,
    // with others inside it was left open by mistake, and is whole
    isCutOff: element.isCutOff && findItems({ element, base, language }).length === 0,
  };
}

function explain({ children }: XmlElement): string {
  const names = children.map(({ name }) => name);
  if (names.includes("html")) return "No feed: the answer is a web page";
  if (names.includes("opml")) return "No feed: the answer is an OPML list of feeds";
  if (names.includes("urlset") || names.includes("sitemapindex")) return "No feed: the answer is a sitemap";
  return `No feed: the answer is XML of another kind, <${names[0]}>`;
}
