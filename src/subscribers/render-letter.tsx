/** @jsxImportSource react */
/** The letters to one person: subject, HTML and text. No word in them was chosen by whoever filled in a form. */
import { render } from "react-email";
import Confirmation, {
  confirmationSubject,
  confirmationText,
  type ConfirmationMailProps,
} from "../../emails/confirmation.tsx";
import Goodbye, { goodbyeSubject, goodbyeText, type GoodbyeMailProps } from "../../emails/goodbye.tsx";
import { subjectLine } from "../../emails/parts/subject-line.ts";
import Welcome, { welcomeSubject, welcomeText, type WelcomeMailProps } from "../../emails/welcome.tsx";
import LinkLetter, {
  linkLetterSubject,
  linkLetterText,
  type LinkLetterProps,
} from "../../emails/link-letter.tsx";
import { CHANGE_DAYS, CONFIRMATION_DAYS, FRESH_HOURS } from "./lifetimes.ts";

type Rendered = { subject: string; html: string; text: string };

const DAYS = {
  "zh-CN": (days: number) => `链接在 ${days} 天内有效。`,
  en: (days: number) => `The link works for ${days} days.`,
};
const HOURS = {
  "zh-CN": (hours: number) => `链接在 ${hours} 小时内有效。`,
  en: (hours: number) => `The link works for ${hours} hours.`,
};

export async function renderConfirmation(
  props: Omit<ConfirmationMailProps, "expiresText">,
): Promise<Rendered> {
  const mail = { ...props, expiresText: DAYS[props.language](CONFIRMATION_DAYS) };
  return {
    subject: subjectLine(confirmationSubject(mail)),
    html: await render(<Confirmation {...mail} />),
    text: confirmationText(mail),
  };
}

type Asked = Omit<LinkLetterProps, "about" | "expiresText">;

/** The link that opens a person's preferences. */
export const renderFreshLink = (asked: Asked): Promise<Rendered> =>
  renderLinkLetter({ ...asked, about: "freshLink", expiresText: HOURS[asked.language](FRESH_HOURS) });

/** The question at a new address. */
export const renderAddressChange = (asked: Asked): Promise<Rendered> =>
  renderLinkLetter({ ...asked, about: "addressChange", expiresText: DAYS[asked.language](CHANGE_DAYS) });

/** The word to the old address. */
export const renderAddressChanged = (asked: Asked): Promise<Rendered> =>
  renderLinkLetter({ ...asked, about: "addressChanged" });

/** What a new reader gets once. */
export const renderWelcome = async (mail: WelcomeMailProps): Promise<Rendered> => ({
  subject: subjectLine(welcomeSubject(mail)),
  html: await render(<Welcome {...mail} />),
  text: welcomeText(mail),
});

/** The last mail to who left everything. */
export const renderGoodbye = async (mail: GoodbyeMailProps): Promise<Rendered> => ({
  subject: subjectLine(goodbyeSubject(mail)),
  html: await render(<Goodbye {...mail} />),
  text: goodbyeText(mail),
});

async function renderLinkLetter(mail: LinkLetterProps): Promise<Rendered> {
  return {
    subject: subjectLine(linkLetterSubject(mail)),
    html: await render(<LinkLetter {...mail} />),
    text: linkLetterText(mail),
  };
}
