/** Signing up, the second step: what was typed is kept, what is still needed is asked, and one press ends it. */
import { Note } from "./note.tsx";
import type { Language, PageForm, PageTurnstile, PageTyped } from "./props.ts";
import { Carried } from "./sign-up-form.tsx";
import { STRINGS } from "./strings.ts";

type StepTwoProps = {
  language: Language;
  form: PageForm;
  typed: PageTyped;
  /** What was probably meant. */
  suggestion: string | null;
  turnstile: PageTurnstile | null;
  /** Of the field that only programs fill in, which they may have filled in before. */
  trap: string;
  /** Where to begin again. */
  startUrl: string;
};

export function StepTwoPage({ language, form, typed, suggestion, turnstile, trap, startUrl }: StepTwoProps) {
  const strings = STRINGS[language];
  return (
    <Note title={suggestion ? strings.typoTitle : strings.stepTwoTitle}>
      <p>{suggestion ? strings.typoText(suggestion) : strings.stepTwoText}</p>
      {!suggestion && (
        <p class="names" dir="auto">
          {typed.email}
        </p>
      )}
      <form method="post" action={form.action}>
        <Carried language={language} form={form} />
        {typed.newsletterIds.map((id) => (
          <input type="hidden" name="newsletter" value={id} />
        ))}
        <input type="hidden" name="website" value={trap} />
        <input type="hidden" name="confirmTypo" value="1" />
        {turnstile && <Turnstile language={language} turnstile={turnstile} />}
        <Buttons language={language} email={typed.email} suggestion={suggestion} />
        <p class="meta">{form.wording.text}</p>
      </form>
      <p>
        <a href={startUrl}>{strings.startAgain}</a>
      </p>
    </Note>
  );
}

type ButtonsProps = Pick<StepTwoProps, "language" | "suggestion"> & { email: string };

/** The button that is pressed says which address it is. */
function Buttons({ language, email, suggestion }: ButtonsProps) {
  const strings = STRINGS[language];
  return (
    <div class="entry">
      {suggestion && (
        <button type="submit" name="email" value={suggestion}>
          {strings.typoYes(suggestion)}
        </button>
      )}
      <button type="submit" name="email" value={email} class={suggestion ? "second" : undefined}>
        {suggestion ? strings.typoNo(email) : strings.stepTwoButton}
      </button>
    </div>
  );
}

/** Turnstile's widget, which its script puts into the element of this class. */
function Turnstile({ language, turnstile }: { language: Language; turnstile: PageTurnstile }) {
  const strings = STRINGS[language];
  return (
    <>
      {turnstile.hasFailed && (
        <p class="fault" role="alert">
          {strings.turnstileFailed}
        </p>
      )}
      <div
        class="cf-turnstile"
        data-sitekey={turnstile.siteKey}
        data-language={language.toLowerCase()}
        data-theme="auto"
        data-size="flexible"
      >
        <noscript>{strings.turnstileNeedsScript}</noscript>
      </div>
      <script src={turnstile.scriptUrl} async defer></script>
    </>
  );
}
