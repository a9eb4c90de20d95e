/** @jsxImportSource react */
/** What a new reader gets once: what comes from now on and how often, what to read meanwhile, and how to change it. */
import type { Language } from "./parts/language.ts";
import { letterText } from "./parts/letter-text.ts";
import { Letter, type LetterProps } from "./parts/letter.tsx";
import { STRINGS } from "./parts/strings.ts";
import { chineseWelcome } from "./samples/welcome.ts";

export type WelcomeMailProps = {
  language: Language;
  siteName: string;
  /** With how often each comes, worded. */
  newsletters: { name: string; scheduleText: string }[];
  /** The latest issue; null where there is none yet. */
  readUrl: string | null;
  unsubscribeUrl: string;
  preferencesUrl: string;
  postalAddress: string;
};

export default function WelcomeMail(mail: WelcomeMailProps) {
  return <Letter {...letterOf(mail)} />;
}

WelcomeMail.PreviewProps = chineseWelcome satisfies WelcomeMailProps;

/** The same in plain text. */
export const welcomeText = (mail: WelcomeMailProps): string => letterText(letterOf(mail));

export const welcomeSubject = ({ language, siteName }: WelcomeMailProps): string =>
  STRINGS[language].welcome.subject(siteName);

function letterOf({
  siteName,
  newsletters,
  readUrl,
  unsubscribeUrl,
  preferencesUrl,
  ...mail
}: WelcomeMailProps) {
  const { welcome, unsubscribe, preferences } = STRINGS[mail.language];
  return {
    ...mail,
    title: welcome.title(siteName),
    preheader: newsletters.map(({ name, scheduleText }) => `${name} · ${scheduleText}`).join(" / "),
    text: welcome.text,
    names: newsletters.map(({ name, scheduleText }) => `${name} · ${scheduleText}`),
    button: readUrl ? welcome.button : undefined,
    url: readUrl ?? undefined,
    closing: welcome.closing,
    links: [
      [unsubscribe, unsubscribeUrl],
      [preferences, preferencesUrl],
    ],
  } satisfies LetterProps;
}
