/**
 * Real feeds against what another parser read in them, where both lie beside the tree. Where the other parser was
 * wrong or silent, it knows no answer: each such case is named here with its reason.
 */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { htmlText } from "../../../src/lib/html-text.ts";
import type { ReadDocument } from "../../../src/sources/read/document.ts";
import { readDocument } from "../../../src/sources/read/document.ts";

type Entry = {
  link: string | null;
  title: string | null;
  published: string | null;
  updated: string | null;
  content_len: number;
};
type Answer = { title: string | null; bozo: boolean; entries: Entry[] };

const feeds = "../shared/data/feeds";
const NOW = new Date("2026-11-01T00:00:00Z");

/** Files that the other parser could not read, or read into items that hold nothing. */
const UNANSWERED = new Set([
  "world/nodefeedparser_invalid-characters-gzipped.xml", // a compressed file: the web unpacks it before reading
  "json/rsparser_DaringFireball.json", // JSON Feed, which it does not know
]);

const line = (html: string) => htmlText(htmlText(html).text).text.replaceAll(/\s+/g, " ");
function answers(): [string, Answer][] {
  const known: Record<string, Answer> = JSON.parse(readFileSync(`${feeds}/oracle-feedparser.json`, "utf8"));
  return Object.entries(known);
}

function readFile(file: string): ReadDocument {
  const document = readDocument(new Uint8Array(readFileSync(`${feeds}/${file}`)), {
    url: "",
    contentType: null,
    now: NOW,
  });
  if (document.kind === "unreadable") throw new Error(`${file}: ${document.reason}`);
  return document;
}

function disagreements(file: string, { entries }: Answer): string[] {
  const document = readFile(file);
  // <item /> within an item: nothing is lost with it
  const told = entries.filter(
    ({ link, title, content_len }) =>
      link || title || content_len > 0 || document.posts.length === entries.length,
  );
  if (told.length !== document.posts.length)
    return [`${file}: ${told.length} entries, not ${document.posts.length}`];
  return told.flatMap((entry, at) => {
    const post = document.posts[at];
    const date = entry.published ?? entry.updated;
    return [
      // without a title ours is the first sentence
      entry.title && line(entry.title) !== line(post?.title ?? "")
        ? [`${file} ${at}: title ${entry.title} / ${post?.title}`]
        : [],
      // relative links stay so there: it was given no base, and does not look at the feed's own address
      entry.link?.startsWith("http") && entry.link !== post?.url
        ? [`${file} ${at}: link ${entry.link} / ${post?.url}`]
        : [],
      // dates in Portuguese are none there
      date && Date.parse(date) !== Math.floor((post?.publishedAt?.getTime() ?? 0) / 1000) * 1000
        ? [`${file} ${at}: date ${date} / ${post?.publishedAt?.toISOString()}`]
        : [],
    ].flat();
  });
}

describe.skipIf(!existsSync(feeds))(
  "real feeds, beside another parser (only where the data lies beside the tree)",
  () => {
    test("agree in titles, links, dates and numbers", () => {
      const known = answers().filter(([file]) => !UNANSWERED.has(file));
      const entryCount = known.reduce((sum, [, { entries }]) => sum + entries.length, 0);
      const found = known.flatMap(([file, answer]) => disagreements(file, answer));
      expect(entryCount).toBeGreaterThan(2000);
      expect(found).toEqual([]);
    });

    test("have names", () => {
      for (const [file, { title }] of answers())
        if (title) expect([file, line(readFile(file).title)]).toEqual([file, line(title)]);
    });
  },
);
