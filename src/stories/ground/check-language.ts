/** A draft is written in its newsletter's language, by its script. */
import type { Found } from "./fault.ts";

const HAN = /\p{Script=Han}/gu;
/** Words without a capital: names and terms with one belong to any language. */
const WORDS = /(?<![\p{Script=Latin}\p{N}.'-])\p{Ll}[\p{Script=Latin}]*(?![\p{Script=Latin}\p{N}])/gu;
const OTHER =
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Thai}\p{Script=Devanagari}]/gu;
/** What is quoted, titled or bracketed may be in the original. */
const ASIDE = /"[^"]*"|《[^》]*》|\([^)]*\)/g;
/** Of Han characters and Latin words together: a sentence full of names still holds so many of the first. */
const LEAST_HAN = 0.45;
const MOST_HAN = 0.12;
/** Shorter sentences may be little but names. */
const ENOUGH = 6;

export function checkLanguage(text: string, language: "zh-CN" | "en"): Found[] {
  const own = text.replace(ASIDE, " ");
  const [han, words, other] = [HAN, WORDS, OTHER].map((pattern) => own.match(pattern)?.length ?? 0) as [
    number,
    number,
    number,
  ];
  const all = han + words + other;
  if (all < ENOUGH && !(language === "zh-CN" && han === 0 && words > 0)) return [];
  const isWrong =
    language === "zh-CN" ? han / all < LEAST_HAN : han / all > MOST_HAN || other / all > MOST_HAN;
  if (!isWrong) return [];
  return [
    {
      kind: "language",
      reason: `"${text.slice(0, 40)}" is not written in ${language === "zh-CN" ? "Chinese" : "English"}.`,
    },
  ];
}
