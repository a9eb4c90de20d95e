/**
 * Names of elements without the accidents of their prefixes: dc:creator whatever prefix a feed binds to Dublin
 * Core. RSS's own elements have no prefix. Feeds misspell namespaces, so they are compared loosely.
 */
import type { XmlElement } from "../../lib/read-xml.ts";

const VOCABULARIES: Record<string, string> = {
  "w3.org/2005/atom": "atom",
  "purl.org/atom/ns": "atom",
  "purl.org/atom-blog/ns": "atom",
  "w3.org/1999/02/22-rdf-syntax-ns": "rdf",
  "w3.org/1999/xhtml": "xhtml",
  "purl.org/dc/elements/1.1": "dc",
  "purl.org/dc/elements/1.0": "dc",
  "purl.org/dc/terms": "dcterms",
  "purl.org/rss/1.0/modules/content": "content",
  "search.yahoo.com/mrss": "media",
  "purl.org/rss/1.0/modules/syndication": "sy",
  "itunes.com/dtds/podcast-1.0.dtd": "itunes",
  "rssnamespace.org/feedburner/ext/1.0": "feedburner",
};
const KNOWN = new Set(Object.values(VOCABULARIES));

/** Its name with the usual prefix of its vocabulary; of an unknown one with "?". */
export function nameOf({ name, prefix, space }: XmlElement): string {
  const vocabulary = space === undefined ? undefined : VOCABULARIES[looseUri(space)];
  if (vocabulary) return `${vocabulary}:${name}`;
  // a default namespace that nobody knows is some version of RSS; a prefix that is not declared means the usual
  if (prefix === "" || isRss(space)) return name;
  return KNOWN.has(prefix) ? `${prefix}:${name}` : `?:${name}`;
}

/** The namespaces of RSS 0.90, 1.0, 1.1 and the unofficial ones of 2.0. */
const isRss = (space: string | undefined) =>
  space !== undefined &&
  /^(?:purl\.org\/(?:net\/)?rss1?[./]1|(?:my|channel)\.netscape\.com\/rdf|backend\.userland\.com|blogs\.law\.harvard\.edu\/tech\/rss)/.test(
    looseUri(space),
  ) &&
  !looseUri(space).includes("/modules/");

const looseUri = (uri: string) =>
  uri
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?/, "")
    .replace(/[/#]+$/, "");

/** An element's children by name. */
export type Fields = Map<string, XmlElement[]>;

export function fieldsOf(element: XmlElement): Fields {
  const fields: Fields = new Map();
  for (const child of element.children) {
    const name = nameOf(child);
    const same = fields.get(name);
    if (same) same.push(child);
    else fields.set(name, [child]);
  }
  return fields;
}

/** The children of these names, in the order of the names. */
export const pick = (fields: Fields, names: readonly string[]): XmlElement[] =>
  names.flatMap((name) => fields.get(name) ?? []);

/** A list of names, written in lines. */
export const namesIn = (...lines: string[]): string[] => lines.flatMap((line) => line.split(" "));
