/**
 * The terms of a text, for counting: words where a script sets spaces, pairs of characters where it does not.
 * Pairs do as well as dictionary words for Chinese retrieval (Nie, Gao, Zhang & Zhou, "On the use of words and
 * n-grams for Chinese information retrieval", IRAL 2000) and need no dictionary.
 */
import { isStopWord } from "./stop-words.ts";

/** Scripts that are written without spaces, and runs of anything else that makes a word. */
const RUN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+|[\p{L}\p{M}\p{N}]+(?:[.'’-][\p{L}\p{M}\p{N}]+)*/gu;
const SPACELESS = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** The terms of a text in order, stop words left out: lower-case word stems, numbers, and pairs of Han characters. */
export function termsOf(text: string): string[] {
  const runs = text.normalize("NFKC").replaceAll("’", "'").match(RUN) ?? [];
  return runs.flatMap((run) => (SPACELESS.test(run) ? pairsOf(run) : wordsOf(run)));
}

/** How often each term stands in a list. */
export function countTerms(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** Whether a term needs no translation: a name, a word or a number in Latin letters. */
export function isSpaceless(text: string): boolean {
  return SPACELESS.test(text);
}

function pairsOf(run: string): string[] {
  const characters = Array.from(run);
  if (characters.length === 1) return [];
  return characters.slice(1).map((character, at) => `${characters[at] ?? ""}${character}`);
}

function wordsOf(run: string): string[] {
  const word = run.toLowerCase();
  return isStopWord(word) ? [] : [stemOf(word)];
}

/** Plurals and possessives only: Harman's S-stemmer ("How effective is suffixing?", JASIS 1991). */
export function stemOf(word: string): string {
  const bare = word.replace(/'s$|'$/, "");
  if (bare.length < 4 || /\d/.test(bare)) return bare;
  if (/[^aeiou]ies$/.test(bare)) return `${bare.slice(0, -3)}y`;
  if (/(?:ss|us|is)$/.test(bare)) return bare;
  return bare.replace(/s$/, "");
}
