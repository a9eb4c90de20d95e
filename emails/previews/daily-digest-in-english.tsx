/** @jsxImportSource react */
/** The digest of another period, for the previewer. */
import DigestMail, { type DigestMailProps } from "../digest.tsx";
import { englishDaily } from "../samples/other-periods.ts";

export default function DailyDigestInEnglish(props: DigestMailProps) {
  return <DigestMail {...props} />;
}

DailyDigestInEnglish.PreviewProps = englishDaily satisfies DigestMailProps;
