/** The feeds that parsing is measured on: the ten largest of ../shared, or as many made up in the same sizes. */
import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { writeWords } from "./words.ts";

const CAPTURES = "../shared/data/feeds/*/*.{xml,rss,rdf,atom,json}";
const FEED_COUNT = 10;
/** The sizes of large feeds as they are on the web, in kilobytes. */
const SIZES_KB = [380, 320, 228, 222, 183, 167, 150, 130, 122, 106];

export type Feed = { name: string; body: Uint8Array };

export function findFeeds(): Feed[] {
  const captured = globSync(CAPTURES)
    .filter((path) => !path.includes("/expected/"))
    .map((path) => ({ name: basename(path), body: readFileSync(path) }))
    .toSorted((a, b) => b.body.length - a.body.length);
  return captured.length >= FEED_COUNT ? captured.slice(0, FEED_COUNT) : SIZES_KB.map(makeFeed);
}

/** An RSS feed of about this size, the same each time: one short item, one of escaped markup, one in CDATA, and so on. */
export function makeFeed(sizeKb: number): Feed {
  const items: string[] = [];
  for (let length = 0; length < sizeKb * 1000; length += items.at(-1)?.length ?? 0)
    items.push(makeItem(sizeKb * 10_000 + items.length));
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Lampwick ${sizeKb}</title><link>https://lampwick.example/</link>${items.join("\n")}</channel></rss>`;
  return { name: `made-up ${sizeKb} KB`, body: new TextEncoder().encode(text) };
}

function makeItem(seed: number): string {
  const words = writeWords(seed, seed % 3 === 0 ? 30 : 400);
  const html = `<p>${words}</p><ul><li><a href="https://lampwick.example/${seed}#more">More</a> &amp; more</li></ul>`;
  const content =
    seed % 2 === 0 ? `<![CDATA[${html}]]>` : html.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const date = new Date(Date.UTC(2026, 2, 25) - (seed % 1000) * 3_600_000).toUTCString();
  return `<item><title>${writeWords(seed + 1, 8)}</title><link>https://lampwick.example/${seed}</link>
<guid>https://lampwick.example/${seed}</guid><pubDate>${date}</pubDate>
<content:encoded>${content}</content:encoded></item>`;
}
