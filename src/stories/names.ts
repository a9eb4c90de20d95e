/**
 * Names and numbers of a text, found without a dictionary: capitals, digits and, in Chinese, any Latin word.
 * They need no translation, so posts in two languages meet through them.
 */
import { amountsOf } from "../lib/amounts.ts";
import { isHan } from "../lib/script.ts";
import { isStopWord } from "../lib/stop-words.ts";

const LATIN_RUN = /[\p{Script=Latin}\p{N}]+(?:[.'-][\p{Script=Latin}\p{N}]+)*/gu;
/** A product and its version: a word, then a number that belongs to it, and what tells its siblings apart. */
const VERSION =
  /(?<![\p{L}\p{N}])([\p{Script=Latin}][\p{Script=Latin}.]{1,20})[ -]?v?(\d{1,2}(?:\.\d{1,3}){0,3})(?![\p{N}%.]|\s?(?:th|st|nd|rd|am|pm|x|k|m|b|h)\b)(?:[ -](mini|nano|micro|lite|light|flash|turbo|fast|pro|plus|max|ultra|air|small|medium|large|xl|coder|code|vision|audio|voice|instruct|thinking|preview|beta|embed|edge|go)(?![\p{L}\p{N}]))?/giu;
/** Words before a number that make no product of it. */
const NO_PRODUCT =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|top|part|episode|ep|day|week|year|page|chapter|step|figure|about|over|under|least|most|just|only|than|to|from|of|at|in|by|and|or|for|the|with|on|up|nearly|almost|around|some|all|these|those|first|last|next|past|another|us|rmb|usd|no|is|are|was|has|have|had|us\.|series|phase|level|q)$/;

const BARE_NUMBER = /^\p{N}+(?:[.'-]\p{N}+)*[kmbt]?$/u;
/** Words of a name. */
const LONGEST_NAME = 3;

/** Names, numbers and Latin words in lower case. In English a name begins with a capital or holds a digit. */
export function namesOf(text: string): string[] {
  const anyWord = isHan(text);
  const names = new Set<string>();
  for (const run of text.normalize("NFKC").match(LATIN_RUN) ?? []) {
    const word = run.toLowerCase().replace(/'s$/, "");
    if (word.length < 2 || isStopWord(word)) continue;
    if (anyWord || /[\p{Lu}\p{N}]/u.test(run)) names.add(word);
  }
  return [...names];
}

/**
 * What two posts may meet by in whatever language: names, those of several words in one, and amounts in one form. Bare
 * numbers are left out: that both say 8 and 90 says nothing.
 */
export function sharableNames(text: string): string[] {
  const anyWord = isHan(text);
  const phrases: string[][] = [];
  let end = -1;
  const plain = text.normalize("NFKC");
  for (const { 0: run, index } of plain.matchAll(LATIN_RUN)) {
    const word = run.toLowerCase().replace(/'s$/, "");
    const isName = word.length > 1 && !isStopWord(word) && (anyWord || /[\p{Lu}\p{N}]/u.test(run));
    if (!isName || BARE_NUMBER.test(word)) continue;
    const goesOn = index === end + 1 && plain[end] === " ";
    if (goesOn) phrases.at(-1)?.push(word);
    else phrases.push([word]);
    end = index + run.length;
  }
  // a headline that capitals all of its words is no name
  const names = phrases.flatMap((words) => (words.length > LONGEST_NAME ? words : words.join(" ")));
  return [...new Set([...names, ...amountsOf(text)])];
}

/** Products and their versions, the ones named first before the others: orbit → 4.2, 4.2 mini. */
export function versionsOf(text: string): Record<string, string[]> {
  const versions = new Map<string, string[]>();
  for (const [, product = "", number = "", sibling] of text.normalize("NFKC").matchAll(VERSION)) {
    const name = product.toLowerCase();
    if (NO_PRODUCT.test(name)) continue;
    const version = sibling ? `${number} ${sibling.toLowerCase()}` : number;
    const known = versions.get(name) ?? [];
    if (!known.includes(version)) versions.set(name, [...known, version]);
  }
  return Object.fromEntries(versions);
}
