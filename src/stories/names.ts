/**
 * Names and numbers of a text, found without a dictionary: capitals, digits and, in Chinese, any Latin word.
 * They need no translation, so posts in two languages meet through them.
 */
import { isHan } from "../lib/script.ts";
import { isStopWord } from "../lib/stop-words.ts";

const LATIN_RUN = /[\p{Script=Latin}\p{N}]+(?:[.'-][\p{Script=Latin}\p{N}]+)*/gu;
/** A product and its version: a word, then a number that belongs to it. */
const VERSION =
  /(?<![\p{L}\p{N}])([\p{Script=Latin}][\p{Script=Latin}.]{1,20})[ -]?v?(\d{1,2}(?:\.\d{1,3}){0,3})(?![\p{N}%.]|\s?(?:th|st|nd|rd|am|pm|x|k|m|b|h)\b)/gu;
/** Words before a number that make no product of it. */
const NO_PRODUCT =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|top|part|episode|ep|day|week|year|page|chapter|step|figure|about|over|under|least|most|just|only|than|to|from|of|at|in|by|and|or|for|the|with|on|up|nearly|almost|around|some|all|these|those|first|last|next|past|another|us|rmb|usd|no|is|are|was|has|have|had|us\.|series|phase|level|q)$/;

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

/** Products and their versions; the first version named counts. */
export function versionsOf(text: string): Record<string, string> {
  const versions = new Map<string, string>();
  for (const [, product = "", version = ""] of text.normalize("NFKC").matchAll(VERSION)) {
    const name = product.toLowerCase();
    if (!NO_PRODUCT.test(name) && !versions.has(name)) versions.set(name, version);
  }
  return Object.fromEntries(versions);
}
