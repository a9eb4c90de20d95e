/** Text that may be markup, brought to plain text. */
import { htmlText, type HtmlText } from "../../lib/html-text.ts";
import type { Content } from "./post.ts";

const TAGS =
  "a|abbr|b|big|blockquote|br|center|cite|code|div|del|em|font|h[1-6]|hr|i|img|ins|li|ol|p|pre|q|s|small|span|strike|strong|sub|sup|table|td|tr|tt|u|ul|video|figure|section";
/** A closing tag, an element that needs none, or a character reference: a bare <word> is somebody's notation. */
const MARKUP = new RegExp(
  String.raw`</(?:${TAGS})\s*>|<(?:br|hr|img|p)\b[^<>]*>|<(?:${TAGS})(?:\s[^<>]*)?/>|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,10});`,
  "i",
);

/** Whether text whose kind nobody declared is HTML. */
export const looksLikeHtml = (text: string) => MARKUP.test(text);

export function readContent({ value, isHtml }: Content): HtmlText {
  return isHtml ? htmlText(value) : { text: keepLines(value), hrefs: [] };
}

/** Names and titles are lines; what is longer is something else, and would be copied from place to place. */
const LINE_LIMIT = 1_000;

/** One line, for titles and names. */
export function readLine(content: Content): string {
  const line = readContent(content).text.replaceAll(/\s+/g, " ").trim();
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
