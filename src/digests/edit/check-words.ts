/** Whether what a person typed may be told: plain words, in a summary with **bold** terms, and nothing beyond. */
import { boldSpans } from "../../lib/bold.ts";

/** Twice what any story of the reference takes, and more. */
const HEADLINE_LENGTH = 200;
const SUMMARY_LENGTH = 1500;
const CATEGORY_LENGTH = 40;
const MOST_CATEGORIES = 6;

/** What is wrong with a field. */
export type WordFault = "empty" | "too-long" | "too-many" | "markup" | "link" | "bold";
export type WordFaults = Partial<Record<"headline" | "summary" | "categories", WordFault>>;

export type Words = { headline: string; summary: string; categories: string[] };

const LINK = /\bhttps?:\/\/|\bwww\.[a-z\d-]+\.[a-z]{2,}/i;
/** A tag, an entity, a Markdown link, code, a heading at the start; characters that are not seen. */
const MARKUP =
  /<[a-z!/?]|&(?:[a-z]{2,8}|#x?[\da-f]+);|\]\([^)]*\)|`|^\s*#{1,6}\s|~~|(?![\n\r\t])[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/iu;

/** The words as they are kept: in one line each, without space around them; a category once. */
export const tidyWords = ({ headline, summary, categories }: Words): Words => ({
  headline: tidy(headline),
  summary: tidy(summary),
  categories: [...new Set(categories.map(tidy).filter(Boolean))],
});

/** What is wrong with tidy words; nothing: they may stand. */
export function checkWords({ headline, summary, categories }: Words): WordFaults {
  const faults = {
    headline: headline.includes("**") ? "bold" : faultIn(headline, HEADLINE_LENGTH),
    summary: faultIn(summary, SUMMARY_LENGTH) ?? boldFault(summary),
    categories:
      categories.length > MOST_CATEGORIES
        ? "too-many"
        : categories.map((category) => faultIn(category, CATEGORY_LENGTH)).find(Boolean),
  } as const;
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== undefined));
}

/** What is wrong with a line of plain text of so many characters at most. */
export function faultIn(text: string, most: number): WordFault | undefined {
  if (text === "") return "empty";
  if (text.length > most) return "too-long";
  if (LINK.test(text)) return "link";
  return MARKUP.test(text) ? "markup" : undefined;
}

/** A pair of asterisks is open, or there is nothing between two. */
const boldFault = (summary: string): WordFault | undefined =>
  boldSpans(summary).some(({ text, bold }) => text.includes("**") || (bold && text.trim() === ""))
    ? "bold"
    : undefined;

export const tidy = (text: string): string => text.toWellFormed().replace(/\s+/g, " ").trim();
