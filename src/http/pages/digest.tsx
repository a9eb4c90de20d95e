/** The page that all the others lead to: one digest, its stories in order, and the way on from it. */
import { DigestTitle } from "./digest-title.tsx";
import { digestPath, feedPath, newsletterPath, topicPath } from "./paths.ts";
import type { PageDigest, PageForm, PageNewsletter } from "./props.ts";
import { READING } from "./reading-strings.ts";
import { SignUpForm } from "./sign-up-form.tsx";
import { Story } from "./story.tsx";
import { STRINGS } from "./strings.ts";

type DigestPageProps = { newsletter: PageNewsletter; digest: PageDigest; form: PageForm };

export function DigestPage({ newsletter, digest, form }: DigestPageProps) {
  const { id, language } = newsletter;
  return (
    <>
      <article>
        <Opening newsletter={newsletter} digest={digest} />
        <ol class="stories" data-copied={READING[language].copied}>
          {digest.stories.map((story) => (
            <Story story={story} language={language} newsletterId={id} />
          ))}
        </ol>
        <Formats newsletter={newsletter} digest={digest} />
      </article>
      <Neighbours newsletter={newsletter} digest={digest} />
      <SignUpForm language={language} newsletters={[newsletter]} form={form} />
    </>
  );
}

function Opening({ newsletter: { id, name, language }, digest }: Omit<DigestPageProps, "form">) {
  const { slug, title, slotIso, slotText, categories, correction, opening, stories, minutes } = digest;
  const strings = READING[language];
  // an imported issue has topics that none of its stories is filed under: they have no page
  const told = new Set(stories.flatMap(({ topics }) => topics));
  return (
    <header class="opening">
      <p class="kicker">
        <a href={newsletterPath(id)}>{name}</a>
      </p>
      <h1>
        <DigestTitle title={title} slug={slug} />
      </h1>
      <p class="meta">
        <time datetime={slotIso}>{slotText}</time>
        <span class="local" data-local={strings.yourTime}></span>
      </p>
      <p class="meta">
        {STRINGS[language].storyCount(stories.length)} · {strings.readingTime(minutes)}
        {categories.map((topic) => (
          <>
            {" · "}
            {told.has(topic) ? <a href={topicPath(id, topic)}>{topic}</a> : topic}
          </>
        ))}
      </p>
      {correction && <p class="lead">{correction}</p>}
      {opening && <p class="lead">{opening}</p>}
    </header>
  );
}

function Formats({
  newsletter: { id, language },
  digest: { slug, title, url },
}: Omit<DigestPageProps, "form">) {
  const strings = READING[language];
  const path = digestPath(id, slug);
  const mail = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(url)}`;
  return (
    <p class="meta formats" role="group" aria-label={strings.formats}>
      <button type="button" class="share" hidden>
        {strings.share}
      </button>
      <a href={mail}>{strings.byMail}</a>
      <a href={`${path}.md`}>{strings.markdown}</a>
      <a href={`${path}.txt`}>{strings.plainText}</a>
      <a href={`${path}.json`}>{strings.json}</a>
      <a href={feedPath(id)}>{STRINGS[language].feed}</a>
    </p>
  );
}

function Neighbours({
  newsletter: { id, language },
  digest: { previous, next },
}: Omit<DigestPageProps, "form">) {
  const strings = STRINGS[language];
  if (!previous && !next) return null;
  return (
    <nav class="neighbours" aria-label={strings.neighbours}>
      {previous && <Neighbour id={id} digest={previous} rel="prev" label={strings.previous} />}
      {next && <Neighbour id={id} digest={next} rel="next" label={strings.next} />}
    </nav>
  );
}

type NeighbourProps = {
  id: string;
  digest: { slug: string; title: string };
  rel: "prev" | "next";
  label: string;
};

function Neighbour({ id, digest: { slug, title }, rel, label }: NeighbourProps) {
  return (
    <a class={rel} rel={rel} href={digestPath(id, slug)}>
      <span class="meta">{label}</span> {title}
    </a>
  );
}
