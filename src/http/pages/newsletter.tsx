/** A newsletter's page, of its latest digests or of a month: the digests by day, the months, and the sign-up form. */
import { beginsWithSlug, DigestTitle } from "./digest-title.tsx";
import { Headlines } from "./headlines.tsx";
import { Months, type PageMonths } from "./months.tsx";
import { digestPath, feedPath, newsletterPath, sourcesPath, topicsPath } from "./paths.ts";
import type { PageDay, PageForm, PageNewsletter } from "./props.ts";
import { READING } from "./reading-strings.ts";
import { SignUpForm } from "./sign-up-form.tsx";
import { STRINGS } from "./strings.ts";

type NewsletterPageProps = {
  newsletter: PageNewsletter;
  /** Such as 2026.05; null: the latest digests. */
  month: string | null;
  digestsByDay: PageDay[];
  months: PageMonths;
  form: PageForm;
};

export function NewsletterPage({ newsletter, month, digestsByDay, months, form }: NewsletterPageProps) {
  const { id, language } = newsletter;
  return (
    <>
      {month === null ? (
        <Opening newsletter={newsletter} />
      ) : (
        <MonthOpening newsletter={newsletter} month={month} />
      )}
      {digestsByDay.length === 0 && (
        <p>{month === null ? STRINGS[language].noIssues : READING[language].noIssuesInMonth}</p>
      )}
      {digestsByDay.map((day) => (
        <Day newsletter={newsletter} day={day} />
      ))}
      <Months newsletterId={id} language={language} months={months} month={month} />
      <SignUpForm language={language} newsletters={[newsletter]} form={form} />
    </>
  );
}

function Opening({
  newsletter: { id, name, description, language, scheduleText },
}: {
  newsletter: PageNewsletter;
}) {
  const strings = STRINGS[language];
  return (
    <header class="opening">
      <h1>{name}</h1>
      {description && <p class="lead">{description}</p>}
      <p class="meta">
        {scheduleText} · <a href="#subscribe">{strings.subscribe}</a> ·{" "}
        <a href={feedPath(id)}>{strings.feed}</a> · <a href={topicsPath(id)}>{READING[language].topics}</a> ·{" "}
        <a href={sourcesPath(id)}>{READING[language].sources}</a>
      </p>
    </header>
  );
}

function MonthOpening({
  newsletter: { id, name, language },
  month,
}: {
  newsletter: PageNewsletter;
  month: string;
}) {
  return (
    <header class="opening">
      <p class="kicker">
        <a href={newsletterPath(id)}>{name}</a>
      </p>
      <h1>{READING[language].monthTitle(month)}</h1>
    </header>
  );
}

function Day({
  newsletter: { id, language },
  day: { day, digests },
}: {
  newsletter: PageNewsletter;
  day: PageDay;
}) {
  return (
    <section class="day">
      <h2 class="section-title">{day}</h2>
      {digests.map(({ slug, title, slotText, storyCount, headlines }) => (
        <article class="issue">
          <header>
            <h3>
              <a href={digestPath(id, slug)}>
                <DigestTitle title={title} slug={slug} />
              </a>
            </h3>
            <p class="meta">
              {beginsWithSlug(title, slug) ? "" : `${slotText} · `}
              {STRINGS[language].storyCount(storyCount)}
            </p>
          </header>
          <Headlines digestUrl={digestPath(id, slug)} headlines={headlines} />
        </article>
      ))}
    </section>
  );
}
