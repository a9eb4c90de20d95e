/** How long a digest takes to read. */
import { withoutBold } from "../lib/bold.ts";

/** Characters of Chinese, and words of other scripts, that people read in a minute (M. Brysbaert, How many words do we read per minute?, 2019). */
const HAN_A_MINUTE = 350;
const WORDS_A_MINUTE = 238;

/** In runs: a match for each character takes five times as long. */
const HAN = /\p{scx=Han}+/gu;
const WORD = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu;

/** Whole minutes, one at least. */
export function readingMinutes(stories: { headline: string; summary: string }[]): number {
  const text = stories.map(({ headline, summary }) => `${headline}\n${withoutBold(summary)}`).join("\n");
  const han = (text.match(HAN) ?? []).reduce((sum, run) => sum + run.length, 0);
  const words = text.replace(HAN, " ").match(WORD)?.length ?? 0;
  return Math.max(1, Math.round(han / HAN_A_MINUTE + words / WORDS_A_MINUTE));
}
