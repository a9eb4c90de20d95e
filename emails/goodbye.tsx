/** @jsxImportSource react */
/** The last mail to someone who left everything: that it is done, and the way back. */
import type { Language } from "./parts/language.ts";
import { letterText } from "./parts/letter-text.ts";
import { Letter, type LetterProps } from "./parts/letter.tsx";
import { STRINGS } from "./parts/strings.ts";
import { chineseGoodbye } from "./samples/goodbye.ts";

export type GoodbyeMailProps = {
  language: Language;
  siteName: string;
  /** Where to subscribe again. */
  siteUrl: string;
  postalAddress: string;
};

export default function GoodbyeMail(mail: GoodbyeMailProps) {
  return <Letter {...letterOf(mail)} />;
}

GoodbyeMail.PreviewProps = chineseGoodbye satisfies GoodbyeMailProps;

/** The same in plain text. */
export const goodbyeText = (mail: GoodbyeMailProps): string => letterText(letterOf(mail));

export const goodbyeSubject = ({ language, siteName }: GoodbyeMailProps): string =>
  STRINGS[language].goodbye.subject(siteName);

function letterOf({ siteName, siteUrl, ...mail }: GoodbyeMailProps): LetterProps {
  const { goodbye } = STRINGS[mail.language];
  return {
    ...mail,
    title: goodbye.title,
    preheader: goodbye.preheader,
    text: goodbye.text(siteName),
    button: goodbye.button,
    url: siteUrl,
    closing: goodbye.closing,
  };
}
