/** The sign-up form. One newsletter is simply named; of several, the reader ticks what is wanted. */
import type { Language, PageNewsletter } from "./props.ts";
import { STRINGS } from "./strings.ts";
import { tongue } from "./tongue.ts";

type Choice = Pick<PageNewsletter, "id" | "name" | "scheduleText"> &
  Partial<Pick<PageNewsletter, "language">>;

type SignUpFormProps = {
  language: Language;
  newsletters: Choice[];
  /** Ids of those ticked from the start. */
  selected?: string[];
};

export function SignUpForm({ language, newsletters, selected = [] }: SignUpFormProps) {
  const strings = STRINGS[language];
  const [only, ...others] = newsletters;
  if (!only) return null;
  const isSingle = others.length === 0;
  return (
    <section class="sign-up" id="subscribe" aria-labelledby="sign-up-title">
      <h2 id="sign-up-title">{isSingle ? strings.subscribeTo(only.name) : strings.subscribe}</h2>
      {isSingle && <p class="meta">{only.scheduleText}</p>}
      <form method="post" action="/subscribe">
        <input type="hidden" name="language" value={language} />
        {isSingle ? (
          <input type="hidden" name="newsletter" value={only.id} />
        ) : (
          <Choices language={language} newsletters={newsletters} selected={selected} />
        )}
        <Address language={language} />
        <Honeypot language={language} />
      </form>
    </section>
  );
}

function Choices({ language, newsletters, selected }: Required<SignUpFormProps>) {
  const strings = STRINGS[language];
  return (
    <fieldset class="choices">
      <legend>{strings.chooseNewsletters}</legend>
      {newsletters.map((newsletter) => (
        <label>
          <input
            type="checkbox"
            name="newsletter"
            value={newsletter.id}
            checked={selected.includes(newsletter.id)}
          />
          <span>
            <span {...tongue(newsletter.language ?? language, language)}>
              {newsletter.name} <span class="meta">{newsletter.scheduleText}</span>
            </span>
          </span>
        </label>
      ))}
      <p class="meta choose-one">{strings.chooseOne}</p>
    </fieldset>
  );
}

function Address({ language }: { language: Language }) {
  const strings = STRINGS[language];
  return (
    <>
      <label class="label" for="email">
        {strings.email}
      </label>
      <div class="entry">
        <input
          id="email"
          type="email"
          name="email"
          autocomplete="email"
          inputmode="email"
          maxlength={254}
          spellcheck={false}
          required
          aria-describedby="consent"
        />
        <button type="submit">{strings.subscribe}</button>
      </div>
      <p class="meta" id="consent">
        {strings.consent}
      </p>
    </>
  );
}

/** A field that only programs fill in: nobody sees it, hears it or reaches it by keyboard. */
const Honeypot = ({ language }: { language: Language }) => (
  <div class="honeypot" aria-hidden="true">
    <label for="website">{STRINGS[language].honeypot}</label>
    <input id="website" type="text" name="website" autocomplete="off" tabindex={-1} />
  </div>
);
