/** @jsxImportSource react */
/** The digest once more for the previewer, in English. */
import DigestMail, { type DigestMailProps } from "../digest.tsx";
import { englishDigest } from "../samples/english-digest.ts";

export default function DigestInEnglish(props: DigestMailProps) {
  return <DigestMail {...props} />;
}

DigestInEnglish.PreviewProps = englishDigest satisfies DigestMailProps;
