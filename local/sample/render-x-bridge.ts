/** An X account in the RSS that a bridge serves: the title is the whole text, the guid the status id. */
import { escapeHtml } from "../../src/lib/escape-html.ts";
import type { AccountSource, Published, ShortPost } from "./shape.ts";
import { statusId } from "./status-id.ts";

export function renderXBridge(source: AccountSource, posts: Published<ShortPost>[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${escapeHtml(`${source.name} / @${source.handle}`)}</title>
<link>https://x.com/${source.handle}</link>
<description>Posts of @${source.handle}</description>
<language>${source.language}</language>
${posts.map((post) => renderItem(source, post)).join("\n")}
</channel>
</rss>
`;
}

function renderItem({ handle }: AccountSource, { text, publishedAt }: Published<ShortPost>): string {
  const id = statusId(handle, publishedAt);
  return `<item>
<title>${escapeHtml(text)}</title>
<dc:creator>@${handle}</dc:creator>
<description>${escapeHtml(`<p>${htmlOf(text)}</p>`)}</description>
<pubDate>${publishedAt.toUTCString()}</pubDate>
<guid isPermaLink="false">${id}</guid>
<link>https://x.com/${handle}/status/${id}</link>
</item>`;
}

function htmlOf(text: string): string {
  return escapeHtml(text)
    .replace(/https:\/\/[\w./-]*[\w/]/g, (url) => `<a href="${url}">${url.slice("https://".length)}</a>`)
    .replaceAll("\n", "<br>");
}
