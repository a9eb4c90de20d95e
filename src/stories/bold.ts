/** Marks the terms of a summary that an eye should catch: names, versions, amounts, and what the headline is about. */
import { isHan } from "../lib/script.ts";
import { countTerms, termsOf } from "../lib/terms.ts";
import { isStopWord } from "../lib/stop-words.ts";

/** Characters of a bold term, from the reference. */
const SHORTEST = 3;
const LONGEST = 22;
const MOST = 5;
/** One term for so many characters: more would shout. */
const SPACING = { han: 45, latin: 110 };

/** Names: capitals and digits, up to four words; Latin words amid Chinese. */
const NAME =
  /(?<![@\p{Script=Latin}\p{N}])[\p{Lu}][\p{Script=Latin}\p{N}]*(?:[.\-'’/&+][\p{Script=Latin}\p{N}]+)*(?: (?:[\p{Lu}\p{N}][\p{Script=Latin}\p{N}]*(?:[.\-'’/&+][\p{Script=Latin}\p{N}]+)*)){0,3}(?![%％]|\d|\.\d)/gu;
const AMOUNT =
  /[$€£¥]\s?\d[\d.,]*\d?(?:\s?(?:million|billion|trillion|[kmb]\b|万|亿)+)?|\d[\d.,]*\s?(?:%|％|万亿|亿|万|倍|million|billion|trillion|percent)(?:美元|元|人民币|参数|人|用户|次|users|tokens)?/giu;
const TITLED = /(?<=[《「“])[^《》「」“”\n]{3,20}(?=[》」”])/gu;
/** Han words that hold a sentence together; a run of telling words lies between them. */
const FUNCTION_WORD =
  /^(?:的|了|和|与|及|或|在|是|为|对|将|把|被|从|到|向|以|于|由|让|使|给|也|都|还|就|又|再|更|最|很|已|已经|正在|可以|能够|能|会|要|并|并且|而|而且|但|但是|不|没有|没|这|那|这个|那个|这些|那些|其|他|她|它|我|你|您|我们|你们|他们|它们|自己|有|个|种|次|项|等|中|上|下|里|后|前|时|之|所|该|此|各|每|一|一个|一种|一些|通过|进行|表示|认为|称|说|据|目前|今天|昨天|明天|今日|近日|同时|因为|所以|如果|需要|成为|包括|以及|其中|来自|关于|使用|用户)$/u;

/** What a sentence may begin with before its first name. */
const OPENING =
  /^(?:\p{Lu}\p{Ll}+ing|New|Meet|Today|Now|Our|The|This|With|From|In|On|At|By|For|And|But|So) /u;

type Span = { start: number; end: number; score: number };

/** The summary with 1 to 5 terms in **bold**, where it has any. */
export function embolden(summary: string, headline: string): string {
  const known = countTerms(termsOf(headline));
  const spans = [
    ...namesIn(summary),
    ...matchesIn(summary, AMOUNT, 1.6),
    ...matchesIn(summary, TITLED, 1.5),
    ...runsIn(summary),
  ]
    .filter(({ start, end }) => end - start >= SHORTEST && end - start <= LONGEST)
    .map(({ start, end, score }) => ({
      start,
      end,
      score: score + relationOf(summary.slice(start, end), known),
    }))
    .sort((a, b) => b.score - a.score || a.start - b.start);
  const most = Math.max(
    1,
    Math.min(MOST, Math.floor(summary.length / SPACING[isHan(summary) ? "han" : "latin"])),
  );
  const chosen: Span[] = [];
  const said = new Set<string>();
  for (const span of spans) {
    const term = summary.slice(span.start, span.end).toLowerCase();
    const overlaps = chosen.some(({ start, end }) => span.start < end + 2 && start < span.end + 2);
    if (chosen.length === most || overlaps || said.has(term)) continue;
    chosen.push(span);
    said.add(term);
  }
  return chosen
    .sort((a, b) => b.start - a.start)
    .reduce(
      (text, { start, end }) => `${text.slice(0, start)}**${text.slice(start, end)}**${text.slice(end)}`,
      summary,
    );
}

function matchesIn(text: string, pattern: RegExp, score: number): Span[] {
  return [...text.matchAll(pattern)].map((match) => {
    const found = match[0].trimEnd();
    return { start: match.index, end: match.index + found.length, score };
  });
}

/** A capital at the start of an English sentence makes no name, unless more speaks for it. */
function namesIn(text: string): Span[] {
  return matchesIn(text, NAME, 0).flatMap(({ start: from, end }) => {
    const opens = /(?:^|[.!?:]["'”’)]*\s+)$/u.test(text.slice(0, from));
    const opening = opens ? (OPENING.exec(text.slice(from, end))?.[0].length ?? 0) : 0;
    const start = from + opening;
    const words = text.slice(start, end).split(" ");
    const [first = ""] = words;
    const isMade = /\p{Lu}.*\p{Lu}|\p{N}/u.test(first) || isHan(text);
    if (isStopWord(first.toLowerCase()) || (opens && opening === 0 && words.length === 1 && !isMade))
      return [];
    return [
      {
        start,
        end,
        score: 1 + Math.min(words.length, 3) * 0.3 + (/\p{N}/u.test(text.slice(start, end)) ? 0.5 : 0),
      },
    ];
  });
}

/** Runs of one to four Han words between function words and marks. */
function runsIn(text: string): Span[] {
  if (!isHan(text)) return [];
  const spans: Span[] = [];
  let run: { start: number; end: number; words: number } | undefined;
  const close = () => {
    const isCounted = run && /\d/.test(text[run.end] ?? "");
    if (run && !isCounted && run.words >= 2 && run.words <= 4)
      spans.push({ start: run.start, end: run.end, score: 0.2 + run.words * 0.1 });
    run = undefined;
  };
  for (const { segment, index, isWordLike } of new Intl.Segmenter("zh", { granularity: "word" }).segment(
    text,
  )) {
    if (!isWordLike || !/^\p{Script=Han}+$/u.test(segment) || FUNCTION_WORD.test(segment)) close();
    else run = { start: run?.start ?? index, end: index + segment.length, words: (run?.words ?? 0) + 1 };
  }
  close();
  return spans;
}

/** How much of a term the headline knows, from 0 to 1. */
function relationOf(term: string, headline: ReadonlyMap<string, number>): number {
  const terms = termsOf(term);
  return terms.filter((one) => headline.has(one)).length / (terms.length || 1);
}
