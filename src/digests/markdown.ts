/** A digest as Markdown with front matter, in the form of the reference: what static site generators (Hugo) publish. */
import { isoWithOffset } from "../lib/zoned-time.ts";
import type { Newsletter } from "../newsletters/store.ts";
import type { WholeDigest } from "./find-digest.ts";
import type { ToldStory } from "./store.ts";

/** The whole document. Further sources follow a story's paragraph as numbered links. */
export function markdownOf(digest: WholeDigest, newsletter: Newsletter): string {
  const front = [
    "---",
    `title: ${JSON.stringify(digest.title)}`,
    `date: ${isoWithOffset(digest.slot, newsletter.timeZone)}`,
    `categories: [${digest.categories.map((category) => JSON.stringify(category)).join(", ")}]`,
    "---",
  ].join("\n");
  return [front, ...digest.stories.map((story) => storyMarkdown(story, newsletter.language))].join("\n\n") + "\n";
}

function storyMarkdown(story: ToldStory, language: Newsletter["language"]): string {
  const [lead, ...others] = story.posts;
  const number = `${story.position}.`.padEnd(4);
  const title = escapeLinkText(`${story.headline}-${lead?.author ?? ""}`);
  const links = others.map(({ author, url }, at) => `[${at + 2}. ${escapeLinkText(author)}](${escapeUrl(url)})`);
  const more = links.length > 0 && `    ${language === "zh-CN" ? "其他来源：" : "More sources: "}${links.join(" · ")}`;
  return [`${number}[${title}](${escapeUrl(lead?.url ?? "")})`, `    ${escapeText(story.summary)}`, more]
    .filter(Boolean)
    .join("\n\n");
}

const escapeLinkText = (text: string) => text.replace(/[\\[\]]/g, "\\$&").replace(/\s+/g, " ");
const escapeText = (text: string) => text.replace(/[\\[\]<`]/g, "\\$&").replace(/\s+/g, " ");
const escapeUrl = (url: string) => url.replace(/[()<>\s]/g, (letter) => encodeURIComponent(letter).replace("(", "%28").replace(")", "%29"));
