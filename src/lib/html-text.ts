/**
 * HTML to plain text, by a parser: what a person would read of it. Paragraphs are parted by an empty line, lines
 * and list items by a line end, `pre` keeps its own; scripts and their like are left out, images give their alt.
 */
import { Parser } from "htmlparser2";
import { foldSpace, TextWriter } from "./text-writer.ts";

/** Deeper markup than this is an attack on the parser; the text so far is given. */
const DEPTH_LIMIT = 500;
/** Not for reading; `noscript` repeats in feeds what its neighbours show. */
const SILENT = new Set("script style noscript template iframe object applet select textarea svg".split(" "));
const PARAGRAPHS = new Set(
  "p blockquote pre ul ol dl table figure h1 h2 h3 h4 h5 h6 hr address details fieldset form".split(" "),
);
const LINES = new Set(
  "div section article header footer aside main nav li dt dd tr caption figcaption summary center title".split(
    " ",
  ),
);
const CELLS = new Set(["td", "th"]);

export type HtmlText = {
  text: string;
  /** What its anchors point to, as written, in order. */
  hrefs: string[];
};

/** Reads markup. Plain text comes back as it is, but for white space, which is folded. */
export function htmlText(html: string): HtmlText {
  if (!/[<&]/.test(html)) return { text: foldSpace(html), hrefs: [] };
  const out = new TextWriter();
  const hrefs: string[] = [];
  let silentDepth = 0;
  let preDepth = 0;
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(qualified, attributes) {
        if (++depth > DEPTH_LIMIT) throw new TooDeep();
        const name = localName(qualified);
        if (SILENT.has(name)) silentDepth++;
        if (silentDepth > 0) return;
        openBlock(name, out);
        if (name === "pre") preDepth++;
        if (name === "a" && attributes["href"]) hrefs.push(attributes["href"].trim());
        if (name === "img" && attributes["alt"]) out.write(attributes["alt"]);
      },
      ontext(text) {
        if (silentDepth > 0) return;
        if (preDepth > 0) out.writeAsIs(text);
        else out.write(text);
      },
      onclosetag(qualified) {
        depth--;
        const name = localName(qualified);
        if (SILENT.has(name)) silentDepth--;
        if (silentDepth > 0) return;
        if (name === "pre") preDepth--;
        closeBlock(name, out);
      },
    },
    { recognizeCDATA: true, recognizeSelfClosing: true },
  );
  try {
    parser.end(html);
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
  }
  return { text: out.text(), hrefs };
}

class TooDeep extends Error {}

/** XHTML may come with a prefix: xhtml:p is a paragraph too. */
const localName = (qualified: string) => qualified.slice(qualified.indexOf(":") + 1);

function openBlock(name: string, out: TextWriter) {
  if (name === "br") out.endLine();
  else if (PARAGRAPHS.has(name)) out.breakLines(2);
  else if (LINES.has(name)) out.breakLines(1);
  else if (CELLS.has(name)) out.write(" ");
  if (name === "li") out.write("- ");
}

function closeBlock(name: string, out: TextWriter) {
  if (PARAGRAPHS.has(name)) out.breakLines(2);
  else if (LINES.has(name)) out.breakLines(1);
}
