/** @jsxImportSource react */
/**
 * The mail that asks whether the address is its owner's wish. Nobody has agreed to anything yet, so nothing in
 * it was chosen by the visitor, and its only link is the one to confirm.
 */
import type { Language } from "./parts/language.ts";
import { letterText } from "./parts/letter-text.ts";
import { Letter, type LetterProps } from "./parts/letter.tsx";
import { STRINGS } from "./parts/strings.ts";
import { chineseConfirmation } from "./samples/chinese-confirmation.ts";

export type ConfirmationMailProps = {
  language: Language;
  newsletterNames: string[];
  confirmUrl: string;
  /** Until when the link holds, already worded. */
  expiresText: string;
  postalAddress: string;
};

export default function ConfirmationMail(mail: ConfirmationMailProps) {
  return <Letter {...letterOf(mail)} />;
}

ConfirmationMail.PreviewProps = chineseConfirmation satisfies ConfirmationMailProps;

/** The same in plain text. */
export const confirmationText = (mail: ConfirmationMailProps): string => letterText(letterOf(mail));

export const confirmationSubject = ({ language, newsletterNames }: ConfirmationMailProps): string =>
  STRINGS[language].confirmSubject(newsletterNames.join(language === "zh-CN" ? "、" : ", "));

function letterOf({ newsletterNames, confirmUrl, ...mail }: ConfirmationMailProps): LetterProps {
  const strings = STRINGS[mail.language];
  return {
    ...mail,
    title: strings.confirmTitle,
    preheader: strings.confirmPreheader,
    text: strings.confirmAsk,
    names: newsletterNames,
    button: strings.confirmButton,
    url: confirmUrl,
    closing: strings.confirmNotYou,
  };
}
