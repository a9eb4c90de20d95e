/** A newsletter's digests as RSS 2.0, each with its full content. */
import { generateRssFeed } from "feedsmith";
import { boldSpans } from "../lib/bold.ts";
import { escapeHtml } from "../lib/escape-html.ts";
import { safeHref } from "../lib/safe-href.ts";
import type { Newsletter } from "../newsletters/store.ts";
import type { WholeDigest } from "./find-digest.ts";
import type { ToldStory } from "./store.ts";

/** What is no character of XML 1.0 (production 2): feedsmith leaves it in, and one alone breaks the whole feed. */
const NO_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** The feed's XML; digests newest first. */
export function rssOf(newsletter: Newsletter, digests: WholeDigest[], publicUrl: string): string {
  const home = `${publicUrl}/${newsletter.id}`;
  const xml = generateRssFeed({
    title: newsletter.name,
    link: home,
    description: newsletter.description || newsletter.name,
    language: newsletter.language,
    lastBuildDate: digests[0]?.publishedAt ?? undefined,
    atom: { links: [{ href: `${home}/feed.xml`, rel: "self", type: "application/rss+xml" }] },
    items: digests.map((digest) => ({
      title: digest.title,
      link: `${home}/${digest.slug}`,
      guid: { value: `${home}/${digest.slug}`, isPermaLink: true },
      pubDate: digest.publishedAt ?? digest.slot,
      categories: digest.categories.map((name) => ({ name })),
      // reading programs take it for HTML
      description: digest.stories.map(({ headline }) => escapeHtml(headline)).join(" · "),
      content: { encoded: `<ol>${digest.stories.map(storyHtml).join("")}</ol>` },
    })),
  });
  return xml.replace(NO_XML, "");
}

function storyHtml(story: ToldStory): string {
  const [lead, ...others] = story.posts;
  const paragraph = boldSpans(story.summary)
    .map(({ text, bold }) => (bold ? `<strong>${escapeHtml(text)}</strong>` : escapeHtml(text)))
    .join("");
  const more = others.map(({ author, url }) => link(url, author)).join(" · ");
  return `<li><h3>${link(lead?.url ?? "", `${story.headline} – ${lead?.author ?? ""}`)}</h3><p>${paragraph}</p>${more && `<p>${more}</p>`}</li>`;
}

function link(url: string, text: string): string {
  const href = safeHref(url);
  return href ? `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>` : escapeHtml(text);
}
