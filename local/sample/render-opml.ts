/** The list of the sample's sources, in OPML 2.0. */
import { escapeHtml } from "../../src/lib/escape-html.ts";
import { pathOf } from "./render.ts";
import type { SampleSource } from "./shape.ts";

/** `base` is where the wire listens. */
export function renderOpml(title: string, sources: readonly SampleSource[], base: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
<head><title>${escapeHtml(title)}</title></head>
<body>
${sources.map((source) => renderOutline(source, base)).join("\n")}
</body>
</opml>
`;
}

function renderOutline(source: SampleSource, base: string): string {
  const isAccount = source.format === "x";
  const attributes = {
    type: "rss",
    text: isAccount ? source.name : source.title,
    title: isAccount ? source.name : source.title,
    xmlUrl: `${base}${pathOf(source)}`,
    htmlUrl: isAccount ? `https://x.com/${source.handle}` : source.siteUrl,
    language: source.language,
  };
  const pairs = Object.entries(attributes).map(([name, value]) => `${name}="${escapeHtml(value)}"`);
  return `<outline ${pairs.join(" ")}/>`;
}
