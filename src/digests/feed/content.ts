/** A digest as the HTML of a feed's item: whole, with absolute links, and nothing that a source wrote is markup. */
import { escapeHtml } from "../../lib/escape-html.ts";
import { safeHref } from "../../lib/safe-href.ts";
import type { Newsletter } from "../../newsletters/store.ts";
import type { WholeDigest } from "../find-digest.ts";
import { showStory, type ShownStory } from "../shown-story.ts";

/** What is said of a correction, the opening and the stories, numbered as in the archive, which is at home. */
export function contentOf(
  { opening, stories, correction }: Pick<WholeDigest, "opening" | "stories" | "correction">,
  { language }: Pick<Newsletter, "language">,
  home: string,
): string {
  const items = stories.map((story) => storyHtml(showStory(story, language, home), language));
  const before = [correction, opening].flatMap((text) => (text ? paragraph(escapeHtml(text)) : []));
  return `${before.join("")}<ol>${items.join("")}</ol>`;
}

function storyHtml(story: ShownStory, pageLanguage: string): string {
  const tongue = story.language.split("-")[0] === pageLanguage.split("-")[0] ? "" : story.language;
  const lang = tongue && ` lang="${escapeHtml(tongue)}"`;
  const summary = story.summary
    .map(({ text, bold }) => (bold ? `<strong>${escapeHtml(text)}</strong>` : escapeHtml(text)))
    .join("");
  const byline = [story.author, story.note, story.sourceCountText].flatMap((text) =>
    text ? escapeHtml(text) : [],
  );
  const { update } = story;
  return [
    `<li value="${story.position}">`,
    `<h3${lang}>${link(story.url, story.headline)}</h3>`,
    byline.length > 0 ? paragraph(`<small>${byline.join(" · ")}</small>`) : "",
    `<p${lang}>${summary}</p>`,
    update ? paragraph(escapeHtml(update.label) + link(update.url, update.headline)) : "",
    story.sources.length > 0
      ? paragraph(story.sources.map(({ url, author }) => link(url, author)).join(" · "))
      : "",
    "</li>",
  ].join("");
}

const paragraph = (html: string) => `<p>${html}</p>`;

function link(url: string, text: string): string {
  const href = safeHref(url);
  return href ? `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>` : escapeHtml(text);
}
