/** @jsxImportSource react */
/**
 * The letters about a person's own data: the fresh link that was asked for, the question at a new address, and the
 * word to the old one that mails go elsewhere now.
 */
import type { Language } from "./parts/language.ts";
import { letterText } from "./parts/letter-text.ts";
import { Letter, type LetterProps } from "./parts/letter.tsx";
import { STRINGS } from "./parts/strings.ts";
import { chineseFreshLink } from "./samples/fresh-link.ts";

export type LinkLetterProps = {
  language: Language;
  about: "freshLink" | "addressChange" | "addressChanged";
  siteName: string;
  url: string;
  /** Until when the link holds, already worded. */
  expiresText?: string;
  postalAddress: string;
};

export default function LinkLetter(mail: LinkLetterProps) {
  return <Letter {...letterOf(mail)} />;
}

LinkLetter.PreviewProps = chineseFreshLink satisfies LinkLetterProps;

/** The same in plain text. */
export const linkLetterText = (mail: LinkLetterProps): string => letterText(letterOf(mail));

export const linkLetterSubject = ({ language, about, siteName }: LinkLetterProps): string =>
  STRINGS[language].letters[about].subject(siteName);

function letterOf({ about, siteName, ...mail }: LinkLetterProps): LetterProps {
  const { title, preheader, text, button, closing } = STRINGS[mail.language].letters[about];
  return { ...mail, title, preheader, text: text(siteName), button, closing };
}
