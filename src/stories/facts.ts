/** What a post states that another may not: its numbers in one form each, its names, and whether it confirms something. */
import { termsOf } from "../lib/terms.ts";
import { namesOf } from "./names.ts";
import type { StoryPost } from "./post.ts";

/** As much of a text as is looked at: a long article mentions half the world. */
const LENGTH = 1200;
/** A number with the sign or unit that makes a fact of it: "3 reasons" is none. */
const AMOUNT =
  /([$€£¥]\s?)?(\d[\d,]*(?:\.\d+)?)\s?(%|％|percent|万亿|亿|万|trillion|billion|million|thousand|bn|[kmb](?![\p{L}\d]))?/giu;
const MAGNITUDES: Record<string, number> = {
  k: 1e3,
  thousand: 1e3,
  万: 1e4,
  m: 1e6,
  million: 1e6,
  亿: 1e8,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
  万亿: 1e12,
  trillion: 1e12,
};
/** What turns a report into a fact, or a fact into nothing. */
const CONFIRMATION =
  /\b(?:confirm(?:s|ed)?|officially|denie[sd]|retract(?:s|ed)?|completed|approved|is now (?:live|available|out)|generally available)\b|证实|確認|确认|官方|正式|否认|撤回|完成|获批|坐实/iu;

export type Facts = {
  numbers: ReadonlySet<string>;
  names: ReadonlySet<string>;
  /** All telling words, or pairs of Han letters. */
  terms: ReadonlySet<string>;
  confirms: boolean;
};

/** The facts of posts together. A bare small number is none: years, counts and list marks stand everywhere. */
export function factsOf(posts: readonly Pick<StoryPost, "title" | "text">[]): Facts {
  const texts = posts.map(({ title, text }) => `${title}\n${text.slice(0, LENGTH)}`);
  return {
    numbers: new Set(texts.flatMap(numbersOf)),
    names: new Set(texts.flatMap(namesOf).filter((name) => !/^[\d.,]+$/.test(name))),
    terms: new Set(texts.flatMap(termsOf)),
    confirms: texts.some((text) => CONFIRMATION.test(text)),
  };
}

/** What the one states and the other does not. */
export const newFacts = (facts: Facts, known: Facts): Facts => ({
  numbers: without(facts.numbers, known.numbers),
  names: without(facts.names, known.names),
  terms: without(facts.terms, known.terms),
  confirms: facts.confirms && !known.confirms,
});

const without = (set: ReadonlySet<string>, known: ReadonlySet<string>) =>
  new Set([...set].filter((one) => !known.has(one)));

function numbersOf(text: string): string[] {
  return [...text.normalize("NFKC").matchAll(AMOUNT)].flatMap(([, currency = "", digits = "", unit = ""]) => {
    const value = Number(digits.replaceAll(",", "")) * (MAGNITUDES[unit.toLowerCase()] ?? 1);
    const isPercent = /^(?:%|％|percent)$/i.test(unit);
    const isFact = currency !== "" || unit !== "" || digits.includes(".") || value >= 10_000;
    return isFact && Number.isFinite(value) ? [`${isPercent ? "%" : ""}${value}`] : [];
  });
}
