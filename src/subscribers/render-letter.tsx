/** @jsxImportSource react */
/** The confirmation mail's rendering: subject, HTML and text. No word in it was chosen by whoever filled in the form. */
import { render } from "react-email";
import { confirmationText } from "../../emails/confirmation-text.ts";
import Confirmation, { type ConfirmationMailProps } from "../../emails/confirmation.tsx";
import { CONFIRMATION_DAYS } from "./confirm.ts";

const SUBJECT = {
  "zh-CN": (names: string) => `请确认订阅：${names}`,
  en: (names: string) => `Please confirm: ${names}`,
};
const EXPIRES = {
  "zh-CN": `${CONFIRMATION_DAYS} 天内有效`,
  en: `The link works for ${CONFIRMATION_DAYS} days`,
};

export async function renderConfirmation(
  props: Omit<ConfirmationMailProps, "expiresText">,
): Promise<{ subject: string; html: string; text: string }> {
  const mail = { ...props, expiresText: EXPIRES[props.language] };
  return {
    subject: SUBJECT[props.language](props.newsletterNames.join(props.language === "zh-CN" ? "、" : ", ")),
    html: await render(<Confirmation {...mail} />),
    text: confirmationText(mail),
  };
}
