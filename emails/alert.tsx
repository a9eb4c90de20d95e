/** @jsxImportSource react */
/** To the operator: something needs them. At most one a day for each cause. */
import type { AlertCause } from "./parts/alert-cause.ts";
import type { Language } from "./parts/language.ts";
import { letterText } from "./parts/letter-text.ts";
import { Letter, type LetterProps } from "./parts/letter.tsx";
import { OPERATOR_STRINGS } from "./parts/operator-strings.ts";
import { chineseAlert } from "./samples/alert.ts";

export type AlertMailProps = {
  language: Language;
  cause: AlertCause;
  /** The newsletter that it is about. */
  newsletterName: string;
  /** Since when, worded. */
  sinceText: string;
  /** As the rows say it. */
  details: string[];
  /** The page of the admin that shows it. */
  pageUrl: string;
  postalAddress: string;
};

/** More lines than this are counted. */
const MOST_DETAILS = 12;

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
  pageUrl,
  ...mail
}: AlertMailProps): LetterProps {
  const strings = OPERATOR_STRINGS[mail.language];
  const { subject, whatToDo } = strings.alerts[cause];
  return {
    ...mail,
    title: subject(newsletterName),
    preheader: details.join(" "),
    text: strings.since(sinceText),
    names: [
      ...details.slice(0, MOST_DETAILS),
      ...(details.length > MOST_DETAILS ? [strings.more(details.length - MOST_DETAILS)] : []),
    ],
    button: strings.look,
    url: pageUrl,
    steps: [whatToDo],
    closing: strings.onceADay,
  };
}
