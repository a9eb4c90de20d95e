/** The text part of a letter. */
import type { LetterProps } from "./letter.tsx";
import { ownHref } from "./outside.ts";
import { STRINGS } from "./strings.ts";

/** The letter in plain text: what it is about, the link on a line of its own, and what to do if it was someone else. */
export function letterText(letter: LetterProps): string {
  const { names = [], expiresText } = letter;
  const colon = STRINGS[letter.language].colon.trimEnd();
  const blocks = [
    letter.title,
    [letter.text, ...names.map((name) => `- ${name}`)].join("\n"),
    `${letter.button}${colon}\n${ownHref(letter.url)}`,
    ...(expiresText ? [expiresText] : []),
    letter.closing,
    letter.postalAddress,
  ];
  return `${blocks.join("\n\n")}\n`;
}
