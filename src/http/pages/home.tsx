/** The front page: what this is, the newsletters with their latest digests, and the sign-up form. */
import { DigestTitle } from "./digest-title.tsx";
import { Headlines } from "./headlines.tsx";
import { digestPath, feedPath, newsletterPath } from "./paths.ts";
import type { Language, PageForm, PageNewsletter } from "./props.ts";
import { SignUpForm } from "./sign-up-form.tsx";
import { STRINGS } from "./strings.ts";
import { tongue } from "./tongue.ts";

type HomePageProps = { language: Language; siteName: string; newsletters: PageNewsletter[]; form: PageForm };

export function HomePage({ language, siteName, newsletters, form }: HomePageProps) {
  const strings = STRINGS[language];
  return (
    <>
      <header class="opening">
        <h1>{strings.homeTitle}</h1>
        <p class="lead">{strings.homeLead(siteName)}</p>
      </header>
      <section aria-labelledby="newsletters">
        <h2 class="section-title" id="newsletters">
          {strings.newsletters}
        </h2>
        {newsletters.length === 0 && <p>{strings.noNewsletters}</p>}
        {newsletters.map((newsletter) => (
          <Publication newsletter={newsletter} language={language} />
        ))}
      </section>
      <SignUpForm language={language} newsletters={newsletters} form={form} />
    </>
  );
}

/** Speaks the newsletter's language, whatever the page's is. */
function Publication({ newsletter, language }: { newsletter: PageNewsletter; language: Language }) {
  const { id, name, description, scheduleText, latest } = newsletter;
  const strings = STRINGS[newsletter.language];
  return (
    <article class="publication" {...tongue(newsletter.language, language)}>
      <h3>
        <a href={newsletterPath(id)}>{name}</a>
      </h3>
      {description && <p>{description}</p>}
      <p class="meta">
        {scheduleText} · <a href={newsletterPath(id)}>{strings.allIssues}</a> ·{" "}
        <a href={feedPath(id)}>{strings.feed}</a>
      </p>
      {latest && <Latest newsletterId={id} digest={latest} label={strings.latest} />}
    </article>
  );
}

type LatestProps = { newsletterId: string; digest: NonNullable<PageNewsletter["latest"]>; label: string };

function Latest({ newsletterId, digest: { slug, title, slotText, headlines = [] }, label }: LatestProps) {
  const url = digestPath(newsletterId, slug);
  return (
    <div class="latest">
      <p class="meta">
        {label} · {slotText}
      </p>
      <a class="title" href={url}>
        <DigestTitle title={title} slug={slug} />
      </a>
      <Headlines digestUrl={url} headlines={headlines} />
    </div>
  );
}
