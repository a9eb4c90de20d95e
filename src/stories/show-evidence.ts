/**
 * A story beside its posts, for who checks it: which of its numbers and names the posts bear out and where, and which
 * are not found. It looks at forms, as ground.ts does: what is not found may be right all the same.
 */
import { boldSpans } from "../lib/bold.ts";
import { simplify } from "../lib/simplify.ts";
import { checkedTerms, type CheckedTerm } from "./ground/checked-terms.ts";
import { gatherEvidence } from "./ground/evidence.ts";
import { normalText } from "./ground/normal-text.ts";
import { summarySentences } from "./ground.ts";
import type { StoryPost } from "./post.ts";

/** A piece of a text: plain, a term that the posts bear out, or one that they don't. */
export type ShownSpan = { text: string; bold: boolean; is: "plain" | "found" | "missing" };

export type ShownEvidence = {
  headline: ShownSpan[];
  summary: ShownSpan[];
  /** Of each post its title and its text, with the story's terms. */
  posts: { title: ShownSpan[]; text: ShownSpan[] }[];
  /** The terms that are not found, as the story has them. */
  missing: string[];
};

type Told = { headline: string; summary: string; language: string };

/** The story's own language is what its names are read in. */
export function showEvidence({ headline, summary, language }: Told, posts: StoryPost[]): ShownEvidence {
  const evidence = gatherEvidence(posts);
  const readers = language.startsWith("zh") ? "zh-CN" : "en";
  const terms = [headline, ...summarySentences(summary)].flatMap((sentence) =>
    checkedTerms(sentence.replaceAll("**", ""), evidence, readers),
  );
  const wanted = once(terms.map(({ text, isBorneOut }) => ({ text, is: isBorneOut ? "found" : "missing" })));
  const told = once(terms.flatMap(toldIn));
  return {
    headline: mark([{ text: headline, bold: false }], wanted),
    summary: mark(boldSpans(summary), wanted),
    posts: posts.map(({ title, text }) => ({
      title: mark([{ text: title, bold: false }], told),
      text: mark([{ text, bold: false }], told),
    })),
    missing: [...new Set(terms.filter(({ isBorneOut }) => !isBorneOut).map(({ text }) => text))],
  };
}

type Wanted = { text: string; is: "found" | "missing" };

/** Where a term is told twice and once of it is not borne out, it is looked at. */
const once = (wanted: Wanted[]): Wanted[] => [
  ...new Map(
    wanted
      .toSorted((a, b) => Number(a.is === "missing") - Number(b.is === "missing"))
      .map((one) => [one.text, one]),
  ).values(),
];

const toldIn = ({ isBorneOut, told }: CheckedTerm): Wanted[] =>
  isBorneOut ? told.map((text) => ({ text, is: "found" })) : [];

/** Cuts spans where terms stand in them; where two overlap, the longer one counts. */
function mark(spans: { text: string; bold: boolean }[], wanted: Wanted[]): ShownSpan[] {
  const whole = spans.map(({ text }) => text).join("");
  const marks = placesOf(whole, wanted);
  let start = 0;
  return spans.flatMap(({ text, bold }) => {
    const from = start;
    start += text.length;
    return cut(text, from, marks).map((piece) => ({ ...piece, bold }));
  });
}

type Place = { start: number; end: number; is: "found" | "missing" };

function cut(text: string, from: number, places: Place[]): { text: string; is: ShownSpan["is"] }[] {
  const pieces: { text: string; is: ShownSpan["is"] }[] = [];
  let at = 0;
  for (const { start, end, is } of places) {
    const [first, last] = [Math.max(at, start - from), Math.min(text.length, end - from)];
    if (first >= last) continue;
    pieces.push({ text: text.slice(at, first), is: "plain" }, { text: text.slice(first, last), is });
    at = last;
  }
  return [...pieces, { text: text.slice(at), is: "plain" as const }].filter((piece) => piece.text !== "");
}

function placesOf(text: string, wanted: Wanted[]): Place[] {
  const { flat, origin } = flatten(text);
  const places: Place[] = [];
  const longestFirst = wanted.toSorted((a, b) => b.text.length - a.text.length);
  for (const { text: term, is } of longestFirst) {
    const needle = term.toLowerCase();
    if (needle === "") continue;
    for (let at = flat.indexOf(needle); at >= 0; at = flat.indexOf(needle, at + needle.length)) {
      const [start, end] = [origin[at] ?? 0, (origin[at + needle.length - 1] ?? 0) + 1];
      const isFree = !places.some((place) => start < place.end && place.start < end);
      if (isFree && standsAlone(flat, at, at + needle.length)) places.push({ start, end, is });
    }
  }
  return places.sort((a, b) => a.start - b.start);
}

/** The text as the gate reads it, letter by letter, and for each of its letters the place that it had. */
function flatten(text: string): { flat: string; origin: number[] } {
  const origin: number[] = [];
  const known = new Map<string, string>();
  let flat = "";
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    const normal = known.get(letter) ?? normalLetter(letter);
    known.set(letter, normal);
    flat += normal;
    for (let count = 0; count < normal.length; count += 1) origin.push(at);
  }
  return { flat, origin };
}

/** Nearly all letters are of ASCII or the common Han ones, of which less has to be asked. */
function normalLetter(letter: string): string {
  const code = letter.charCodeAt(0);
  if (code < 0x80 && letter !== "`") return letter.toLowerCase();
  return code >= 0x4e00 && code < 0xa000 ? simplify(letter) : normalText(letter).toLowerCase();
}

/** A number within a longer one, or a name within a word, is another. */
function standsAlone(text: string, start: number, end: number): boolean {
  const [before, first, last, after] = [start - 1, start, end - 1, end].map((at) => text.charAt(at));
  const runsOn = (a = "", b = "") =>
    (/\d/.test(a) && /\d/.test(b)) || (/\p{Script=Latin}/u.test(a) && /\p{Script=Latin}/u.test(b));
  const isInDecimal =
    (/\d/.test(first ?? "") && /\d[.,]$/.test(text.slice(0, start))) ||
    (/\d/.test(last ?? "") && /^[.,]\d/.test(text.slice(end)));
  return !runsOn(before, first) && !runsOn(last, after) && !isInDecimal;
}
