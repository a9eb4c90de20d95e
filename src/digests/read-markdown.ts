/** Reading an issue from Markdown: what printIssue prints, and its relatives from other publishers' hands. */
import { safeHref } from "../lib/safe-href.ts";
import { isHan } from "../lib/script.ts";
import { steadyText } from "../lib/steady-text.ts";
import { findXStatus } from "../sources/x-status.ts";
import type { Issue, IssueStory } from "./issue.ts";
import { Malformed } from "./malformed.ts";
import { oneLine } from "./markdown-text.ts";
import { LABELS, printHead, printSummary, SOURCE_GAP } from "./print-issue.ts";
import { BLANK, readBlocks, type Item, type Paragraph } from "./read-blocks.ts";
import { readFrontMatter } from "./read-front-matter.ts";
import { readLink, readText, type InlineLink } from "./read-inline.ts";
import { readIssueDate } from "./read-issue-date.ts";
import { splitAuthor } from "./split-author.ts";

export type ReadIssue =
  | { kind: "issue"; issue: Issue }
  /** Lines are counted from 1. */
  | { kind: "malformed"; line: number; reason: string };

type Head = { item: Item; link: InlineLink };

const UPDATE = /^(?:更新自[:：]|Update of:)\s*(?=\[)/;
const SOURCES = /^(?:其他来源[:：]|More sources:)\s*(?=\[)/;

/** The issue that a document is, or the first line where it is none. A date without an offset is read in the zone. */
export function readIssue(text: string, { timeZone = "UTC" } = {}): ReadIssue {
  try {
    return { kind: "issue", issue: read(text.replace(/^\uFEFF/, ""), timeZone) };
  } catch (error) {
    if (error instanceof Malformed) return { kind: "malformed", line: error.line, reason: error.message };
    throw error;
  }
}

function read(text: string, timeZone: string): Issue {
  const lines = text.split(/\r\n|\n|\r/);
  const { title, date, dateLine, categories, lineCount } = readFrontMatter(lines);
  const issueDate = readIssueDate(date, timeZone);
  if (!issueDate) throw new Malformed(dateLine, `The date ${date} is none such as 2026-03-25T08:00:00+08:00`);
  const { opening, items } = readBlocks(lines, lineCount);
  const heads = items.map(readHead);
  const stories = heads.map((head) => readStory(head, heads));
  return {
    title: steadyText(title),
    date: issueDate,
    categories: categories.map(steadyText),
    opening: opening ? oneLine(readText(opening.lines.join("\n"))) : null,
    language:
      languageOf(items) ??
      (isHan([title, ...stories.map(({ headline }) => headline)].join()) ? "zh-CN" : "en"),
    stories,
  };
}

function readHead(item: Item): Head {
  const link = readLink(item.head);
  if (!link?.text.trim() || /\]\(/.test(link.rest))
    throw new Malformed(item.line, `Story ${item.number} has no link: expected [headline-author](address)`);
  checkAddress(link.url, item.line);
  return { item, link };
}

/** An empty one is what printing makes of an address that may not stand in a link. */
function checkAddress(url: string, line: number): void {
  if (url !== "" && !safeHref(url)) throw new Malformed(line, `A link leads to no web address: ${url}`);
}

function readStory({ item, link }: Head, heads: Head[]): IssueStory {
  const { text, url } = link;
  const others = heads.filter((head) => head.link !== link && accountOf(head.link.url) === accountOf(url));
  const account = { name: accountOf(url), others: others.map(({ link }) => link.text) };
  const paragraphs = [
    ...(BLANK.test(link.rest) ? [] : [{ line: item.line, lines: [link.rest.trim()] }]),
    ...item.paragraphs,
  ];
  const isSaid = ({ lines: [first = ""] }: Paragraph) => !UPDATE.test(first) && !SOURCES.test(first);
  const said = paragraphs.filter(isSaid).map(({ lines }) => lines.join("\n    "));
  if (said.length === 0)
    throw new Malformed(item.line, `Story ${item.number} has no paragraph below its link`);
  const story: IssueStory = {
    position: item.number,
    ...splitAuthor(text, account),
    url,
    summary: oneLine(readText(said.join("\n\n"))),
    update: findLabelled(paragraphs, UPDATE).map(readUpdate)[0] ?? null,
    sources: findLabelled(paragraphs, SOURCES).flatMap(readSources),
  };
  if (!story.headline) throw new Malformed(item.line, `Story ${item.number} has no headline`);
  return { ...story, ...writtenOtherwise(story, link.markdown, said.join("\n\n    ")) };
}

/** Whose links these are: an account on X, or a site. */
const accountOf = (url: string) => findXStatus(url)?.handle?.toLowerCase() ?? URL.parse(url)?.host ?? "";

const findLabelled = (paragraphs: Paragraph[], label: RegExp): Paragraph[] =>
  paragraphs.filter(({ lines: [first = ""] }) => label.test(first));

function readUpdate({ line, lines }: Paragraph): IssueStory["update"] {
  const link = readLink(lines.join(" ").replace(UPDATE, ""));
  if (!link || link.rest.trim()) throw new Malformed(line, "What follows the update's label is no link");
  checkAddress(link.url, line);
  return { text: link.text, url: link.url };
}

function readSources({ line, lines }: Paragraph): IssueStory["sources"] {
  const sources: IssueStory["sources"] = [];
  for (let left = lines.join(" ").replace(SOURCES, ""); left;) {
    const link = readLink(left);
    const isParted = link && (link.rest === "" || link.rest.trimStart().startsWith(SOURCE_GAP.trim()));
    if (!link || !isParted) throw new Malformed(line, "The further sources are no links parted by ·");
    checkAddress(link.url, line);
    sources.push({ author: link.text.replace(/^\d+\. ?/, "").trim(), url: link.url });
    left = link.rest.replace(/^\s*·\s*/, "");
  }
  return sources;
}

/** Keeps a publisher's own Markdown where printing would say the same otherwise. */
function writtenOtherwise(story: IssueStory, head: string, summary: string): Pick<IssueStory, "asWritten"> {
  const asWritten = {
    ...(printHead(story) !== head && { head }),
    ...(printSummary(story) !== summary && { summary }),
  };
  return Object.keys(asWritten).length > 0 ? { asWritten } : {};
}

/** The language of the labels; undefined where there are none. */
function languageOf(items: Item[]): Issue["language"] | undefined {
  const firsts = items.flatMap(({ paragraphs }) => paragraphs.map(({ lines }) => lines[0] ?? ""));
  const labelled = firsts.find((first) => UPDATE.test(first) || SOURCES.test(first));
  if (labelled === undefined) return undefined;
  return Object.values(LABELS.en).some((label) => labelled.startsWith(label.trim())) ? "en" : "zh-CN";
}
