/** The pages of leaving: one button, no questions. */
import { Note } from "./note.tsx";
import type { Language } from "./props.ts";
import { PREFERENCES } from "./preferences-strings.ts";
import { STRINGS } from "./strings.ts";

type UnsubscribePageProps = {
  language: Language;
  newsletterName: string;
  maskedEmail: string;
  token: string;
  /** Newsletters that come less often than this one. */
  fewer: { id: string; name: string; scheduleText: string }[];
};

export function UnsubscribePage(props: UnsubscribePageProps) {
  const { language, newsletterName, maskedEmail, token } = props;
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
      {props.fewer.length > 0 && <Fewer {...props} />}
    </Note>
  );
}

/** The way to fewer mails goes through the inbox, like everything but leaving: the link may have been forwarded. */
function Fewer({ language, token, fewer }: UnsubscribePageProps) {
  const strings = PREFERENCES[language];
  return (
    <section class="deed">
      <h2>{strings.fewerTitle}</h2>
      <form method="post" action="/preferences/link">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="language" value={language} />
        <fieldset class="choices">
          <legend>{strings.fewerText}</legend>
          {fewer.map(({ id, name, scheduleText }, at) => (
            <label>
              <input type="radio" name="join" value={id} checked={at === 0} />
              <span>
                {name} <span class="meta">{scheduleText}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <button type="submit">{strings.fewerButton}</button>
      </form>
    </section>
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
