/** A feed in JSON Feed 1.1. */
import type { Article, FeedSource, Published } from "./shape.ts";

export function renderJsonFeed(source: FeedSource, posts: Published<Article>[], selfUrl: string): string {
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title: source.title,
    description: source.description,
    home_page_url: source.siteUrl,
    feed_url: selfUrl,
    language: source.language === "zh" ? "zh-CN" : "en",
    ...(source.author && { authors: [{ name: source.author }] }),
    items: posts.map((post) => renderItem(source, post)),
  };
  return `${JSON.stringify(feed, null, 2)}\n`;
}

function renderItem(source: FeedSource, post: Published<Article>) {
  const url = new URL(post.link, source.siteUrl).href;
  return {
    id: url,
    url,
    title: post.title,
    content_html: post.html.trim(),
    date_published: post.publishedAt.toISOString(),
    ...(post.author && { authors: [{ name: post.author }] }),
    ...(post.tags && { tags: post.tags }),
  };
}
