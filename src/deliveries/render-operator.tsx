/** @jsxImportSource react */
/** The mails to the operator: subject, HTML and text. */
import { render } from "react-email";
import Alert, { alertSubject, alertText, type AlertMailProps } from "../../emails/alert.tsx";
import { subjectLine } from "../../emails/parts/subject-line.ts";
import Review, { reviewSubject, reviewText, type ReviewMailProps } from "../../emails/review.tsx";

type Rendered = { subject: string; html: string; text: string };

export const renderReview = async (mail: ReviewMailProps): Promise<Rendered> => ({
  subject: subjectLine(reviewSubject(mail)),
  html: await render(<Review {...mail} />),
  text: reviewText(mail),
});

export const renderAlert = async (mail: AlertMailProps): Promise<Rendered> => ({
  subject: subjectLine(alertSubject(mail)),
  html: await render(<Alert {...mail} />),
  text: alertText(mail),
});
