/** A feed in Atom 1.0 (RFC 4287). */
import { escapeHtml } from "../../src/lib/escape-html.ts";
import type { Article, FeedSource, Published } from "./shape.ts";

export function renderAtom(source: FeedSource, posts: Published<Article>[], selfUrl: string): string {
  const updatedAt = posts[0]?.publishedAt ?? new Date(0);
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${source.language === "zh" ? "zh-CN" : "en"}">
<id>${tagOf(source, "/")}</id>
<title>${escapeHtml(source.title)}</title>
<subtitle>${escapeHtml(source.description)}</subtitle>
<link rel="alternate" type="text/html" href="${source.siteUrl}"/>
<link rel="self" type="application/atom+xml" href="${escapeHtml(selfUrl)}"/>
<updated>${updatedAt.toISOString()}</updated>
<author><name>${escapeHtml(source.author ?? source.title)}</name></author>
${posts.map((post) => renderEntry(source, post)).join("\n")}
</feed>
`;
}

function renderEntry(source: FeedSource, post: Published<Article>): string {
  const at = post.publishedAt.toISOString();
  return `<entry>
<id>${escapeHtml(tagOf(source, post.link))}</id>
<title>${escapeHtml(post.title)}</title>
<link rel="alternate" type="text/html" href="${escapeHtml(new URL(post.link, source.siteUrl).href)}"/>
<published>${at}</published>
<updated>${at}</updated>
${post.author ? `<author><name>${escapeHtml(post.author)}</name></author>` : ""}
${(post.tags ?? []).map((tag) => `<category term="${escapeHtml(tag)}"/>`).join("")}
<content type="html">${escapeHtml(post.html.trim())}</content>
</entry>`;
}

/** Ids of Atom outlive addresses, so they are tags (RFC 4151). */
const tagOf = ({ siteUrl }: FeedSource, path: string) => `tag:${new URL(siteUrl).hostname},2020:${path}`;
