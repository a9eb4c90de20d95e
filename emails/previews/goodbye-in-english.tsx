/** @jsxImportSource react */
/** The same once more for the previewer, in English. */
import GoodbyeMail, { type GoodbyeMailProps } from "../goodbye.tsx";
import { englishGoodbye } from "../samples/goodbye.ts";

export default function GoodbyeInEnglish(mail: GoodbyeMailProps) {
  return <GoodbyeMail {...mail} />;
}

GoodbyeInEnglish.PreviewProps = englishGoodbye satisfies GoodbyeMailProps;
