/**
 * The terms of a text, for counting: words where a script sets spaces, characters and pairs of characters where it
 * does not. For Chinese they do as well as dictionary words (Nie, Gao, Zhang & Zhou, "On the use of words and n-grams
 * for Chinese information retrieval", IRAL 2000) and need no dictionary.
 */
import { isStopWord } from "./stop-words.ts";

/** Runs of the scripts that are written without spaces; elsewhere words, and numbers with their dots. */
const RUN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+|\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}]+)?/gu;
const SPACELESS = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** Words agree by their beginning: to cut them off is the plainest way to forget endings (Lennon et al. 1981). */
const STEM_LENGTH = 6;

/** The terms of a text in order, stop words left out: lower-case word stems, numbers, Han characters and their pairs. */
export function termsOf(text: string): string[] {
  const runs = text.normalize("NFKC").replaceAll("’", "'").match(RUN) ?? [];
  return runs.flatMap((run) => (SPACELESS.test(run) ? charactersOf(run) : wordsOf(run)));
}

/** How often each term stands in a list. */
export function countTerms(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

function charactersOf(run: string): string[] {
  const characters = Array.from(run);
  return characters.flatMap((character, at) =>
    at === 0 ? [character] : [character, `${characters[at - 1] ?? ""}${character}`],
  );
}

function wordsOf(run: string): string[] {
  const word = run.toLowerCase();
  return isStopWord(word) ? [] : [stemOf(word)];
}

/** Plurals and possessives (Harman's S-stemmer, "How effective is suffixing?", JASIS 1991), then the beginning. */
function stemOf(word: string): string {
  const bare = word.replace(/'s$|'$/, "");
  if (bare.length < 4 || /\d/.test(bare)) return bare;
  const singular = /[^aeiou]ies$/.test(bare) ? `${bare.slice(0, -3)}y` : bare.replace(/(?<![sui])s$/, "");
  return singular.slice(0, STEM_LENGTH);
}
