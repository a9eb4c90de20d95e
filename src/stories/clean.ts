/** The words of a post without what X hangs around them: links, mentions at its ends, tails of hashtags. */

/** A mark at its end belongs to the sentence around it. */
const URL_PATTERN = /https?:\/\/[^\s<>"'）】」』，。；！？、]*[^\s<>"'）】」』，。；！？、.,;:!?)\]]/gu;
const MENTIONS_AT_START = /^(?:\s*\.?@\w{1,30})+[\s,:：]*/u;
const MENTIONS_AT_END = /(?:[\s,]*(?:\b(?:via|cc|by)\s+)?@\w{1,30})+\s*$/iu;
const HASHTAGS_AT_END = /(?:\s*#[\p{L}\p{N}_]+)+\s*$/u;

/** The text without URLs and without mentions and hashtags at its ends, its paragraphs kept. */
export function cleanText(text: string): string {
  return text
    .replace(URL_PATTERN, " ")
    .replace(/[(（[][ \t]*(?:[)）\]]|(?=\n|$))/g, "")
    .split("\n")
    .map((line) => line.replace(/[ \t\u00a0]+/g, " ").trim())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()
    .replace(HASHTAGS_AT_END, "")
    .replace(MENTIONS_AT_END, "")
    .replace(MENTIONS_AT_START, "")
    .trim();
}

/** The URLs that stand in a text, in order. */
export function urlsOf(text: string): string[] {
  return (text.match(URL_PATTERN) ?? []).map((url) => url.replace(/[.,;:!?)\]]+$/, ""));
}
