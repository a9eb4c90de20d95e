/** @jsxImportSource react */
/** The digest of another period, for the previewer. */
import DigestMail, { type DigestMailProps } from "../digest.tsx";
import { englishWeekly } from "../samples/other-periods.ts";

export default function WeeklyDigestInEnglish(props: DigestMailProps) {
  return <DigestMail {...props} />;
}

WeeklyDigestInEnglish.PreviewProps = englishWeekly satisfies DigestMailProps;
