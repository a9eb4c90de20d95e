/** @jsxImportSource react */
/**
 * A template, as docs/writing.md explains it: a letter to a reader of a year. Props in, markup out; it knows no setting
 * and no table, and its words come with it in both languages.
 */
import type { Language } from "../../emails/parts/language.ts";
import { letterText } from "../../emails/parts/letter-text.ts";
import { Letter, type LetterProps } from "../../emails/parts/letter.tsx";

export type AnniversaryMailProps = {
  language: Language;
  siteName: string;
  /** Digests that the reader was sent. */
  digestCount: number;
  leaveUrl: string;
  postalAddress: string;
};

export default function AnniversaryMail(mail: AnniversaryMailProps) {
  return <Letter {...letterOf(mail)} />;
}

/** What the previewer shows. */
AnniversaryMail.PreviewProps = {
  language: "en",
  siteName: "Lighthouse Briefs",
  digestCount: 365,
  leaveUrl: "https://news.example/unsubscribe?token=sample",
  postalAddress: "Lighthouse Desk, 1 Sample Road, Hangzhou",
} satisfies AnniversaryMailProps;

/** The same in plain text: mail without it is taken for spam. */
export const anniversaryText = (mail: AnniversaryMailProps): string => letterText(letterOf(mail));

export const anniversarySubject = ({ language, siteName }: AnniversaryMailProps): string =>
  WORDS[language].subject(siteName);

function letterOf({ siteName, digestCount, leaveUrl, ...mail }: AnniversaryMailProps): LetterProps {
  const words = WORDS[mail.language];
  return {
    ...mail,
    title: words.subject(siteName),
    preheader: words.text(digestCount),
    text: words.text(digestCount),
    closing: words.closing,
    links: [[words.leave, leaveUrl]],
  };
}

const WORDS = {
  "zh-CN": {
    subject: (siteName: string) => `您读《${siteName}》一年了`,
    text: (count: number) => `这一年里，我们给您寄了 ${count} 期。`,
    closing: "谢谢您一直读着。",
    leave: "退订",
  },
  en: {
    subject: (siteName: string) => `A year of ${siteName}`,
    text: (count: number) => `In this year we sent you ${count} digests.`,
    closing: "Thank you for reading.",
    leave: "Unsubscribe",
  },
};
