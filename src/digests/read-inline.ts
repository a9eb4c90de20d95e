/** What stands within a paragraph of Markdown: links, and text with its escapes undone (CommonMark, sections 2.4, 2.5, 6). */
import { htmlText } from "../lib/html-text.ts";
import { steadyText } from "../lib/steady-text.ts";

export type InlineLink = {
  text: string;
  url: string;
  /** Its Markdown, and what follows it. */ markdown: string;
  rest: string;
};

/** An escape, an entity, code, or a link in a sentence: each says the text that it stands for. */
const TEXT =
  /\\([!-/:-@[-`{-~])|(&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,31});)|(?<!`)(`+)(?!`)(.*?[^`])\3(?!`)|!?\[((?:[^[\]\\]|\\.)*)\]\((?:[^()\s]|\([^()\s]*\))*\)/gs;
/** In brackets after a link's text: an address that may hold pairs of brackets itself, or stands in <>; then a title. */
const DESTINATION =
  /^\(\s*(?:<([^<>\n]*)>|((?:[^\s()<\\]|\\.|\((?:[^\s()\\]|\\.)*\))(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))*)?)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/;

/** The text of a paragraph or of a link, **bold** left as it is. */
export const readText = (markdown: string): string =>
  steadyText(
    markdown.replace(
      TEXT,
      (_, escaped?: string, entity?: string, _run?: string, code?: string, linkText?: string) =>
        escaped ?? (entity && readEntity(entity)) ?? code ?? readText(linkText ?? ""),
    ),
  );

const readEntity = (entity: string) => htmlText(entity).text || " ";

/** The link at the beginning of this Markdown; undefined where none stands there. */
export function readLink(markdown: string): InlineLink | undefined {
  const end = findTextEnd(markdown);
  if (end < 0) return undefined;
  const [destination, pointed, plain = ""] = DESTINATION.exec(markdown.slice(end + 1)) ?? [];
  if (destination === undefined) return undefined;
  const length = end + 1 + destination.length;
  return {
    text: readText(markdown.slice(1, end)),
    url: readText(pointed ?? plain),
    markdown: markdown.slice(0, length),
    rest: markdown.slice(length),
  };
}

/** Where the bracket stands that closes the first one; brackets within come in pairs or are escaped. */
function findTextEnd(markdown: string): number {
  if (!markdown.startsWith("[")) return -1;
  let depth = 0;
  for (let at = 0; at < markdown.length; at++) {
    if (markdown[at] === "\\") at++;
    else if (markdown[at] === "[") depth++;
    else if (markdown[at] === "]" && --depth === 0) return at;
  }
  return -1;
}
