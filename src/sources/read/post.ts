/** What reading makes of a source's answer, and the raw item that each format is brought to first. */

export type ReadPost = {
  /** x:<status id>, or the canonical URL: one post, one key, whichever feed it came through. */
  key: string;
  url: string;
  author: string;
  /** Of an account on X, without the @. */
  handle: string | null;
  title: string;
  text: string;
  /** Language tag of the text as far as known: zh, en, ja …; und for unknown. */
  language: string;
  /** Null where there is none or none that can be: the time of first sight stands in. */
  publishedAt: Date | null;
  /** The date named a day only, and stands at its first moment in UTC. */
  isDayOnly: boolean;
  /** Canonical URLs that the text links to. */
  links: string[];
  /** On X: someone else's post passed on, or an answer to one. */
  isRepost: boolean;
  isReply: boolean;
  /** The document ended within it: its title or its address may be a beginning of them. */
  isCutOff?: boolean;
  /** What readers did with it, where the source tells. */
  engagement?: { likes: number; reposts: number };
};

/** Text that may be markup. */
export type Content = { value: string; isHtml: boolean };

/** An item as its format gave it: nothing resolved, nothing judged. */
export type RawItem = {
  guid: string | undefined;
  /** Candidates for its address, the best first, already absolute where they could be made so. */
  urls: string[];
  /** The link that its address stands for, where a service put its own in front: tells identity. */
  original?: string | undefined;
  title: Content | undefined;
  /** Candidates for its text, the best first. */
  texts: Content[];
  author: string;
  /** Dates as written, the time of publication first. */
  dates: string[];
  /** Language tag that the item or its feed declares. */
  language: string | undefined;
  /** What relative links in its text are relative to. */
  base: string;
  /** The document ended within it. */
  isCutOff?: boolean;
};

/** A post and the item it was made of. */
export type Finished = { item: RawItem; post: ReadPost };

export type RawFeed = {
  kind: "rss" | "atom" | "rdf" | "json";
  title: string;
  siteUrl: string | null;
  author: string;
  /** How long it asks to be left alone; null where it says nothing. */
  ttlMinutes: number | null;
  items: RawItem[];
  /** The document ended before it was closed. */
  isCutOff?: boolean;
  warnings: string[];
};

export type Unreadable = { kind: "unreadable"; reason: string };
