/** Marking in a text what a search was for. */
import { searchRuns } from "./search-terms.ts";
import type { Span } from "./bold.ts";

/** A span of a text, and whether it was searched for. */
export type Hit = Span & { hit: boolean };

/** The ends of English words that say no more than another form of the same word. */
const ENDINGS = /(?:ies|es|ed|ing|ly|s|e|y)$/;
const LETTERS = /[\p{L}\p{N}\p{M}]+/gu;

/**
 * The spans with the words of a query marked in them: runs of Han letters wherever they stand, other words as a whole,
 * in any of their English forms. Width and case make no difference.
 */
export function highlight(spans: Span[], query: string): Hit[] {
  const sought = soughtIn(query);
  return spans.flatMap(({ text, bold }) => cut(text, sought).map((piece) => ({ ...piece, bold })));
}

type Sought = { runs: string[]; words: Set<string> };

function soughtIn(query: string): Sought {
  const all = searchRuns(query);
  return {
    runs: all
      .filter(isPairs)
      .map((pairs) => pairs.map((pair, at) => (at === 0 ? pair : lastOf(pair))).join("")),
    words: new Set(all.filter((terms) => !isPairs(terms)).map(([word = ""]) => stem(word))),
  };
}

const HAN = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]/v;
const isPairs = ([term = ""]: string[]) => HAN.test(term);
const lastOf = (pair: string) => Array.from(pair).at(-1) ?? "";
const stem = (word: string) => (word.length > 4 ? word.replace(ENDINGS, "") : word);

/** The text in pieces, what was sought for itself. */
function cut(text: string, sought: Sought): { text: string; hit: boolean }[] {
  const { folded, from } = fold(text);
  const marks = new Uint8Array(text.length);
  const mark = (start: number, end: number) => marks.fill(1, from[start], from[end]);
  for (const run of sought.runs)
    for (let at = folded.indexOf(run); at >= 0; at = folded.indexOf(run, at + run.length))
      mark(at, at + run.length);
  for (const { 0: letters, index } of folded.matchAll(LETTERS))
    for (const [start, word] of wordsIn(letters))
      if (sought.words.has(stem(word))) mark(index + start, index + start + word.length);
  return piecesOf(text, marks);
}

/** Words of other scripts stand beside Han without a space. */
function* wordsIn(letters: string): Generator<[start: number, word: string]> {
  for (const { 0: word, index } of letters.matchAll(
    /[^\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]+/gv,
  ))
    yield [index, word];
}

/** The text in one form, and for each place in it the place in the text. */
function fold(text: string): { folded: string; from: number[] } {
  const from: number[] = [];
  let folded = "";
  let place = 0;
  for (const letter of text) {
    const form = letter.normalize("NFKC").toLowerCase();
    for (let at = 0; at < form.length; at += 1) from.push(place);
    folded += form;
    place += letter.length;
  }
  from.push(place);
  return { folded, from };
}

function piecesOf(text: string, marks: Uint8Array): { text: string; hit: boolean }[] {
  const pieces: { text: string; hit: boolean }[] = [];
  let start = 0;
  for (let at = 1; at <= text.length; at += 1) {
    if (at < text.length && marks[at] === marks[start]) continue;
    pieces.push({ text: text.slice(start, at), hit: marks[start] === 1 });
    start = at;
  }
  return text === "" ? [] : pieces;
}
