/** The pages of a confirmation: the button, what it did, and what to do when the link no longer holds. */
import { Names, Note } from "./note.tsx";
import type { Language } from "./props.ts";
import { STRINGS } from "./strings.ts";

type ConfirmPageProps = { language: Language; newsletterNames: string[]; token: string };

export function ConfirmPage({ language, newsletterNames, token }: ConfirmPageProps) {
  const strings = STRINGS[language];
  return (
    <Note title={strings.confirmTitle}>
      <p>{strings.confirmText}</p>
      <Names names={newsletterNames} />
      <form method="post" action="/confirm">
        <input type="hidden" name="token" value={token} />
        <button type="submit">{strings.confirmButton}</button>
      </form>
    </Note>
  );
}

export function ConfirmedPage({ language, newsletterNames }: Omit<ConfirmPageProps, "token">) {
  const strings = STRINGS[language];
  return (
    <Note title={strings.confirmedTitle}>
      <p>{strings.confirmedText}</p>
      <Names names={newsletterNames} />
      <p>
        <a href={`/?language=${language}`}>{strings.readMeanwhile}</a>
      </p>
    </Note>
  );
}

/** token: of the link, where a new one can be had for it. */
export function LinkExpiredPage({ language, token }: { language: Language; token: string | null }) {
  const strings = STRINGS[language];
  return (
    <Note title={strings.expiredTitle}>
      <p>{strings.expiredText}</p>
      {token !== null && (
        <form method="post" action="/confirm/again">
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="language" value={language} />
          <button type="submit">{strings.confirmAgain}</button>
        </form>
      )}
      <p>
        <a href={`/?language=${language}#subscribe`}>{strings.subscribeAgain}</a>
      </p>
    </Note>
  );
}

export function SentAgainPage({ language }: { language: Language }) {
  const strings = STRINGS[language];
  return (
    <Note title={strings.sentTitle}>
      <p>{strings.sentAgainText}</p>
      <p>
        <a href={`/?language=${language}#subscribe`}>{strings.subscribeAgain}</a>
      </p>
    </Note>
  );
}
