/** Text that may be markup, brought to plain text. */
import { htmlText, type HtmlText } from "../../lib/html-text.ts";
import { steadyText } from "../../lib/steady-text.ts";
import type { Content } from "./post.ts";

const TAGS =
  "a|abbr|b|big|blockquote|br|center|cite|code|div|del|em|font|h[1-6]|hr|i|img|ins|li|ol|p|pre|q|s|small|span|strike|strong|sub|sup|table|td|tr|tt|u|ul|video|figure|section";
/** A closing tag, an element that needs none, or a character reference: a bare <word> is somebody's notation. */
const MARKUP = new RegExp(
  String.raw`</(?:${TAGS})\s*>|<(?:br|hr|img|p)\b[^<>]*>|<(?:${TAGS})(?:\s[^<>]*)?/>|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,10});`,
  "i",
);

const OPENING = new RegExp(String.raw`<(?:${TAGS})(?:\s[^<>]*)?>`, "i");

/** Whether a title whose kind nobody declared is HTML: titles speak of tags too, and never just open one. */
export const looksLikeHtml = (text: string) => MARKUP.test(text);

/** Whether a text is HTML: it may have been cut off before anything was closed. */
export const isProbablyHtml = (text: string) => MARKUP.test(text) || OPENING.test(text);

/** Control characters but line ends and tabs: nobody writes them, and databases and mail choke on them. */
const CONTROLS = /[^\P{Cc}\n\r\t]/gu;

export function readContent({ value, isHtml }: Content): HtmlText {
  const clean = value.toWellFormed().replaceAll(CONTROLS, "");
  return isHtml ? htmlText(clean) : { text: keepLines(clean), hrefs: [] };
}

/** Names and titles are lines; what is longer is something else, and would be copied from place to place. */
const LINE_LIMIT = 1_000;

/** One line, for titles and names. */
export function readLine(content: Content): string {
  const line = steadyText(readContent(content).text.replaceAll(/\s+/g, " ").trim());
  return line.length > LINE_LIMIT ? `${line.slice(0, LINE_LIMIT).toWellFormed()}…` : line;
}

/** Plain text keeps its lines and empty lines, one at a time. */
function keepLines(text: string): string {
  const lines = text.split(/\r\n?|\n/).map((line) => line.replaceAll(/\s+/g, " ").trim());
  return lines
    .filter((line, index) => line !== "" || lines[index - 1] !== "")
    .join("\n")
    .trim();
}
