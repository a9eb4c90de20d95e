/** Reading lists of sources from OPML: of any feed reader, well formed or not, and our own with all that they hold. */
import { readXml, type XmlElement } from "../lib/read-xml.ts";
import { addressKey } from "./add/address-key.ts";
import { accountUrl, findXAccount } from "./add/x-account.ts";

/** A source as a list knows it. */
export type Listed = {
  kind: "feed" | "x";
  /** As it is written in the list: it may be no address at all. */
  url: string;
  title: string;
  siteUrl: string | null;
  weight: number;
  paused: boolean;
  /** The outlines around it, outermost first. */
  folder: string[];
};

export type ReadOpml = { kind: "read"; sources: Listed[] } | { kind: "unreadable"; reason: string };

/** The sources of an OPML document, nested ones included, each address once; a sentence where it is none. */
export function readOpml(document: string): ReadOpml {
  const opml = readXml(document)?.root.children.find(({ name }) => name === "opml");
  if (!opml) return { kind: "unreadable", reason: "No OPML document: it has no opml element" };
  const sources = listedIn(opml, []);
  if (sources.length === 0)
    return { kind: "unreadable", reason: "The OPML names no feed (no outline with an xmlUrl)" };
  const byAddress = Map.groupBy(sources, ({ url }) => addressKey(url));
  return { kind: "read", sources: [...byAddress.values()].flatMap(joined) };
}

function listedIn(element: XmlElement, folder: string[]): Listed[] {
  const { xmlurl: address = "", ...attributes } = element.attributes;
  const isOutline = element.name === "outline";
  const name = (attributes["text"] || attributes["title"] || "").trim();
  if (isOutline && address.trim() !== "") {
    const own = listed(address.trim(), attributes, folder);
    return [own, ...element.children.flatMap((child) => listedIn(child, folder))];
  }
  const inner = isOutline && name ? [...folder, name] : folder;
  return element.children.flatMap((child) => listedIn(child, inner));
}

function listed(address: string, attributes: Record<string, string | undefined>, folder: string[]): Listed {
  const url = address.replace(/^feed:(?:\/\/)?(?=https?:)/i, "").replace(/^feed:\/\//i, "http://");
  const handle = findXAccount(url);
  const siteUrl = attributes["htmlurl"]?.trim() || null;
  const title = (attributes["title"] || attributes["text"] || "").trim();
  return {
    kind: handle ? "x" : "feed",
    url: handle ? accountUrl(handle) : url,
    title: title === address ? "" : title,
    siteUrl: handle && siteUrl === accountUrl(handle) ? null : siteUrl,
    weight: weightOf(attributes["weight"]),
    paused: attributes["paused"] === "true",
    folder,
  };
}

const weightOf = (text: string | undefined) => (/^(?:\d|10)$/.test(text ?? "") ? Number(text) : 1);

/** One of the same address: the first, with the title and the site of a later one where it has none. */
function joined([first, ...others]: Listed[]): Listed[] {
  if (!first) return [];
  const title = first.title || (others.find((other) => other.title)?.title ?? "");
  const siteUrl = first.siteUrl ?? others.find((other) => other.siteUrl)?.siteUrl ?? null;
  return [{ ...first, title, siteUrl }];
}
