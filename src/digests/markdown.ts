/** A digest as Markdown with front matter, in the form of the reference: what static site generators (Hugo) publish. */
import { safeHref } from "../lib/safe-href.ts";
import { isoWithOffset } from "../lib/zoned-time.ts";
import type { Newsletter } from "../newsletters/store.ts";
import type { WholeDigest } from "./find-digest.ts";
import type { ToldStory } from "./store.ts";

/** The whole document, without a newline at its end. Further sources follow a story's paragraph as numbered links. */
export function markdownOf(digest: WholeDigest, newsletter: Newsletter): string {
  const front = [
    "---",
    `title: ${JSON.stringify(digest.title)}`,
    `date: ${isoWithOffset(digest.slot, newsletter.timeZone)}`,
    `categories: [${digest.categories.map((category) => JSON.stringify(category)).join(", ")}]`,
    "---",
  ].join("\n");
  return [front, ...digest.stories.map((story) => storyMarkdown(story, newsletter.language))].join("\n\n");
}

function storyMarkdown(story: ToldStory, language: Newsletter["language"]): string {
  const [lead, ...others] = story.posts;
  const number = `${story.position}.`.padEnd(4);
  const title = link(`${story.headline}-${lead?.author ?? ""}`, lead?.url ?? "");
  const links = others.map(({ author, url }, at) => link(`${at + 2}. ${author}`, url));
  const more =
    links.length > 0 && `    ${language === "zh-CN" ? "其他来源：" : "More sources: "}${links.join(" · ")}`;
  return [`${number}${title}`, `    ${escapeParagraph(story.summary)}`, more].filter(Boolean).join("\n\n");
}

function link(text: string, url: string): string {
  const href = safeHref(url);
  return href ? `[${escapeText(text)}](${href.replace(/[()\\{}]/g, percentOf)})` : escapeText(text);
}

const percentOf = (letter: string) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;

/** Dead are links, tags, code, and the {{ and {% of site generators, which run before Markdown is read. */
const escapeText = (text: string) =>
  text
    .replace(/[\\[\]<`]/g, "\\$&")
    .replace(/(?<=\{)[{%]/g, "\\$&")
    .replace(/\s+/g, " ");

/** What begins a heading, a quotation, a list, a rule or a block of code at the start of a paragraph. */
const BLOCK_START = /^(?:(\d{1,9})(?=[.)](?: |$))|(?=#{1,6}(?: |$)|>|[-+*](?: |$)|-{3}|~{3}))/;

const escapeParagraph = (text: string) => escapeText(text.trim()).replace(BLOCK_START, "$1\\");
