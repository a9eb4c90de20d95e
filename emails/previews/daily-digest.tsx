/** @jsxImportSource react */
/** The digest of another period, for the previewer. */
import DigestMail, { type DigestMailProps } from "../digest.tsx";
import { chineseDaily } from "../samples/other-periods.ts";

export default function DailyDigest(props: DigestMailProps) {
  return <DigestMail {...props} />;
}

DailyDigest.PreviewProps = chineseDaily satisfies DigestMailProps;
