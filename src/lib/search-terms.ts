/**
 * Terms of a full-text index: overlapping pairs of Han, kana and hangul letters, whole words of other scripts.
 * FTS5's own tokenizers take a run of Han as one word, or miss words of two letters.
 */

// script extensions, so that ー and 々 count as letters of the words they stand in; the letters alone, without 、 and 。
const RUNS =
  /([[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]&&[\p{L}\p{N}]]+)|([[\p{L}\p{N}]--[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]]+)/gv;

/** The terms of each run of a text, in order: a run's terms stand side by side in the index. */
export function searchRuns(text: string): string[][] {
  return [...text.normalize("NFKC").toLowerCase().matchAll(RUNS)].map(([run, pairs]) =>
    pairs ? pairsOf(Array.from(pairs)) : [run],
  );
}

const pairsOf = (letters: string[]) =>
  letters.length === 1 ? letters : letters.slice(1).map((letter, at) => `${letters[at]}${letter}`);
