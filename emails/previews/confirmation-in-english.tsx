/** @jsxImportSource react */
/** The confirmation once more for the previewer, in English. */
import ConfirmationMail, { type ConfirmationMailProps } from "../confirmation.tsx";
import { englishConfirmation } from "../samples/english-confirmation.ts";

export default function ConfirmationInEnglish(mail: ConfirmationMailProps) {
  return <ConfirmationMail {...mail} />;
}

ConfirmationInEnglish.PreviewProps = englishConfirmation satisfies ConfirmationMailProps;
