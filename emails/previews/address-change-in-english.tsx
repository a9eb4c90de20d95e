/** @jsxImportSource react */
/** The question at a new address for the previewer, in English. */
import LinkLetter, { type LinkLetterProps } from "../link-letter.tsx";
import { englishAddressChange } from "../samples/fresh-link.ts";

export default function AddressChangeInEnglish(mail: LinkLetterProps) {
  return <LinkLetter {...mail} />;
}

AddressChangeInEnglish.PreviewProps = englishAddressChange satisfies LinkLetterProps;
