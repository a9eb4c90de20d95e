/** A digest in plain text: numbered stories, addresses in full. Lines are as long as their paragraphs: whoever shows them wraps. */
import { safeHref } from "../lib/safe-href.ts";
import type { Newsletter } from "../newsletters/store.ts";
import type { WholeDigest } from "./find-digest.ts";
import { oneLine } from "./markdown-text.ts";
import { showStory, type ShownStory } from "./shown-story.ts";
import { correctionText, slotText } from "./wording.ts";

/** Ends with a newline. */
export function digestText(digest: WholeDigest, newsletter: Newsletter, home: string): string {
  const head = [newsletter.name, digest.title, slotText(digest.slot, newsletter), `${home}/${digest.slug}`];
  const stories = digest.stories.map((story) => storyText(showStory(story, newsletter.language, home)));
  const correction = correctionText(digest, newsletter);
  const blocks = [
    head.map(oneLine).join("\n"),
    oneLine(correction ?? ""),
    oneLine(digest.opening ?? ""),
    ...stories,
  ];
  return `${blocks.filter(Boolean).join("\n\n")}\n`;
}

function storyText(story: ShownStory): string {
  const byline = [story.author, story.note, story.sourceCountText].filter(Boolean).join(" · ");
  const summary = story.summary.map(({ text }) => text).join("");
  const sources = story.sources.map(({ number, author, url }) =>
    [`[${number}]`, oneLine(author), safeHref(url)].filter(Boolean).join(" "),
  );
  const { update } = story;
  return [
    lines(`${story.position}. ${oneLine(story.headline)}`, oneLine(byline), safeHref(story.url) ?? ""),
    oneLine(summary),
    update ? lines(update.label + oneLine(update.headline), update.url) : "",
    lines(...sources),
  ]
    .filter(Boolean)
    .join("\n\n");
}

const lines = (...all: string[]) => all.filter(Boolean).join("\n");
