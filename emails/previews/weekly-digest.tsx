/** @jsxImportSource react */
/** The digest of another period, for the previewer. */
import DigestMail, { type DigestMailProps } from "../digest.tsx";
import { chineseWeekly } from "../samples/other-periods.ts";

export default function WeeklyDigest(props: DigestMailProps) {
  return <DigestMail {...props} />;
}

WeeklyDigest.PreviewProps = chineseWeekly satisfies DigestMailProps;
