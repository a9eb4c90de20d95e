/** Finds runs of telling words in a paragraph, and what it shares with its headline. */
import { isHan } from "../lib/script.ts";
import { isStopWord } from "../lib/stop-words.ts";
import { breaksRun, isDull, isOpener } from "./dull-terms.ts";
import type { Span } from "./span.ts";

/** Runs of telling words, for where names are few. */
export function wordRuns(summary: string): Span[] {
  return isHan(summary) ? hanRuns(summary) : latinRuns(summary);
}

/**
 * Runs of two to four Han words between those that hold the sentence together. A dictionary cuts unknown names
 * anywhere, so a run neither begins nor ends on a single character.
 */
function hanRuns(text: string): Span[] {
  const spans: Span[] = [];
  let run: { start: number; end: number }[] = [];
  const close = () => {
    const whole = trimSingles(run);
    const [start, end] = [whole[0]?.start ?? 0, whole.at(-1)?.end ?? 0];
    const isNumbered = /[\d\p{Script=Latin}]/u.test(`${text[start - 1] ?? ""}${text[end] ?? ""}`);
    if (!isNumbered && whole.length >= 2 && whole.length <= 4)
      spans.push({ start, end, score: 0.2 + whole.length * 0.1 });
    run = [];
  };
  const segments = new Intl.Segmenter("zh", { granularity: "word" }).segment(text);
  for (const { segment, index, isWordLike } of segments) {
    if (!isWordLike || !/^\p{Script=Han}+$/u.test(segment) || breaksRun(segment)) close();
    else run.push({ start: index, end: index + segment.length });
  }
  close();
  return spans;
}

function trimSingles(
  run: readonly { start: number; end: number }[],
): readonly { start: number; end: number }[] {
  const isLong = ({ start, end }: { start: number; end: number }) => end - start > 1;
  const [first, last] = [run.findIndex(isLong), run.findLastIndex(isLong)];
  return first < 0 ? [] : run.slice(first, last + 1);
}

/** What summary and headline share, whole by the dictionary in one of them at both ends: names above all. */
export function sharedRuns(summary: string, headline: string): Span[] {
  if (!isHan(summary)) return [];
  const spans: Span[] = [];
  let reached = 0;
  for (let start = 0; start < summary.length; start++) {
    let end = start;
    while (/\p{Script=Han}/u.test(summary[end] ?? "") && headline.includes(summary.slice(start, end + 1)))
      end++;
    if (end - start < 2 || end <= reached) continue;
    reached = end;
    spans.push({ start, end, score: 0.3 });
  }
  if (spans.length === 0) return [];
  const [here, there] = [edgesOf(summary), edgesOf(headline)];
  return spans.flatMap((span) => {
    const { start, end } = trimBreaks(span, summary);
    const at = headline.indexOf(summary.slice(start, end));
    const isWhole = (here.has(start) || there.has(at)) && (here.has(end) || there.has(at + end - start));
    return isWhole ? [{ start, end, score: span.score }] : [];
  });
}

/** Characters that join words where they stand at the edge of what two texts share. */
const LOOSE_EDGE =
  /[的了着在是和与及或对为将把被从到向以由让使给也都还就又再已并而但不没这那其该此各每等称说获发转刚拟]/u;

function trimBreaks({ start, end }: Span, text: string): { start: number; end: number } {
  let [from, to] = [start, end];
  while (from < to && LOOSE_EDGE.test(text[from] ?? "")) from++;
  while (to > from && LOOSE_EDGE.test(text[to - 1] ?? "")) to--;
  return { start: from, end: to };
}

/** Where a dictionary finds words to begin and end. */
function edgesOf(text: string): Set<number> {
  const edges = new Set([text.length]);
  for (const { index } of new Intl.Segmenter("zh", { granularity: "word" }).segment(text)) edges.add(index);
  return edges;
}

/**
 * Whether a run of Han stands free: what comes before it and after it varies, as around a word and not within one
 * (accessor variety; Feng, Chen, Deng & Zheng, Computational Linguistics 2004).
 */
export function standsFree(term: string, spoken: string): boolean {
  if (!isHan(term)) return true;
  const pieces = spoken.split(term);
  if (pieces.length < 3) return false;
  const sidesOf = (sides: readonly string[]) =>
    new Set(sides.map((side) => (/\p{Script=Han}/u.test(side) ? side : "")));
  const before = sidesOf(pieces.slice(0, -1).map((piece) => piece.at(-1) ?? ""));
  const after = sidesOf(pieces.slice(1).map((piece) => piece[0] ?? ""));
  return (before.size > 1 || before.has("")) && (after.size > 1 || after.has(""));
}

/** Runs of one to three English words between stop words and marks; what is done is no term. */
function latinRuns(text: string): Span[] {
  const words = [...text.matchAll(PLAIN_WORD)]
    .map((match) => ({ start: match.index, end: match.index + match[0].length, word: match[0] }))
    .filter(
      ({ word }) =>
        !isStopWord(word) &&
        !isDull(word) &&
        !isOpener(word) &&
        !/(?:ed|ing|ly|ous|ive|[ai]ble|ful|less|iar|['’]\p{Ll}+)$/u.test(word),
    );
  const isNext = (one: number) =>
    words[one] && words[one + 1] && text.slice(words[one].end, words[one + 1]?.start) === " ";
  return words.flatMap(({ start }, at) =>
    RUN_SCORES.flatMap((score, more) => {
      const last = words[at + more];
      const isRun = last && Array.from({ length: more }, (_, step) => at + step).every(isNext);
      return isRun ? [{ start, end: last.end, score }] : [];
    }),
  );
}

/** In lower case, and not a part of anything longer. */
const PLAIN_WORD = /(?<![\p{L}\p{N}_@/.'’-])\p{Ll}[\p{Ll}'’-]{2,}(?![\p{L}\p{N}_/'’-]|\.\p{L})/gu;
/** Two words say what one leaves open. */
const RUN_SCORES = [-1, 0.35, 0.4];
