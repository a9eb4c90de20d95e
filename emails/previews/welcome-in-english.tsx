/** @jsxImportSource react */
/** The same once more for the previewer, in English. */
import WelcomeMail, { type WelcomeMailProps } from "../welcome.tsx";
import { englishWelcome } from "../samples/welcome.ts";

export default function WelcomeInEnglish(mail: WelcomeMailProps) {
  return <WelcomeMail {...mail} />;
}

WelcomeInEnglish.PreviewProps = englishWelcome satisfies WelcomeMailProps;
