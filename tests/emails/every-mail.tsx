/** @jsxImportSource react */
/** Every mail in both languages, rendered, by name: what the tests of all mails go through. */
import { render } from "react-email";
import Alert, { alertSubject, alertText } from "../../emails/alert.tsx";
import Confirmation, { confirmationSubject, confirmationText } from "../../emails/confirmation.tsx";
import Digest from "../../emails/digest.tsx";
import { digestText } from "../../emails/digest-text.ts";
import Goodbye, { goodbyeSubject, goodbyeText } from "../../emails/goodbye.tsx";
import LinkLetter, { linkLetterSubject, linkLetterText } from "../../emails/link-letter.tsx";
import type { AlertCause } from "../../emails/parts/alert-cause.ts";
import { OPERATOR_STRINGS } from "../../emails/parts/operator-strings.ts";
import Review, { reviewSubject, reviewText } from "../../emails/review.tsx";
import { chineseAlert, englishAlert } from "../../emails/samples/alert.ts";
import { chineseConfirmation } from "../../emails/samples/chinese-confirmation.ts";
import { chineseDigest } from "../../emails/samples/chinese-digest.ts";
import { englishConfirmation } from "../../emails/samples/english-confirmation.ts";
import { englishDigest } from "../../emails/samples/english-digest.ts";
import { chineseFreshLink, englishAddressChange } from "../../emails/samples/fresh-link.ts";
import { chineseGoodbye, englishGoodbye } from "../../emails/samples/goodbye.ts";
import {
  chineseDaily,
  chineseWeekly,
  englishDaily,
  englishWeekly,
} from "../../emails/samples/other-periods.ts";
import { chineseReview, englishReview } from "../../emails/samples/review.ts";
import { chineseWelcome, englishWelcome } from "../../emails/samples/welcome.ts";
import Welcome, { welcomeSubject, welcomeText } from "../../emails/welcome.tsx";

const ALERT_CAUSES = Object.keys(OPERATOR_STRINGS.en.alerts) as AlertCause[];

/** Mails of a newsletter must let their reader leave; letters that somebody asked for, and the operator's, need not. */
type Kind = "newsletter" | "letter";

const mails = [
  ...[chineseDigest, chineseDaily, chineseWeekly, englishDigest, englishDaily, englishWeekly].map((mail) => ({
    name: `digest ${mail.title}`,
    kind: "newsletter" as Kind,
    language: mail.language,
    element: <Digest {...mail} />,
    subject: mail.title,
    text: digestText(mail),
  })),
  ...[chineseWelcome, englishWelcome].map((mail) => ({
    name: "welcome",
    kind: "newsletter" as Kind,
    language: mail.language,
    element: <Welcome {...mail} />,
    subject: welcomeSubject(mail),
    text: welcomeText(mail),
  })),
  ...[chineseConfirmation, englishConfirmation].map((mail) => ({
    name: "confirmation",
    kind: "letter" as Kind,
    language: mail.language,
    element: <Confirmation {...mail} />,
    subject: confirmationSubject(mail),
    text: confirmationText(mail),
  })),
  ...[chineseFreshLink, englishAddressChange].map((mail) => ({
    name: mail.about,
    kind: "letter" as Kind,
    language: mail.language,
    element: <LinkLetter {...mail} />,
    subject: linkLetterSubject(mail),
    text: linkLetterText(mail),
  })),
  ...[chineseGoodbye, englishGoodbye].map((mail) => ({
    name: "goodbye",
    kind: "letter" as Kind,
    language: mail.language,
    element: <Goodbye {...mail} />,
    subject: goodbyeSubject(mail),
    text: goodbyeText(mail),
  })),
  ...[chineseReview, englishReview].map((mail) => ({
    name: "review",
    kind: "letter" as Kind,
    language: mail.language,
    element: <Review {...mail} />,
    subject: reviewSubject(mail),
    text: reviewText(mail),
  })),
  ...ALERT_CAUSES.flatMap((cause) => [
    { ...chineseAlert, cause },
    { ...englishAlert, cause },
  ]).map((mail) => ({
    name: `alert ${mail.cause}`,
    kind: "letter" as Kind,
    language: mail.language,
    element: <Alert {...mail} />,
    subject: alertSubject(mail),
    text: alertText(mail),
  })),
];

export const everyMail = await Promise.all(
  mails.map(async ({ element, ...mail }) => ({ ...mail, html: await render(element) })),
);
