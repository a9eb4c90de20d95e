/** How `npm run read` shows what was read: as text for people, or as one JSON object a line. */
import type { ReadPost } from "../../src/sources/read/document.ts";
import type { Read } from "./read-input.ts";

/** Enough of a post to recognise it. */
const TEXT_LIMIT = 300;

export function asJson(file: string, read: Read): string {
  if (read.kind === "unreadable")
    return `${JSON.stringify({ file, source: null, posts: [], warnings: [], error: read.reason })}\n`;
  const { kind, title, siteUrl, posts, warnings } = read.document;
  return `${JSON.stringify({ file, source: { title, kind, url: read.url, siteUrl }, posts, warnings })}\n`;
}

export function asText(input: string, read: Read): string {
  if (read.kind === "unreadable") return `${input}\n  ${read.reason}\n\n`;
  const { kind, title, siteUrl, posts, warnings } = read.document;
  const lines = [
    read.url && read.url !== input ? `${input} → ${read.url}` : input,
    `  ${title} (${kind}, ${posts.length} posts) ${siteUrl ?? ""}`,
    ...read.others.map((other) => `  Also there: ${other.url} ${other.title}`),
    ...warnings.map((warning) => `  Warning: ${warning}`),
    ...posts.map(postText),
  ];
  return `${lines.join("\n")}\n\n`;
}

function postText(post: ReadPost): string {
  const from = [post.author, post.handle && `@${post.handle}`].filter(Boolean).join(" ");
  return [
    `\n  ${post.title}`,
    `    ${from} · ${post.publishedAt?.toISOString() ?? "no date"} · ${post.language}`,
    `    ${post.url}`,
    ...(post.key === post.url ? [] : [`    key ${post.key}`]),
    `    ${post.text.slice(0, TEXT_LIMIT).replaceAll("\n", "\n    ")}`,
  ].join("\n");
}
