/**
 * The terms of a text, for counting: words where a script sets spaces, characters and pairs of characters where it
 * does not. For Chinese they do as well as dictionary words (Nie, Gao, Zhang & Zhou, "On the use of words and n-grams
 * for Chinese information retrieval", IRAL 2000) and need no dictionary.
 */
import { placeOf, spellOutPlaces } from "./places.ts";
import { isStopWord } from "./stop-words.ts";

/** Runs of the scripts that are written without spaces; elsewhere words, and numbers with their dots. */
const RUN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+|\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}]+)?/gu;
const SPACELESS = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** Words agree by their beginning: to cut them off is the plainest way to forget endings (Lennon et al. 1981). */
const STEM_LENGTH = 6;
/** -ing and -ed after a vowel and two letters more, as in Porter's first step (Program 14, 1980): not "sing", not "red". */
const VERB_ENDING = /^(.*[aeiouy].*)(?:ing|ed)$/;
/** "Cutting" is of "cut", "calling" of "call". */
const DOUBLED = /([^aeiouls])\1$/;

/** The terms of a text in order, stop words left out: lower-case word stems, numbers, Han characters and their pairs. */
export function termsOf(text: string): string[] {
  return expand(wordsOf(text));
}

/** The same as short as it can be kept: stems and numbers, and runs of Han characters whole. */
export function wordsOf(text: string): string[] {
  const runs = spellOutPlaces(text.normalize("NFKC")).replaceAll("’", "'").match(RUN) ?? [];
  return runs.flatMap((run) => {
    if (SPACELESS.test(run)) return run;
    const word = run.toLowerCase();
    return isStopWord(word) ? [] : stemOf(word);
  });
}

/** The terms of words that were kept. */
export function expand(words: readonly string[]): string[] {
  const terms: string[] = [];
  for (const word of words) {
    if (SPACELESS.test(word)) pushCharacters(terms, word);
    else terms.push(word);
  }
  return terms;
}

/** How often each term stands in a list. */
export function countTerms(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

function pushCharacters(terms: string[], run: string): void {
  let before = "";
  for (const character of run) {
    terms.push(character);
    if (before !== "") terms.push(before + character);
    before = character;
  }
}

/** Places by one name; of other words plurals, possessives (Harman's S-stemmer, JASIS 1991) and verb endings are lost. */
function stemOf(word: string): string {
  const bare = word.replace(/'s$|'$/, "");
  if (/\d/.test(bare)) return bare;
  const place = placeOf(bare);
  if (place !== undefined) return place;
  if (bare.length < 4) return bare;
  const singular = /[^aeiou]ies$/.test(bare) ? `${bare.slice(0, -3)}y` : bare.replace(/(?<![sui])s$/, "");
  return withoutEnding(singular).slice(0, STEM_LENGTH);
}

function withoutEnding(word: string): string {
  const stem = VERB_ENDING.exec(word)?.[1] ?? "";
  if (stem.length >= 3) return stem.replace(DOUBLED, "$1").replace(/e$/, "");
  return word.length > 4 ? word.replace(/e$/, "") : word;
}
