/** A raw item made a post: its address, key, text, date and language settled. */
import { readDate } from "../../lib/read-date.ts";
import { canonicalUrl, postKey } from "../canonical-url.ts";
import { readContent, readLine } from "./content.ts";
import { firstSentence } from "./first-sentence.ts";
import { fragmentOf } from "./fragment.ts";
import type { RawFeed, RawItem, ReadPost } from "./post.ts";
import { readableUrl } from "./readable-url.ts";
import { resolveUrl } from "./resolve-url.ts";
import { finishXPost } from "./x-post.ts";

const HOUR_MS = 3_600_000;
/** Lists of links have hundreds; what a post is about stands among its first. */
const LINK_LIMIT = 40;
/** Earlier dates are blanks of some software: year 1, 1900, 1970. */
const EARLIEST_MS = Date.UTC(1971, 0, 1);

/** Finishes an item; undefined where it says nothing at all. One may be left with a date and no text. */
export function finishPost(
  item: RawItem,
  feed: RawFeed,
  about: { url: string; now: Date },
): ReadPost | undefined {
  const { text, hrefs } = fullestText(item);
  const title = item.title ? readLine(item.title) : "";
  const [address] = item.urls;
  if (!title && !text && !address && !item.guid && !item.author && item.dates.length === 0) return undefined;
  const url = address ? readableUrl(address) : (feed.siteUrl ?? about.url);
  const post: ReadPost = {
    key: address
      ? postKey(item.original ?? url, item.guid)
      : keyOfUnlinked(item, title || text, feed, about.url),
    url,
    author: item.author || feed.author,
    handle: null,
    title: title || firstSentence(text),
    text,
    language: "und",
    ...publication(item.dates, about.now),
    links: linksOf(hrefs, item.base),
    isRepost: false,
    isReply: false,
    ...(item.isCutOff && { isCutOff: true }),
  };
  return finishXPost(post, { guid: item.guid, feedTitle: feed.title, title });
}

/** The longest of its texts: content may be an excerpt of the description as well as the other way round. */
function fullestText({ texts }: RawItem): { text: string; hrefs: string[] } {
  let fullest = { text: "", hrefs: [] as string[] };
  for (const content of texts) {
    // text is never longer than its markup: no need to read what cannot win
    if (content.value.length <= fullest.text.length) continue;
    const candidate = readContent(content);
    if (candidate.text.length > fullest.text.length) fullest = candidate;
  }
  return fullest;
}

/** Without a link a post is known by its guid, or by what it says, within its site. */
function keyOfUnlinked({ guid }: RawItem, said: string, feed: RawFeed, feedUrl: string): string {
  return canonicalUrl(feedUrl || (feed.siteUrl ?? "")) + fragmentOf(guid ?? said);
}

/** The first date that can be read, that is of our age, and is not to come. An hour is allowed to clocks ahead. */
function publication(dates: string[], now: Date): Pick<ReadPost, "publishedAt" | "isDayOnly"> {
  for (const date of dates) {
    const read = readDate(date);
    const time = read?.at.getTime() ?? 0;
    if (read && time >= EARLIEST_MS && time <= now.getTime() + HOUR_MS)
      return { publishedAt: read.at, isDayOnly: read.isDay };
  }
  return { publishedAt: null, isDayOnly: false };
}

function linksOf(hrefs: string[], base: string): string[] {
  const urls = hrefs.slice(0, LINK_LIMIT).map((href) => resolveUrl(href, base));
  return [...new Set(urls.filter((url) => /^https?:/.test(url)).map(canonicalUrl))];
}
