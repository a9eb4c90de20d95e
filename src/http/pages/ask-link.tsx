/** The pages on the way to the preferences: what a mail's link opens, and what asks for a fresh one. */
import { Note } from "./note.tsx";
import { AddressEntry } from "./address-entry.tsx";
import { Token } from "./preferences.tsx";
import { PREFERENCES } from "./preferences-strings.ts";
import type { Language } from "./props.ts";

type DoorPageProps = { language: Language; token: string; maskedEmail: string };

/** What the link of a mail opens: it may have been forwarded, so the way on goes through the inbox. */
export function PreferencesDoorPage({ language, token, maskedEmail }: DoorPageProps) {
  const strings = PREFERENCES[language];
  return (
    <Note title={strings.title}>
      <p>{strings.doorText(maskedEmail)}</p>
      <p>{strings.doorWhy}</p>
      <form method="post" action="/preferences/link">
        <Token token={token} />
        <input type="hidden" name="language" value={language} />
        <button type="submit">{strings.sendLink}</button>
      </form>
      <p>
        <a href={`/unsubscribe?token=${encodeURIComponent(token)}`}>{strings.orLeave}</a>
      </p>
    </Note>
  );
}

type AskLinkPageProps = {
  language: Language;
  why: "asked" | "expired" | "unknown";
  /** A link that has expired can be renewed by itself. */
  token?: string | null;
  /** What was typed, and what is wrong with it. */
  typed?: string;
  fault?: string;
};

export function AskLinkPage({ language, why, token = null, typed, fault }: AskLinkPageProps) {
  const strings = PREFERENCES[language];
  const [title, text] = {
    asked: [strings.title, strings.askText],
    expired: [strings.expiredTitle, strings.expiredText],
    unknown: [strings.unknownTitle, strings.unknownText],
  }[why];
  return (
    <Note title={title ?? ""}>
      <p>{text}</p>
      <form method="post" action="/preferences/link">
        <input type="hidden" name="language" value={language} />
        {token === null ? (
          <AddressEntry label={strings.email} button={strings.sendLink} typed={typed} fault={fault} />
        ) : (
          <>
            <Token token={token} />
            <button type="submit">{strings.sendLink}</button>
          </>
        )}
      </form>
    </Note>
  );
}

export function LinkSentPage({ language }: { language: Language }) {
  const strings = PREFERENCES[language];
  return (
    <Note title={strings.linkSentTitle}>
      <p>{strings.linkSentText}</p>
      <p class="meta">{strings.linkSentNothing}</p>
    </Note>
  );
}

export function ConfirmAddressPage({ language, token, maskedEmail }: DoorPageProps) {
  const strings = PREFERENCES[language];
  return (
    <Note title={strings.confirmAddressTitle}>
      <p>{strings.confirmAddressText(maskedEmail)}</p>
      <form method="post" action="/preferences/address">
        <Token token={token} />
        <button type="submit">{strings.confirmAddress}</button>
      </form>
    </Note>
  );
}
