/** A newsletter's page: its digests by day, each with its first headlines, and the sign-up form. */
import { beginsWithSlug, DigestTitle } from "./digest-title.tsx";
import { Headlines } from "./headlines.tsx";
import { digestPath, feedPath } from "./paths.ts";
import type { PageDay, PageForm, PageNewsletter } from "./props.ts";
import { SignUpForm } from "./sign-up-form.tsx";
import { STRINGS } from "./strings.ts";

type NewsletterPageProps = {
  newsletter: PageNewsletter;
  digestsByDay: PageDay[];
  older?: string;
  newer?: string;
  form: PageForm;
};

export function NewsletterPage({ newsletter, digestsByDay, older, newer, form }: NewsletterPageProps) {
  const { id, name, description, language, scheduleText } = newsletter;
  const strings = STRINGS[language];
  return (
    <>
      <header class="opening">
        <h1>{name}</h1>
        {description && <p class="lead">{description}</p>}
        <p class="meta">
          {scheduleText} · <a href="#subscribe">{strings.subscribe}</a> ·{" "}
          <a href={feedPath(id)}>{strings.feed}</a>
        </p>
      </header>
      {digestsByDay.length === 0 && <p>{strings.noIssues}</p>}
      {digestsByDay.map((day) => (
        <Day newsletter={newsletter} day={day} />
      ))}
      {(older ?? newer) && (
        <nav class="neighbours" aria-label={strings.allIssues}>
          {older && (
            <a class="prev" rel="prev" href={older}>
              {strings.olderIssues}
            </a>
          )}
          {newer && (
            <a class="next" rel="next" href={newer}>
              {strings.newerIssues}
            </a>
          )}
        </nav>
      )}
      <SignUpForm language={language} newsletters={[newsletter]} form={form} />
    </>
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
