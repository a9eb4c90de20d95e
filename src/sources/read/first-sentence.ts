/** A title for what has none. */
import { sentencesOf } from "../../lib/sentences.ts";

/** A headline made of a sentence is cut here, at a word. */
const TITLE_LIMIT = 140;

/** The first sentence of a text, or as much of it as a title may hold. */
export function firstSentence(text: string): string {
  const sentence = sentencesOf(text.slice(0, TITLE_LIMIT * 4))[0] ?? "";
  if (sentence.length <= TITLE_LIMIT) return sentence;
  const cut = sentence
    .slice(0, TITLE_LIMIT)
    .toWellFormed()
    .replace(/\uFFFD$/, "");
  const space = cut.lastIndexOf(" ");
  return `${space > TITLE_LIMIT / 2 ? cut.slice(0, space) : cut}…`;
}
