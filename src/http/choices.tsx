/** The pages that a fresh link ends on: the choices as they stand now, and the word that something is done. */
import { findNewsletters } from "../newsletters/store.ts";
import { findAwaitedAddress, findChoices, type Managed } from "../subscribers/manage.ts";
import type { DoorContext, Language } from "./door.ts";
import { page } from "./page.tsx";
import { MessagePage } from "./pages/message.tsx";
import { PreferencesPage } from "./pages/preferences.tsx";
import { PREFERENCES } from "./pages/preferences-strings.ts";
import { preferencesView } from "./preferences-form.ts";

/** What the last press did. */
type Done = { saved?: boolean; address?: "asked" | "invalid" | "same" | "too-soon"; typed?: string };

export async function showChoices(
  c: DoorContext,
  token: string,
  { subscriber, goal }: Managed,
  done: Done = {},
) {
  const [choices, awaitedAddress, newsletters] = await Promise.all([
    findChoices(c.env, subscriber),
    findAwaitedAddress(c.env, subscriber),
    findNewsletters(c.env.db),
  ]);
  const { language } = subscriber;
  const strings = PREFERENCES[language];
  const fault = done.address && done.address !== "asked" ? strings.addressAnswers[done.address] : null;
  const status = done.address === "asked" ? strings.addressAnswers.asked : null;
  return page(
    c,
    { language, title: strings.title },
    <PreferencesPage
      {...preferencesView({ subscriber, goal, choices, newsletters, now: c.env.now() })}
      token={token}
      awaitedAddress={awaitedAddress}
      status={done.saved ? strings.saved : status}
      addressFault={fault === null ? null : { typed: done.typed ?? "", text: fault }}
    />,
    fault === null ? 200 : 422,
  );
}

/** A page that says what was done, and leads home. */
export function say(
  c: DoorContext,
  language: Language,
  what: "addressChanged" | "taken" | "erased",
  status: 200 | 409 = 200,
) {
  const strings = PREFERENCES[language];
  const title = strings[`${what}Title`];
  return page(
    c,
    { language, title },
    <MessagePage
      language={language}
      title={title}
      text={strings[`${what}Text`]}
      link={{ href: `/?language=${language}`, text: strings.home }}
    />,
    status,
  );
}
