/** The page that all the others lead to: one digest, its stories in order, and the way on from it. */
import { DigestTitle } from "./digest-title.tsx";
import { digestPath, feedPath, markdownPath, newsletterPath } from "./paths.ts";
import type { PageDigest, PageForm, PageNewsletter } from "./props.ts";
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
        <ol class="stories">
          {digest.stories.map((story) => (
            <Story story={story} language={language} />
          ))}
        </ol>
        <p class="meta formats">
          <a href={markdownPath(id, digest.slug)}>{STRINGS[language].markdown}</a>
          <a href={feedPath(id)}>{STRINGS[language].feed}</a>
        </p>
      </article>
      <Neighbours newsletter={newsletter} digest={digest} />
      <SignUpForm language={language} newsletters={[newsletter]} form={form} />
    </>
  );
}

function Opening({ newsletter: { id, name, language }, digest }: Omit<DigestPageProps, "form">) {
  const { slug, title, slotIso, slotText, categories, opening, stories } = digest;
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
      </p>
      <p class="meta">{[STRINGS[language].storyCount(stories.length), ...categories].join(" · ")}</p>
      {opening && <p class="lead">{opening}</p>}
    </header>
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
