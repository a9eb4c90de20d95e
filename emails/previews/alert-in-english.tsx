/** @jsxImportSource react */
/** The same once more for the previewer, in English. */
import AlertMail, { type AlertMailProps } from "../alert.tsx";
import { englishAlert } from "../samples/alert.ts";

export default function AlertInEnglish(mail: AlertMailProps) {
  return <AlertMail {...mail} />;
}

AlertInEnglish.PreviewProps = englishAlert satisfies AlertMailProps;
