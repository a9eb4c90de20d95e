/** Cuts text into sentences. Line ends divide too: posts are written in lines. */
import { isHan } from "./script.ts";

/**
 * An end: Chinese marks end a sentence wherever they stand, Latin ones before a space and a fresh start, or between
 * Han characters.
 */
const END =
  /(?<=[。！？][”’」』）)"]{0,3})(?![”’」』）)"。！？…])|(?<=[.!?…]["'”’)\]]{0,3})\s+(?=["'“‘([]?[\p{Lu}\p{N}\p{Script=Han}@$#])|(?<=\p{Script=Han}[!?])(?=\p{Script=Han})/gu;
/** The same where a page lost the space after it: "income tax?It's clear". */
const CLOSE_END = /(?<=\s\p{Ll}{2,20}[.?!]["”’)]?|[.?!]\)|\d%\.)(?=\p{Lu}\p{Ll}*(?:['’]\p{Ll}+)?\s)/gu;
/** A line broken to fit a page, not to end anything: long, without a mark, and going on in lower case. */
const BROKEN_LINE = /(?<=[^\n]{50}[\p{L}\p{N},]) *\n(?=\p{Ll})/gu;
/** Nor does one end on a comma, unless a list goes on with its next item. */
const OPEN_LINE = /(?<=[,，、]) *\n(?=[ \t]*[\p{L}\p{N}“"「《])(?!\s*\d{1,2}[.)、])/gu;

/** Dots after which a sentence never ends. */
const NEVER_END =
  /(?:^|[\s(（“"])(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Capt|Rev|Hon|St|Mt|vs|Fig|Eq|approx|est|e\.g|i\.e|cf|al|ca)\.$/iu;
/** Dots that belong to the number that follows. */
const BEFORE_NUMBER = /\b(?:No|Nos|Vol|Art|Sec|Ch|p|pp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$/u;
/** Dots that may close a sentence too: a fresh opening word tells. */
const MAY_END =
  /(?:\b\p{Lu}|(?<![\p{L}.])(?:\p{L}\.)+\p{L}|\b(?:Inc|Ltd|Corp|Co|Bros|Jr|Sr|etc|Ph\.D))\.["'”’)\]]*$/u;
const OPENING_WORD =
  /^["'“‘(]?(?:The|An?|In|It|He|She|They|We|You|But|And|This|That|These|Those|However|Its|His|Her|Their|Our|On|At|As|For|If|When|While|Meanwhile|With|After|Before|Since|There|Now|To|By|From|Some|Many|Most|Both|Last|According|I'm|I've|It's)\b/u;
/** The number of a list, alone. */
const LIST_NUMBER = /^[\s\-–—•·*]*(?:\d{1,2}|[A-Za-z])[.)]$/u;
/** Who spoke, after the quote. */
const SPEAKER =
  /^[^。！？，,:：“「\n]{0,12}(?:说|表示|指出|认为|写道|问|回应|强调|透露|称|坦言|补充|說|回答|解释)[道]?[。，！？]/u;

/** So many pieces, and characters, may be one sentence because a bracket or a quote holds them together. */
const PIECES_HELD = 5;
const LENGTH_HELD = { han: 200, latin: 420 };

/** The sentences of a text in order, trimmed, none empty. A quote or an aside in brackets stays with its sentence. */
export function sentencesOf(text: string): string[] {
  return text
    .replace(BROKEN_LINE, " ")
    .replace(OPEN_LINE, " ")
    .replace(/(?<=[，、]) (?=\p{Script=Han})/gu, "")
    .split(/\n+/)
    .flatMap((line) => holdTogether(joinAbbreviated(divide(line))))
    .map((sentence) => sentence.trim())
    .filter(Boolean);
}

/** Only where a mark and a capital touch is the second pattern worth its time. */
function divide(line: string): string[] {
  const pieces = line.split(END);
  return /[.?!)]\p{Lu}/u.test(line) ? pieces.flatMap((piece) => piece.split(CLOSE_END)) : pieces;
}

/** Whether every bracket and quote that opens is closed. */
export function isBalanced(text: string): boolean {
  const signs = text.match(PAIRED);
  if (!signs) return true;
  const countOf = (sign: string) => signs.filter((one) => one === sign).length;
  return PAIRS.every(([open = "", close = ""]) => countOf(open) <= countOf(close)) && countOf('"') % 2 === 0;
}

/** Not ‘ and ’, which is an apostrophe too. */
const PAIRS = ["“”", "「」", "『』", "（）", "()", "[]", "【】", "《》"].map((pair) => pair.split(""));
const PAIRED = /["“”「」『』（）()[\]【】《》]/gu;

function joinAbbreviated(pieces: readonly string[]): string[] {
  const sentences: string[] = [];
  for (const piece of pieces.filter((one) => one.trim() !== "")) {
    const last = sentences.at(-1);
    if (last !== undefined && goesOn(last, piece)) sentences[sentences.length - 1] = `${last} ${piece}`;
    else sentences.push(piece);
  }
  return sentences;
}

function goesOn(last: string, next: string): boolean {
  if (NEVER_END.test(last) || LIST_NUMBER.test(last)) return true;
  if (BEFORE_NUMBER.test(last)) return /^\d/.test(next);
  return MAY_END.test(last) && !OPENING_WORD.test(next) && !isHan(next);
}

/** Pieces of one quote, and the quote and who spoke it. */
function holdTogether(pieces: readonly string[]): readonly string[] {
  if (pieces.length < 2) return pieces;
  const held: string[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at] ?? "";
    const last = held.at(-1);
    if (last !== undefined && /[”」』]$/u.test(last) && SPEAKER.test(piece)) {
      held[held.length - 1] = last + piece;
      continue;
    }
    const count = isBalanced(piece) ? 1 : countHeld(pieces.slice(at, at + PIECES_HELD));
    held.push(pieces.slice(at, at + count).reduce(glue));
    at += count - 1;
  }
  return held;
}

/** How many of the pieces make a whole; 1 where none do. */
function countHeld(pieces: readonly string[]): number {
  const longest = LENGTH_HELD[isHan(pieces[0] ?? "") ? "han" : "latin"];
  for (let count = 2; count <= pieces.length; count++) {
    const whole = pieces.slice(0, count).reduce(glue);
    if (whole.length > longest) return 1;
    if (isBalanced(whole)) return count;
  }
  return 1;
}

const glue = (one: string, next: string) => `${one}${/[。！？”」』]$/u.test(one) ? "" : " "}${next}`;
