/** @jsxImportSource react */
/** To the operator: a digest is held until they let it out. */
import type { Language } from "./parts/language.ts";
import { letterText } from "./parts/letter-text.ts";
import { Letter, type LetterProps } from "./parts/letter.tsx";
import { OPERATOR_STRINGS } from "./parts/operator-strings.ts";
import { chineseReview } from "./samples/review.ts";

export type ReviewMailProps = {
  language: Language;
  /** Of the digest. */
  title: string;
  headlines: string[];
  /** When it ends by itself and how, worded; null where it waits for as long as it takes. */
  deadlineText: string | null;
  /** The page of the admin that shows it, where it is let out or dropped. */
  pageUrl: string;
  postalAddress: string;
};

export default function ReviewMail(mail: ReviewMailProps) {
  return <Letter {...letterOf(mail)} />;
}

ReviewMail.PreviewProps = chineseReview satisfies ReviewMailProps;

/** The same in plain text. */
export const reviewText = (mail: ReviewMailProps): string => letterText(letterOf(mail));

export const reviewSubject = ({ language, title }: ReviewMailProps): string =>
  OPERATOR_STRINGS[language].review.subject(title);

function letterOf({ title, headlines, deadlineText, pageUrl, ...mail }: ReviewMailProps): LetterProps {
  const { review } = OPERATOR_STRINGS[mail.language];
  return {
    ...mail,
    title: review.subject(title),
    preheader: headlines.join(" · "),
    text: review.text(headlines.length),
    names: headlines,
    button: review.look,
    url: pageUrl,
    closing: deadlineText ?? review.noDeadline,
  };
}
