/** After signing up: the same words for every state of an address, so that nobody learns who reads what. */
import { Note } from "./note.tsx";
import type { Language } from "./props.ts";
import { STRINGS } from "./strings.ts";

export function SignUpSentPage({ language }: { language: Language }) {
  const strings = STRINGS[language];
  return (
    <Note title={strings.sentTitle}>
      <p>{strings.sentText}</p>
      <p class="meta">{strings.sentNothing}</p>
    </Note>
  );
}
