/** A posted sign-up form, on whichever page it stood: its fields, and in words of pages what became of it. */
import type { Child } from "hono/jsx";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { receiveSignUp, type StepTwo } from "../subscribers/receive-sign-up.ts";
import { wordConsent } from "../subscribers/wordings.ts";
import { languageIn, type DoorContext, type Language } from "./door.ts";
import { readForm, textOf } from "./form.ts";
import { formAt } from "./form-at.ts";
import { networkIn } from "./network-in.ts";
import { MessagePage } from "./pages/message.tsx";
import type { PageNewsletter, PageTurnstile, PageTyped } from "./pages/props.ts";
import { SignUpForm } from "./pages/sign-up-form.tsx";
import { SignUpSentPage } from "./pages/sign-up-sent.tsx";
import { StepTwoPage } from "./pages/step-two.tsx";
import { STRINGS } from "./pages/strings.ts";

/** The door that a form was posted to. */
export type FormDoor = {
  action: string;
  /** Where the form stood, by what it says of it. */
  placeOf: (said: string) => string;
  /** Which newsletters its form offers. */
  findChoices: (typed: PageTyped, place: string) => Promise<PageNewsletter[]>;
  /** Where to begin again. */
  startOf: (place: string) => string;
  show: (
    frame: { language: Language; title: string },
    content: Child,
    status?: ContentfulStatusCode,
  ) => Response | Promise<Response>;
};

type Posted = { form: FormData; language: Language; place: string; typed: PageTyped };

/** Answers a posted form by a page. */
export async function takeForm(c: DoorContext, door: FormDoor): Promise<Response> {
  const form = await readForm(c);
  const language = languageIn(form, c);
  const posted: Posted = {
    form,
    language,
    place: door.placeOf(textOf(form, "place")),
    typed: { email: textOf(form, "email"), newsletterIds: form.getAll("newsletter").map(String) },
  };
  const strings = STRINGS[language];
  const received = await receiveSignUp(c.env, requestOf(c, posted), (work) => c.executionCtx.waitUntil(work));
  switch (received.kind) {
    case "taken":
      return door.show({ language, title: strings.sentTitle }, <SignUpSentPage language={language} />);
    case "faulty":
      return showFaulty(c, door, { ...posted, typed: { ...posted.typed, fault: received.fault } });
    case "step-two":
      return showStepTwo(c, door, posted, received.step);
    case "busy":
      c.header("retry-after", String(received.retryAfterSeconds));
      return showMessage(door, posted, strings.busyTitle, strings.busyText, 429);
    case "closed":
      return showMessage(door, posted, strings.closedTitle, strings.closedText, 503);
  }
}

const requestOf = (c: DoorContext, { form, language, place, typed }: Posted) => ({
  address: typed.email,
  newsletterIds: typed.newsletterIds,
  language,
  consent: wordConsent({ place, wordingId: textOf(form, "wording"), language }),
  ticket: textOf(form, "ticket"),
  turnstile: textOf(form, "cf-turnstile-response"),
  isTypoConfirmed: textOf(form, "confirmTypo") !== "",
  trap: textOf(form, "website"),
  network: networkIn(c),
});

/** The form again, filled in, with what is wrong beside its field. */
async function showFaulty(c: DoorContext, door: FormDoor, { language, place, typed }: Posted) {
  return door.show(
    { language, title: STRINGS[language].subscribe },
    <SignUpForm
      language={language}
      newsletters={await door.findChoices(typed, place)}
      form={await formAt(c, language, place, door.action)}
      typed={typed}
      heading="h1"
    />,
    422,
  );
}

async function showStepTwo(c: DoorContext, door: FormDoor, posted: Posted, step: StepTwo) {
  const { form, language, place, typed } = posted;
  const turnstile = turnstileOf(c, step);
  if (turnstile)
    c.set("allowed", { ...c.get("allowed"), turnstileOrigin: new URL(turnstile.scriptUrl).origin });
  const strings = STRINGS[language];
  return door.show(
    { language, title: step.suggestion ? strings.typoTitle : strings.stepTwoTitle },
    <StepTwoPage
      language={language}
      form={{ ...(await formAt(c, language, place, door.action)), ticket: step.ticket }}
      typed={typed}
      suggestion={step.suggestion}
      turnstile={turnstile}
      trap={textOf(form, "website")}
      startUrl={door.startOf(place)}
    />,
  );
}

function turnstileOf({ env: { settings } }: DoorContext, { turnstile }: StepTwo): PageTurnstile | null {
  if (turnstile === "not-needed" || !settings.turnstile) return null;
  const { siteKey, baseUrl } = settings.turnstile;
  return { siteKey, scriptUrl: `${baseUrl}/turnstile/v0/api.js`, hasFailed: turnstile === "failed" };
}

const showMessage = (
  door: FormDoor,
  { language, place }: Posted,
  title: string,
  text: string,
  status: ContentfulStatusCode,
) =>
  door.show(
    { language, title },
    <MessagePage
      language={language}
      title={title}
      text={text}
      link={{ href: door.startOf(place), text: STRINGS[language].subscribeAgain }}
    />,
    status,
  );
