/** The text part of a letter. */
import type { LetterProps } from "./letter.tsx";
import { outsideText, ownHref } from "./outside.ts";
import { STRINGS } from "./strings.ts";

/** The letter in plain text: what it is about, the link on a line of its own, and what to do if it was someone else. */
export function letterText(letter: LetterProps): string {
  const { names = [], steps = [], expiresText, button, url, links = [] } = letter;
  const { colon } = STRINGS[letter.language];
  const blocks = [
    letter.title,
    [letter.text, ...names.map((name) => `- ${outsideText(name)}`)].join("\n"),
    ...(button && url ? [`${button}${colon.trimEnd()}\n${ownHref(url)}`] : []),
    ...(expiresText ? [expiresText] : []),
    ...steps,
    letter.closing,
    ...(links.length > 0 ? [links.map(([label, link]) => label + colon + ownHref(link)).join("\n")] : []),
    letter.postalAddress,
  ];
  return `${blocks.join("\n\n")}\n`;
}
