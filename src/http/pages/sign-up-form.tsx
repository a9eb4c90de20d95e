/** The sign-up form. One newsletter is simply named; of several, the reader ticks what is wanted. */
import { AddressEntry, Fault } from "./address-entry.tsx";
import type { Language, PageForm, PageNewsletter, PageTyped } from "./props.ts";
import { STRINGS } from "./strings.ts";
import { tongue } from "./tongue.ts";

type Choice = Pick<PageNewsletter, "id" | "name" | "scheduleText"> &
  Partial<Pick<PageNewsletter, "language">>;

type SignUpFormProps = {
  language: Language;
  newsletters: Choice[];
  form: PageForm;
  /** What was typed before, with what is wrong with it. */
  typed?: PageTyped;
  /** Of the form's title: h1 where the form is the page. */
  heading?: "h1" | "h2";
};

const UNTYPED: PageTyped = { email: "", newsletterIds: [] };

export function SignUpForm({
  language,
  newsletters,
  form,
  typed = UNTYPED,
  heading: Heading = "h2",
}: SignUpFormProps) {
  const strings = STRINGS[language];
  const [only, ...others] = newsletters;
  if (!only) return null;
  const isSingle = others.length === 0;
  return (
    <section class="sign-up" id="subscribe" aria-labelledby="sign-up-title">
      <Heading id="sign-up-title">{isSingle ? strings.subscribeTo(only.name) : strings.subscribe}</Heading>
      {isSingle && <p class="meta">{only.scheduleText}</p>}
      <form method="post" action={form.action}>
        <Carried language={language} form={form} />
        {isSingle ? (
          <input type="hidden" name="newsletter" value={only.id} />
        ) : (
          <Choices language={language} newsletters={newsletters} typed={typed} />
        )}
        <Address language={language} typed={typed} wording={form.wording.text} />
        <Honeypot language={language} />
      </form>
    </section>
  );
}

/** What goes along unseen: the language, where the form stands, its words, its ticket. */
export const Carried = ({ language, form }: { language: Language; form: PageForm }) => (
  <>
    <input type="hidden" name="language" value={language} />
    <input type="hidden" name="place" value={form.place} />
    <input type="hidden" name="wording" value={form.wording.id} />
    <input type="hidden" name="ticket" value={form.ticket} />
  </>
);

type ChoicesProps = Pick<SignUpFormProps, "language" | "newsletters"> & { typed: PageTyped };

function Choices({ language, newsletters, typed }: ChoicesProps) {
  const strings = STRINGS[language];
  const isFaulty = typed.fault === "no-newsletter";
  return (
    <fieldset class="choices" {...(isFaulty && { "aria-describedby": "fault" })}>
      <legend>{strings.chooseNewsletters}</legend>
      {newsletters.map((newsletter, at) => (
        <label>
          <input
            type="checkbox"
            name="newsletter"
            value={newsletter.id}
            checked={typed.newsletterIds.includes(newsletter.id)}
            autofocus={isFaulty && at === 0}
          />
          <span>
            <span {...tongue(newsletter.language ?? language, language)}>
              {newsletter.name} <span class="meta">{newsletter.scheduleText}</span>
            </span>
          </span>
        </label>
      ))}
      {isFaulty ? (
        <Fault text={strings.faults["no-newsletter"]} />
      ) : (
        <p class="meta choose-one">{strings.chooseOne}</p>
      )}
    </fieldset>
  );
}

type AddressProps = { language: Language; typed: PageTyped; wording: string };

function Address({ language, typed: { email, fault }, wording }: AddressProps) {
  const strings = STRINGS[language];
  return (
    <>
      <AddressEntry
        label={strings.email}
        button={strings.subscribe}
        typed={email}
        fault={fault && fault !== "no-newsletter" ? strings.faults[fault] : null}
        describedBy="consent"
        takesFocus
      />
      <p class="meta" id="consent">
        {wording}
      </p>
    </>
  );
}

/** A field that only programs fill in: nobody sees it, hears it or reaches it by keyboard, and password managers pass it by. */
const Honeypot = ({ language }: { language: Language }) => (
  <div class="honeypot" aria-hidden="true">
    <label for="website">{STRINGS[language].honeypot}</label>
    <input
      id="website"
      type="text"
      name="website"
      autocomplete="off"
      tabindex={-1}
      data-1p-ignore="true"
      data-lpignore="true"
    />
  </div>
);
