/** How long a story is: Chinese as the reference, English what says as much. */
import { withoutBold } from "../../lib/bold.ts";

type Language = "zh-CN" | "en";

/** Headlines in characters; summaries in characters of Chinese, in words of English. */
export const ROOM = {
  "zh-CN": {
    headline: { shortest: 12, longest: 44 },
    summary: { shortest: 150, longest: 232 },
    unit: "characters",
  },
  en: { headline: { shortest: 30, longest: 90 }, summary: { shortest: 60, longest: 110 }, unit: "words" },
} as const;

/** Longer than so many times the longest is asked again, and at last cut. */
const WILD = 2;

export function lengthOf(summary: string, language: Language): number {
  const text = withoutBold(summary).trim();
  return language === "en" ? (text.match(/\S+/g)?.length ?? 0) : Array.from(text).length;
}

export const isHeadlineWild = (headline: string, language: Language): boolean =>
  Array.from(headline).length > WILD * ROOM[language].headline.longest;

export const isSummaryWild = (summary: string, language: Language): boolean =>
  lengthOf(summary, language) > WILD * ROOM[language].summary.longest;
