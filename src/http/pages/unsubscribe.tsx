/** The pages of leaving: one button, no questions. */
import { Note } from "./note.tsx";
import type { Language } from "./props.ts";
import { STRINGS } from "./strings.ts";

type UnsubscribePageProps = {
  language: Language;
  newsletterName: string;
  maskedEmail: string;
  token: string;
};

export function UnsubscribePage({ language, newsletterName, maskedEmail, token }: UnsubscribePageProps) {
  const strings = STRINGS[language];
  return (
    <Note title={strings.unsubscribeTitle}>
      <form method="post" action={`/unsubscribe?token=${encodeURIComponent(token)}`}>
        <fieldset class="choices">
          <legend>{strings.unsubscribeText(maskedEmail)}</legend>
          <label>
            <input type="radio" name="scope" value="one" checked />
            <span>{strings.unsubscribeOne(newsletterName)}</span>
          </label>
          <label>
            <input type="radio" name="scope" value="all" />
            <span>{strings.unsubscribeAll}</span>
          </label>
        </fieldset>
        <button type="submit">{strings.unsubscribeButton}</button>
      </form>
    </Note>
  );
}

/** newsletterName is null when all were left. */
export function UnsubscribedPage({
  language,
  newsletterName,
}: {
  language: Language;
  newsletterName: string | null;
}) {
  const strings = STRINGS[language];
  return (
    <Note title={strings.unsubscribedTitle}>
      <p>{strings.unsubscribedText(newsletterName)}</p>
      <p>
        <a href={`/?language=${language}#subscribe`}>{strings.unsubscribedRegret}</a>
      </p>
    </Note>
  );
}
