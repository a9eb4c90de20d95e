/** What an HTML page points to, by a parser: its link elements, its anchors, and the base they are resolved against. */
import { Parser } from "htmlparser2";

/** Deeper markup than this is an attack on the parser; the links so far are given. */
const DEPTH_LIMIT = 500;
/** Enough to see what an anchor says. */
const TEXT_LIMIT = 200;

export type PageLink = { rel: string[]; type: string; href: string; title: string };
export type PageAnchor = { href: string; text: string };
export type PageLinks = {
  /** The href of the first base element that has one, as written. */
  base: string | undefined;
  links: PageLink[];
  anchors: PageAnchor[];
};

/** Reads a page's links in order, each href as written but for white space around it; rel and type in lower case. */
export function findPageLinks(html: string): PageLinks {
  const found: PageLinks = { base: undefined, links: [], anchors: [] };
  let anchor: PageAnchor | undefined;
  let depth = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (++depth > DEPTH_LIMIT) throw new TooDeep();
      const href = attributes["href"]?.trim();
      if (name === "base") found.base ??= href;
      if (name === "img" && anchor) say(anchor, attributes["alt"] ?? "");
      if (!href) return;
      if (name === "link") found.links.push(linkOf(href, attributes));
      if (name !== "a") return;
      anchor = { href, text: (attributes["title"] ?? attributes["aria-label"] ?? "").trim() };
      found.anchors.push(anchor);
    },
    ontext(text) {
      if (anchor) say(anchor, text);
    },
    onclosetag(name) {
      depth--;
      if (name === "a") anchor = undefined;
    },
  });
  try {
    parser.end(html);
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
  }
  return found;
}

class TooDeep extends Error {}

const linkOf = (href: string, attributes: Record<string, string>): PageLink => ({
  rel: (attributes["rel"] ?? "").toLowerCase().split(/\s+/),
  type: (attributes["type"] ?? "").toLowerCase().split(";")[0]?.trim() ?? "",
  href,
  title: (attributes["title"] ?? "").trim(),
});

function say(anchor: PageAnchor, text: string) {
  anchor.text = `${anchor.text} ${text.trim()}`.trim().slice(0, TEXT_LIMIT);
}
