/** The text part of a confirmation mail. */
import type { ConfirmationMailProps } from "./confirmation.tsx";
import { ownHref } from "./parts/outside.ts";
import { STRINGS } from "./parts/strings.ts";

/** The confirmation in plain text: what was asked for, the link, and what to do if it was someone else. */
export function confirmationText(mail: ConfirmationMailProps): string {
  const strings = STRINGS[mail.language];
  const blocks = [
    strings.confirmTitle,
    [strings.confirmAsk, ...mail.newsletterNames.map((name) => `- ${name}`)].join("\n"),
    strings.confirmButton + strings.colon.trimEnd() + "\n" + ownHref(mail.confirmUrl),
    mail.expiresText,
    strings.confirmNotYou,
    mail.postalAddress,
  ];
  return `${blocks.join("\n\n")}\n`;
}
