/**
 * `npm run read -- URL|FILE… [--url BASE] [--json]`: what Watchbell would store of a feed. With --json one object
 * a line and input; the exit code is 1 where any could not be read.
 */
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { openWeb } from "../src/providers/web.ts";
import { readBody } from "../src/providers/web/read-body.ts";
import { readDocument, type ReadDocument, type Unreadable } from "../src/sources/read/document.ts";

/** Nothing a person reads from disk by hand is larger. */
const FILE_BYTES = 50_000_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { url: { type: "string" }, json: { type: "boolean", default: false } },
});
const web = openWeb({ userAgent: "Watchbell/0.1 (read)", allowLoopback: true });
const now = new Date();

if (positionals.length === 0) {
  console.error("Usage: npm run read -- URL|FILE… [--url BASE] [--json]");
  process.exitCode = 2;
}
for (const input of positionals) {
  const read = await readInput(input).catch((error: unknown) => failed(error));
  if (read.kind === "unreadable") process.exitCode = 1;
  process.stdout.write(values.json ? `${JSON.stringify(asJson(input, read))}\n` : asText(input, read));
}

async function readInput(input: string): Promise<ReadDocument | Unreadable> {
  if (/^https?:/i.test(input)) {
    const { status, body, headers, url } = await web.get(input);
    if (status !== 200) return { kind: "unreadable", reason: `${input} answered ${status}` };
    return readDocument(body, { url: values.url ?? url, contentType: headers.get("content-type"), now });
  }
  const response = new Response(new Uint8Array(await readFile(input)));
  const body = await readBody(response, { maxBytes: FILE_BYTES, signal: new AbortController().signal });
  return readDocument(body, { url: values.url ?? "", contentType: null, now });
}

const failed = (error: unknown): Unreadable => ({
  kind: "unreadable",
  reason: error instanceof Error ? error.message : String(error),
});

function asJson(file: string, read: ReadDocument | Unreadable) {
  if (read.kind === "unreadable") return { file, source: null, posts: [], warnings: [], error: read.reason };
  const { kind, title, siteUrl, posts, warnings } = read;
  return { file, source: { title, kind, siteUrl }, posts, warnings };
}

function asText(file: string, read: ReadDocument | Unreadable): string {
  if (read.kind === "unreadable") return `${file}\n  ${read.reason}\n\n`;
  const head = `${file}\n  ${read.title} (${read.kind}, ${read.posts.length} posts) ${read.siteUrl ?? ""}`;
  const posts = read.posts.map((post) =>
    [
      `\n  ${post.title}`,
      `    ${[post.author, post.handle && `@${post.handle}`].filter(Boolean).join(" ")} · ${post.publishedAt?.toISOString() ?? "no date"} · ${post.language}`,
      `    ${post.url}`,
      ...(post.key === post.url ? [] : [`    key ${post.key}`]),
      `    ${post.text.slice(0, 300).replaceAll("\n", "\n    ")}`,
    ].join("\n"),
  );
  return `${[head, ...read.warnings.map((warning) => `  Warning: ${warning}`), ...posts].join("\n")}\n\n`;
}
