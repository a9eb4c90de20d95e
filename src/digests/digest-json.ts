/** A digest as JSON, for programs: the same words as its page, with times and addresses in full. docs/formats.md says what each field means. */
import { withoutBold } from "../lib/bold.ts";
import { safeHref } from "../lib/safe-href.ts";
import { isoWithOffset } from "../lib/zoned-time.ts";
import type { Newsletter } from "../newsletters/store.ts";
import type { WholeDigest } from "./find-digest.ts";
import { escapeParagraph } from "./markdown-text.ts";
import type { ToldStory } from "./store.ts";

/** The document. An address that may not be followed is null. */
export function digestJson(digest: WholeDigest, newsletter: Newsletter, home: string): string {
  const { id, name, language, timeZone } = newsletter;
  const url = `${home}/${digest.slug}`;
  const document = {
    url,
    newsletter: { id, name, language, timeZone, url: home },
    slug: digest.slug,
    title: digest.title,
    slot: isoWithOffset(digest.slot, timeZone),
    publishedAt: (digest.publishedAt ?? digest.slot).toISOString(),
    // only of one that was corrected
    ...(digest.correctedAt && {
      correctedAt: digest.correctedAt.toISOString(),
      correction: digest.correction,
    }),
    opening: digest.opening,
    categories: digest.categories,
    stories: digest.stories.map((story) => storyOf(story, url, home)),
  };
  return JSON.stringify(document, (_, value: unknown) =>
    typeof value === "string" ? value.toWellFormed() : value,
  );
}

function storyOf(story: ToldStory, url: string, home: string) {
  const { position, headline, summary, language, kind, categories, sourceCount, earlier } = story;
  return {
    url: `${url}#s${position}`,
    position,
    headline,
    summary: withoutBold(summary),
    summaryMarkdown: escapeParagraph(summary),
    language,
    kind,
    categories,
    sourceCount,
    updates: earlier && {
      headline: earlier.headline,
      url: `${home}/${earlier.slug}#s${earlier.position}`,
    },
    posts: story.posts.map(({ author, url, publishedAt }) => ({
      author,
      url: safeHref(url) ?? null,
      publishedAt: publishedAt.toISOString(),
    })),
  };
}
