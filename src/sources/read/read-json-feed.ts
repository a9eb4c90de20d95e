/** JSON Feed 1.0 and 1.1 (jsonfeed.org). What has another type than it should is passed over. */
import type { Content, RawFeed, RawItem, Unreadable } from "./post.ts";
import { looksLikeHtml, readLine } from "./content.ts";
import { resolveUrl } from "./resolve-url.ts";

/** Braces within the last, broken item stand between the end and the last whole one. */
const CUT_ATTEMPTS = 8;

type Json = Record<string, unknown>;

export function readJsonFeed(source: string, url: string): RawFeed | Unreadable {
  const whole = parse(source);
  const feed = whole ?? parseCut(source);
  if (!feed) return { kind: "unreadable", reason: "No feed: the answer begins like JSON and is not" };
  if (!Array.isArray(feed["items"]))
    return { kind: "unreadable", reason: "No feed: the answer is JSON without items" };
  const base = url || textOf(feed["feed_url"]) || textOf(feed["home_page_url"]);
  const isDeclared = textOf(feed["version"]).includes("jsonfeed.org/version/");
  return {
    kind: "json",
    title: readLine({ value: textOf(feed["title"]), isHtml: false }),
    siteUrl: resolveUrl(textOf(feed["home_page_url"]), base) || null,
    author: authorOf(feed),
    ttlMinutes: null,
    items: feed["items"].filter(isRecord).map((item) => readItem(item, base, textOf(feed["language"]))),
    warnings: [
      whole ? [] : "It was cut off: what comes before was read",
      isDeclared ? [] : "It does not say that it is a JSON Feed (version)",
    ].flat(),
  };
}

function parse(source: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(source.replace(/^\uFEFF/, ""));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A document that was cut off, as far as its last whole item; undefined where that cannot be told. */
function parseCut(source: string): Json | undefined {
  let cut = source.trimEnd();
  for (let attempt = 0; attempt < CUT_ATTEMPTS; attempt++) {
    const end = cut.lastIndexOf("}", cut.length - 2);
    if (end < 0) return undefined;
    cut = cut.slice(0, end + 1);
    const feed = parse(`${cut}]}`);
    if (feed) return feed;
  }
  return undefined;
}

const isRecord = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Ids are numbers at times. */
const textOf = (value: unknown) =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : "";

function readItem(item: Json, base: string, language: string): RawItem {
  const id = textOf(item["id"]);
  const urls = [item["url"], /^https?:/.test(id) ? id : "", item["external_url"]];
  const title = textOf(item["title"]);
  return {
    guid: id || undefined,
    urls: urls.map((url) => resolveUrl(textOf(url), base)).filter(Boolean),
    title: title ? { value: title, isHtml: looksLikeHtml(title) } : undefined,
    texts: textsOf(item),
    author: authorOf(item),
    dates: [textOf(item["date_published"]), textOf(item["date_modified"])],
    language: textOf(item["language"]) || language || undefined,
    base,
  };
}

function textsOf(item: Json): Content[] {
  return [
    { value: textOf(item["content_html"]), isHtml: true },
    { value: textOf(item["content_text"]), isHtml: false },
    { value: textOf(item["summary"]), isHtml: false },
  ].filter(({ value }) => value !== "");
}

/** Version 1.0 has one author, 1.1 a list. */
function authorOf({ author, authors }: Json): string {
  const people = Array.isArray(authors) && authors.length > 0 ? authors : [author];
  const names = people.filter(isRecord).map(({ name, url }) => textOf(name) || textOf(url));
  return names.filter(Boolean).join(", ");
}
