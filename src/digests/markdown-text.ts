/** Text of anyone's making as Markdown: it reads as it was written, and no part of it becomes markup. */
import { boldSpans } from "../lib/bold.ts";
import { safeHref } from "../lib/safe-href.ts";

/** Line ends of CommonMark, of JavaScript and of Unicode; tabs would be indents. */
const BREAK = /[ ]*[\t\n\v\f\r\u0085\u2028\u2029][\t\n\v\f\r\u0085\u2028\u2029 ]*/g;
/** What begins a heading, a quotation, a list, a rule, a definition or a block of code at the start of a paragraph. */
const BLOCK_START = /^(?:(\d{1,9})(?=[.)](?: |$))|(?=#{1,6}(?: |$)|>|[-+:](?: |$)|-{3}))/;
/** An address that stands in a link as it is: nothing in it ends the link or needs an escape. */
const PLAIN_ADDRESS = /^https?:\/\/[\w\-.~:/?#[\]@!$&'*+,;=%\p{L}\p{N}\p{M}]+$/u;

/** The text in one line, without space around it and without what UTF-8 or CommonMark have no place for. */
export const oneLine = (text: string): string =>
  text.toWellFormed().replaceAll("\0", "\uFFFD").replace(BREAK, " ").trim();

/** A paragraph of text with **bold** terms. */
export const escapeParagraph = (summary: string): string =>
  boldSpans(oneLine(summary))
    // a bold blank would be a rule
    .map(({ text, bold }) =>
      bold && text.trim() ? `**${escapeText(text)}**` : escapeText(bold ? `**${text}**` : text),
    )
    .join("")
    .replace(BLOCK_START, "$1\\");

/** A link; one whose address may not be followed leads nowhere. */
export const link = (text: string, url: string): string => `[${escapeText(oneLine(text))}](${linkHref(url)})`;

/**
 * Dead are links, tags, code, emphasis, GFM's strikethrough, entities, and the {{ and {% of site generators, which
 * run before Markdown is read, as does Hugo's search for <!--more-->.
 */
const escapeText = (text: string) =>
  text
    .replace(/[\\[\]<`*~]|(?<=<)!/g, "\\$&")
    // within a word it is a letter
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/&(?=#?\w{1,40};)/g, "\\&")
    .replace(/(?<=\{)[{%]/g, "\\$&");

/** The address as it stands in a link; empty for one that is not of the web. Applied twice, it is the same. */
export function linkHref(url: string): string {
  const href = safeHref(url);
  if (!href) return "";
  return (PLAIN_ADDRESS.test(url) ? url : href)
    .replace(/[()<>\\{}`\s]/g, percentOf)
    .replace(/(&#?\w+);/g, "$1%3B");
}

const percentOf = (letter: string) => `%${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
