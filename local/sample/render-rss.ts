/** A feed in RSS 2.0, with whole articles in content:encoded. */
import { escapeHtml } from "../../src/lib/escape-html.ts";
import type { Article, FeedSource, Published } from "./shape.ts";

export function renderRss(source: FeedSource, posts: Published<Article>[]): string {
  const newest = posts[0]?.publishedAt;
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${escapeHtml(source.title)}</title>
<link>${source.siteUrl}</link>
<description>${escapeHtml(source.description)}</description>
<language>${source.language === "zh" ? "zh-CN" : "en"}</language>
${newest ? `<lastBuildDate>${newest.toUTCString()}</lastBuildDate>` : ""}
${posts.map((post) => renderItem(source, post)).join("\n")}
</channel>
</rss>
`;
}

function renderItem(source: FeedSource, post: Published<Article>): string {
  const link = escapeHtml(new URL(post.link, source.siteUrl).href);
  const author = post.author ?? source.author;
  return `<item>
<title>${escapeHtml(post.title)}</title>
<link>${link}</link>
<guid isPermaLink="true">${link}</guid>
<pubDate>${post.publishedAt.toUTCString()}</pubDate>
${author ? `<dc:creator>${escapeHtml(author)}</dc:creator>` : ""}
${(post.tags ?? []).map((tag) => `<category>${escapeHtml(tag)}</category>`).join("")}
<description>${escapeHtml(firstParagraphOf(post.html))}</description>
<content:encoded><![CDATA[${post.html.trim()}]]></content:encoded>
</item>`;
}

const firstParagraphOf = (html: string) => /<p>.*?<\/p>/s.exec(html)?.[0] ?? html;
