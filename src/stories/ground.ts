/** The gate, for now of numbers, script and links alone. */
import { isHan } from "../lib/script.ts";
import { sentencesOf } from "../lib/sentences.ts";
import type { StoryPost } from "./post.ts";

export type Draft = { headline: string; summary: string };

export type Fault = {
  where: "headline" | "summary";
  /** Of the summary: which of summarySentences(), from 0. */
  sentence: number;
  kind: "number" | "name" | "language" | "markup" | "bold" | "closing" | "attribution" | "empty";
  reason: string;
};

const NUMBER = /\d+(?:[.,]\d+)*/g;

/** What is wrong with a draft; nothing, where it is told as the posts tell it. */
export function ground(draft: Draft, posts: readonly StoryPost[], language: "zh-CN" | "en"): Fault[] {
  const known = new Set(posts.flatMap(({ title, text }) => `${title}\n${text}`.match(NUMBER) ?? []));
  const faultsOf = (text: string, where: Fault["where"], sentence: number): Fault[] => [
    ...(text.match(NUMBER) ?? [])
      .filter((number) => !known.has(number))
      .map((number): Fault => ({
        where,
        sentence,
        kind: "number",
        reason: `${number} stands in none of the posts`,
      })),
    ...(isHan(text) !== (language === "zh-CN") || /[\u3040-\u30ff]/.test(text)
      ? [{ where, sentence, kind: "language", reason: "it is in another language" } as const]
      : []),
    ...(/https?:|<\w/.test(text)
      ? [{ where, sentence, kind: "markup", reason: "it has a link or markup" } as const]
      : []),
  ];
  return [
    ...faultsOf(draft.headline, "headline", 0),
    ...summarySentences(draft.summary).flatMap((text, at) => faultsOf(text, "summary", at)),
  ];
}

/** The sentences of a summary, bold kept. */
export const summarySentences = (summary: string): string[] => sentencesOf(summary);
