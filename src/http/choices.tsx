/** The pages that a fresh link ends on: the choices as they stand now, and the word that something is done. */
import { findNewsletters } from "../newsletters/store.ts";
import { findAwaitedAddress, findChoices, type Managed } from "../subscribers/manage.ts";
import type { DoorContext, Language } from "./door.ts";
import { page } from "./page.tsx";
import { MessagePage } from "./pages/message.tsx";
import { PreferencesPage } from "./pages/preferences.tsx";
import { PREFERENCES } from "./pages/preferences-strings.ts";
import { preferencesView } from "./preferences-form.ts";

/** What the last press did. unsure: it wanted to erase, without the tick that says so. */
type Done =
  | { kind: "saved" | "unsure" }
  | { kind: "address"; answer: "asked" | "invalid" | "same" | "too-soon"; typed: string };

export async function showChoices(c: DoorContext, token: string, { subscriber, goal }: Managed, done?: Done) {
  const [choices, awaitedAddress, newsletters] = await Promise.all([
    findChoices(c.env, subscriber),
    findAwaitedAddress(c.env, subscriber),
    findNewsletters(c.env.db),
  ]);
  const { language } = subscriber;
  const strings = PREFERENCES[language];
  const isRefused = done?.kind === "address" && done.answer !== "asked";
  return page(
    c,
    { language, title: strings.title },
    <PreferencesPage
      {...preferencesView({ subscriber, goal, choices, newsletters, now: c.env.now() })}
      token={token}
      awaitedAddress={awaitedAddress}
      status={statusOf(done, strings)}
      addressFault={isRefused ? { typed: done.typed, text: strings.addressAnswers[done.answer] } : null}
      isUnsure={done?.kind === "unsure"}
    />,
    codeOf(done),
  );
}

const statusOf = (done: Done | undefined, strings: (typeof PREFERENCES)[Language]): string | null => {
  if (done?.kind === "saved") return strings.saved;
  return done?.kind === "address" && done.answer === "asked" ? strings.addressAnswers.asked : null;
};

function codeOf(done: Done | undefined): 200 | 422 | 429 {
  if (done?.kind === "unsure") return 422;
  if (done?.kind !== "address" || done.answer === "asked") return 200;
  return done.answer === "too-soon" ? 429 : 422;
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
