/** What an HTML page says of itself in its head: title, description, author, date, language. Texts as written but for white space. */
import { Parser } from "htmlparser2";
import { foldSpace } from "./text-writer.ts";

/** Deeper markup than this is an attack on the parser; what was found so far is given. */
const DEPTH_LIMIT = 500;

export type PageAbout = {
  title: string;
  description: string;
  author: string;
  siteName: string;
  /** As written. */
  publishedAt: string;
  /** Of the html element: zh-CN, en … */
  language: string;
};

/** The best first: what is meant to be shown elsewhere (ogp.me), then the document's own. */
const NAMES: [keyof PageAbout, string[]][] = [
  ["title", ["og:title", "twitter:title", "title"]],
  ["description", ["og:description", "description", "twitter:description"]],
  ["author", ["author", "article:author", "parsely-author"]],
  ["siteName", ["og:site_name", "application-name"]],
  ["publishedAt", ["article:published_time", "datepublished", "date", "pubdate"]],
  ["language", ["html:lang"]],
];

/** Reads a page up to the end of it; what it does not say is empty. */
export function readPageAbout(html: string): PageAbout {
  const said = new Map<string, string>();
  const say = (name: string, value: string | undefined) => {
    const text = foldSpace(value ?? "").trim();
    if (text !== "" && !said.has(name)) said.set(name, text);
  };
  let depth = 0;
  let title: string | undefined;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (++depth > DEPTH_LIMIT) throw new TooDeep();
      if (name === "html") say("html:lang", attributes["lang"]);
      if (name === "title") title ??= "";
      const key = attributes["property"] ?? attributes["name"] ?? attributes["itemprop"];
      if (name === "meta" && key) say(key.trim().toLowerCase(), attributes["content"]);
    },
    ontext(text) {
      if (title !== undefined) title += text;
    },
    onclosetag(name) {
      depth--;
      if (name === "title") say("title", title);
      if (name === "title") title = undefined;
    },
  });
  try {
    parser.end(html);
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
  }
  const about = NAMES.map(([part, names]) => [part, names.map((name) => said.get(name)).find(Boolean) ?? ""]);
  return Object.fromEntries(about) as PageAbout;
}

class TooDeep extends Error {}
