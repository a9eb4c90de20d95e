/** A digest as Markdown: brought to the form of an issue, and printed. */
import { isoWithOffset, offsetMinutesIn } from "../lib/zoned-time.ts";
import type { Newsletter } from "../newsletters/store.ts";
import type { WholeDigest } from "./find-digest.ts";
import type { Issue, IssueStory, IssueUpdate } from "./issue.ts";
import { linkHref, oneLine } from "./markdown-text.ts";
import { printIssue } from "./print-issue.ts";
import type { ToldStory } from "./store.ts";
import { tuckBold } from "./tuck-bold.ts";
import { correctionText } from "./wording.ts";

/** By the id of a story: the earlier one that it brings new facts to, with its address in the archive. */
type Updates = ReadonlyMap<number, IssueUpdate>;

/** What the stories of a digest update, as addresses in the archive of its newsletter, which is at home. */
export const updatesOf = ({ stories }: Pick<WholeDigest, "stories">, home: string): Updates =>
  new Map(
    stories.flatMap(({ id, earlier }): [number, IssueUpdate][] =>
      earlier ? [[id, { text: earlier.headline, url: `${home}/${earlier.slug}#s${earlier.position}` }]] : [],
    ),
  );

/** The whole document, without a newline at its end. */
export const markdownOf = (digest: WholeDigest, newsletter: Newsletter, updates?: Updates): string =>
  printIssue(issueOf(digest, newsletter, updates));

/** The digest as an issue, in such words and addresses as reading it back gives. */
export function issueOf(digest: WholeDigest, newsletter: Newsletter, updates: Updates = new Map()): Issue {
  return {
    title: digest.title,
    date: {
      instant: digest.slot,
      offsetMinutes: offsetMinutesIn(digest.slot, newsletter.timeZone),
      text: isoWithOffset(digest.slot, newsletter.timeZone),
    },
    categories: digest.categories,
    ...correctionOf(digest, newsletter),
    opening: oneLine(digest.opening ?? "") || null,
    language: newsletter.language,
    stories: digest.stories.map((story) => issueStory(story, updates.get(story.id))),
  };
}

/** Other keys than an issue's are left alone by whoever reads it. */
function correctionOf(digest: WholeDigest, newsletter: Newsletter): Pick<Issue, "correction"> {
  const text = correctionText(digest, newsletter);
  if (!digest.correctedAt || text === null) return {};
  return {
    correction: { date: isoWithOffset(digest.correctedAt, newsletter.timeZone), text: oneLine(text) },
  };
}

function issueStory(story: ToldStory, update: IssueUpdate | undefined): IssueStory {
  const [lead, ...others] = story.posts;
  const headline = oneLine(story.headline);
  // an issue that was imported keeps its publisher's own
  const summary = story.kind === "imported" ? story.summary : tuckBold(oneLine(story.summary));
  return {
    position: story.position,
    headline,
    author: oneLine(lead?.author ?? ""),
    url: linkHref(lead?.url ?? ""),
    summary: oneLine(summary) || headline,
    update: update ? { text: oneLine(update.text), url: linkHref(update.url) } : null,
    sources: others.map(({ author, url }) => ({ author: oneLine(author), url: linkHref(url) })),
  };
}
