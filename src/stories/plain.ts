/**
 * The words of a post as they are read aloud: without links, markup, emoji and the signs that sites hang around
 * words. What is left are the author's own words in their order.
 */
import { cleanText } from "./clean.ts";

/** Stands where a link was, until it is known whether its sentence holds without. */
export const LINK = "\uFFFC";

/** A mark after a link is its sentence's, one within it its own. */
const URL_PATTERN =
  /(?:https?:\/\/|www\.)[^\s<>"'）】」』，。；！？、]*[^\s<>"'）】」』，。；！？、.,;:!?)\]]/gu;
/** A link set in angle brackets. */
const BRACKETED = /<((?:https?:\/\/|www\.)[^\s<>]+)>/giu;
/** Addresses that say nothing to a reader. */
const SHORTENED =
  /^(?:https?:\/\/)?(?:www\.)?(?:t\.co|bit\.ly|lnkd\.in|buff\.ly|tinyurl\.com|goo\.gl|t\.cn|is\.gd|ow\.ly|dlvr\.it|youtu\.be)\b/iu;
/** What makes a link a part of its sentence. */
export const LINKING = /(?:\b(?:at|on|via|in|from|to|of|with|by|see|visit|into|and|or)|[在到见至于从])\s*$/iu;

const EMOJI =
  /(?:[\p{Regional_Indicator}]{2}|[#*\d]\ufe0f?\u20e3|(?![\d#*©®™↔-↪❤∗])\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})*(?:\u200d\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})*)*)/gu;
/** Letters that are styled by being other characters. */
const STYLED = /[\u{1d400}-\u{1d7ff}]+/gu;
/** Zero width, soft hyphens, marks of direction and order. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffd]/gu;
const ENTITIES = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["#39", "'"],
  ["#x27", "'"],
  ["apos", "'"],
  ["nbsp", " "],
]);
/** "1/7", "(2/7)", "3/" and a thread's spool, before or after a post's words. "1/3 of them" is a number. */
const COUNTER_FIRST =
  /^[ \t]*(?:🧵[ \t]*)?(?:[(（[]\d{1,2}\s?[/／]\s?(?:\d{1,2}|n|x)?[)）\]]|\d{1,2}[/／](?:\d{1,2}|n|x)?(?=[ \t]*(?:[:：.)、]|[ \t]\p{Lu}|[ \t]?\p{Script=Han}|\n|\p{Extended_Pictographic}))(?![ \t]*的))[ \t]*[:：.)、]?[ \t]*/gmu;
const COUNTER_LAST =
  /[ \t]*(?:[(（[]\d{1,2}[/／](?:\d{1,2}|n|x)?[)）\]]|(?<=[.!?。！？…\n][ \t]*)\d{1,2}[/／](?:\d{1,2}|n|x)?)[ \t]*$/gmu;
/** Thanks and credits to accounts at the end of a line. */
const CREDITS =
  /(?:[ \t,，(（]*\b(?:cc|via|h\/t|ht|thx|thanks(?: to)?|credits?(?: to)?)[ \t:]*)(?:@\w{1,30}[ \t,、&]*)+[)）]?[ \t.!\p{Extended_Pictographic}]*$/gimu;
const HASHTAG_LINE = /^[ \t]*(?:#[\p{L}\p{N}_]+#?[ \t]*)+$/gmu;
const EMOTICON = /[ \t][:;]['-]?[()DPp](?=\s|$)/gmu;

/**
 * Words only, no sign that would read as markup, and a LINK where one was, so that a sentence can be told that leans
 * on it. Paragraphs and lines are kept.
 */
export function spokenOf(text: string): string {
  const spoken = bare(unmark(readable(text)).replace(BRACKETED, "$1").replace(URL_PATTERN, linkOf));
  // links that follow a post are not in its words
  const ended = spoken
    .replace(/[:：]\s*\n+\s*(?=\uFFFC)/gu, ": ")
    .replace(/(\S)(?:\s*\uFFFC)+\s*$/u, (links, last: string, at: number, whole: string) =>
      /[:：]/u.test(last) || LINKING.test(whole.slice(0, at + 1)) ? `${last} ${LINK}` : last,
    );
  return space(unsign(cleanText(ended)));
}

function readable(text: string): string {
  return text
    .replace(UNSEEN, (sign) => (sign === "\u200d" ? sign : ""))
    .replace(/\r\n?|\u2028|\u2029|\\n(?=\s|$)/gu, "\n")
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/gu, " ")
    .replace(/&(amp|lt|gt|quot|#39|#x27|apos|nbsp);/gu, (whole, name: string) => ENTITIES.get(name) ?? whole)
    .replace(STYLED, (letters) => letters.normalize("NFKC"))
    .replaceAll(LINK, "");
}

/** Markdown, as people paste it: the words stay. */
function unmark(text: string): string {
  return text
    .replace(/^[ \t]*(```|~~~)[^\n]*\n[\s\S]*?^[ \t]*\1[ \t]*$/gmu, "")
    .replace(/!\[[^\]\n]*\]\([^)\n]*\)/gu, "")
    .replace(/\[([^\]\n]+)\]\((?:https?:|\/|#)[^)\n]*\)/gu, "$1")
    .replace(/^[ \t]*#{1,6}[ \t]+/gmu, "")
    .replace(/^[ \t]*>+[ \t]?/gmu, "")
    .replace(/^[ \t]*(?:\|[ \t:|-]+\||[-=_*]{3,})[ \t]*$/gmu, "")
    .replace(/(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1/gu, "$2")
    .replace(/^[ \t]*\*[ \t]+/gmu, "• ")
    .replace(/(?<![\w*])\*(?=\S)([^*\n]{1,60}?)(?<=\S)\*(?![\w*])/gu, "$1")
    .replace(/(?<![\w_])_(?=\S)([^_\n]{1,60}?)(?<=\S)_(?![\w_])/gu, "$1")
    .replace(/``?([^`\n]+)``?/gu, "$1")
    .replaceAll("*", "∗");
}

/** The address's host where a sentence needs it: "live at heron.example". */
function linkOf(url: string, at: number, text: string): string {
  const isPart = LINKING.test(text.slice(Math.max(0, at - 12), at));
  const host = /^(?:https?:\/\/)?(?:www\.)?([^/?#:]+)/u.exec(url)?.[1];
  return isPart && host && !SHORTENED.test(url) ? host : LINK;
}

function bare(text: string): string {
  return text
    .replace(/^\s*RT[ \t]+@\w{1,30}[:：]?[ \t]*/u, "")
    .replace(/^[ \t]*RT[ \t]*[:：]?[ \t]+(?=\S)/u, "")
    .replace(COUNTER_FIRST, "")
    .replace(COUNTER_LAST, "")
    .replace(CREDITS, "")
    .replace(EMOTICON, "")
    .replace(HASHTAG_LINE, "");
}

/** Without the signs before names of accounts and topics, and without pictures; at the head of a line one is a bullet. */
function unsign(text: string): string {
  return text
    .replace(/(?<![\p{L}\p{N}&/#＃.])[#＃](\p{L}[^#＃\s，。,.]{0,20})[#＃]/gu, "$1")
    .replace(/(?<![\p{L}\p{N}&/])#(?=\p{L})/gu, "")
    .replace(/(?<![\p{Script=Latin}\p{N}.+_/-])@(?=\w{1,30}(?![\w/]|\.\w)|\p{Script=Han})/gu, "")
    .replace(/[ \t]*↗[ \t]*(?:#\d+)?/gu, "")
    .replace(/^[ \t]*(?:[#*\d]\ufe0f?\u20e3[ \t]*)/gmu, "• ")
    .replace(new RegExp(`^[ \\t]*(?:${EMOJI.source}[ \\t]*)+(?=\\S)`, "gmu"), "• ")
    .replace(EMOJI, " ")
    .replace(/[\ufe0e\ufe0f\u200d]/gu, "");
}

function space(text: string): string {
  return text
    .replace(/(?<![.])\.\.(?![.])/gu, ".")
    .replace(/[ \t]+/gu, " ")
    .replace(
      / (?=[,.;!?](?:\s|$)|[，。；：！？、）」』】》])|(?<=[，。；：！？、（「『【《]) |(?<=\p{Script=Han}) (?=[（「『【《])/gu,
      "",
    )
    .replace(/^ +| +$/gmu, "")
    .replace(/\n{3,}/gu, "\n\n")
    .trim();
}
