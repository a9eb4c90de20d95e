/** Finds names in a paragraph without a dictionary: people, companies, products with their versions. */
import { isHan } from "../lib/script.ts";
import { isStopWord } from "../lib/stop-words.ts";
import { isCounted, isDull, isOpener } from "./dull-terms.ts";
import { spansOf } from "./span.ts";
import type { Span } from "./span.ts";

/** Words that join a name to make no name of it: Rust-based, AI-native. */
const JOINED =
  "based|native|only|style|led|backed|owned|year|old|free|like|powered|driven|level|first|ready|to|in|up|off|time|class|scale|friendly|wide|made|hosted|sourced|related|specific|compatible|aware|generated|assisted|enabled|focused|grade|built|run|side|per|and|or|a|the|by|on|for|is|era|linked|listed|born|trained|bit|rich|heavy|capable|aligned";
/** A word of a name: a capital, or letters with a digit or a capital among them: Heron, iPad, gpt-5.4, Next.js. */
const WORD = String.raw`(?:\p{Lu}[\p{Script=Latin}\p{M}\p{N}]*|\p{Ll}{1,4}\p{Lu}[\p{Script=Latin}\p{N}]*)(?:-(?!(?:${JOINED})(?![\p{L}]))\p{Ll}+|(?:[-/&+]|['’](?=\p{Lu}))[\p{Lu}\p{N}][\p{Script=Latin}\p{M}\p{N}]*|\.(?:\p{N}+|[\p{Script=Latin}]{2,4}(?![\p{L}])))*\+*`;
const NUMBER = String.raw`v?\p{N}+(?:\.\p{N}+)*[\p{Lu}\p{Ll}]?`;
const LINK = String.raw`(?: (?:of|de|da|du|van|von|der|den|la|le) | & )`;
/** Letters, digits and signs around a term would make it a part of something longer. */
const FREE = String.raw`(?<![\p{Script=Latin}\p{N}_@#/\\~.$%-])`;
const END = String.raw`(?![\p{Script=Latin}\p{N}_%％/\\@]|[-–][\p{Script=Latin}\p{N}]|\.[\p{N}\p{Lu}]|(?<=\p{N})[月日年号时点])`;
const NAME = new RegExp(`${FREE}${WORD}(?:(?: |${LINK})(?:${WORD}|${NUMBER}))*${END}`, "gu");
const MADE = new RegExp(`${FREE}\\p{Ll}{2,}-\\p{N}+(?:\\.\\p{N}+)*${END}`, "gu");
/** More capitals in a row than a name has are a title's. */
const MOST_WORDS = 4;

/** Names whole, never a part of one. `spoken` is the text of the posts, which shows how a word is written elsewhere. */
export function namesIn(text: string, spoken: string): Span[] {
  const inHan = isHan(text);
  const names = spansOf(text, NAME, 0).flatMap(({ start, end }) => {
    const opens = !inHan && /(?:^|[.!?:;…—]["'”’)]*\s+|["“(])$/u.test(text.slice(0, start));
    const all = text.slice(start, end).split(" ");
    const words = opens && !opensName(all, spoken) ? all.slice(1) : all;
    // "Usage of Codex", "Now in Codex": the name is what follows
    while (words[0] && isLooseWord(words[0])) words.shift();
    const name = words.join(" ");
    const at = end - name.length;
    if (words.length === 1 && !inHan && isPlainWord(words[0] ?? "", spoken)) return [];
    return isTelling(words, text.slice(0, start), text.slice(end))
      ? [{ start: at, end, score: worthOf(words) }]
      : [];
  });
  // a name's short form is no better than the name
  const full = names.map(({ start, end }) => ` ${text.slice(start, end)} `);
  return [...names, ...spansOf(text, MADE, 1.4)].filter(({ start, end }) => {
    const name = ` ${text.slice(start, end)} `;
    return !full.some((other) => other !== name && other.includes(name));
  });
}

/** A small word with a capital; "US" and "IT" are none. */
const isLooseWord = (word: string) =>
  isStopWord(word.toLowerCase()) && (word.length === 1 || word !== word.toUpperCase());

/** Whether the first word of a sentence has its capital from a name: more follow, or it has it elsewhere too. */
function opensName([first = "", ...more]: readonly string[], spoken: string): boolean {
  if (/\p{Lu}.*\p{Lu}|\p{N}/u.test(first)) return true;
  if (isOpener(first) || isCounted(first) || isStopWord(first.toLowerCase())) return false;
  if (/^v?[\d.]+$/.test(more[0] ?? "")) return true;
  if (more[0] === "of") return false;
  if (more.length > 0) return true;
  return !isPlainWord(first, spoken) && new RegExp(`[\\p{Ll},] ${escape(first)}(?!\\p{L})`, "u").test(spoken);
}

/** Whether the posts write it in lower case as often as with a capital. */
function isPlainWord(word: string, spoken: string): boolean {
  if (/\p{Lu}.*\p{Lu}|\p{N}/u.test(word)) return false;
  const countOf = (form: string) =>
    spoken.match(new RegExp(`(?<!\\p{L})${escape(form)}(?!\\p{L})`, "gu"))?.length ?? 0;
  return countOf(word.toLowerCase()) >= Math.max(1, countOf(word));
}

const TITLE_CASE = /^(?:What|Your|How|Why|Is|Are|To|With|In|On|For|And|The|From)$/;

function isTelling(words: readonly string[], before: string, after: string): boolean {
  const [first = ""] = words;
  if (
    words.length === 0 ||
    words.length > MOST_WORDS ||
    words.slice(1, -1).some((word) => TITLE_CASE.test(word))
  )
    return false;
  // "Mira (Otto) Quill": the name goes on; "Director of Product" is none
  if (
    /^ (?:\(\p{Lu}\p{Ll}+\) )?\p{Lu}\p{Ll}/u.test(after) ||
    /\p{Ll} \(\p{Lu}\p{Ll}+\) $/u.test(before) ||
    (isDull(first) && words.includes("of"))
  )
    return false;
  const isNumber = (word: string) => /^v?[\d.]+\p{L}?$/u.test(word);
  if (words.some(isNumber)) return !words.every((word) => isNumber(word) || isCounted(word));
  return words.some((word) => !isDull(word) && /\p{L}{2}|\p{L}\d|\d\p{L}/u.test(word));
}

const worthOf = (words: readonly string[]) =>
  1 + 0.15 * Math.min(words.length, 3) + (/\p{L}.*\p{N}/u.test(words.join(" ")) ? 0.5 : 0);

const escape = (word: string) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
