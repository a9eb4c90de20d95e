/** @jsxImportSource react */
/** To the operator: something needs them. At most one a day for each cause. */
import type { Language } from "./parts/language.ts";
import { letterText } from "./parts/letter-text.ts";
import { Letter, type LetterProps } from "./parts/letter.tsx";
import { OPERATOR_STRINGS } from "./parts/operator-strings.ts";
import { chineseAlert } from "./samples/alert.ts";

/** What went wrong; each has its sentences in both languages. */
export type AlertCause = "digest-failed" | "mailing-stopped" | "mailing-paused";

export type AlertMailProps = {
  language: Language;
  cause: AlertCause;
  /** The newsletter that it is about. */
  newsletterName: string;
  /** Since when, worded. */
  sinceText: string;
  /** As the rows say it. */
  details: string[];
  /** What the operator's API tells of it. */
  apiUrl: string;
  postalAddress: string;
};

export default function AlertMail(mail: AlertMailProps) {
  return <Letter {...letterOf(mail)} />;
}

AlertMail.PreviewProps = chineseAlert satisfies AlertMailProps;

/** The same in plain text. */
export const alertText = (mail: AlertMailProps): string => letterText(letterOf(mail));

export const alertSubject = ({ language, cause, newsletterName }: AlertMailProps): string =>
  OPERATOR_STRINGS[language].alerts[cause].subject(newsletterName);

function letterOf({
  cause,
  newsletterName,
  sinceText,
  details,
  apiUrl,
  ...mail
}: AlertMailProps): LetterProps {
  const strings = OPERATOR_STRINGS[mail.language];
  const { subject, whatToDo } = strings.alerts[cause];
  return {
    ...mail,
    title: subject(newsletterName),
    preheader: details.join(" "),
    text: strings.since(sinceText),
    names: details,
    steps: [whatToDo, strings.look(apiUrl)],
    closing: strings.onceADay,
  };
}
