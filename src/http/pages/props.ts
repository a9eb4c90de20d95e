/** What the routes tell the pages. Times and counts arrive worded, in the language of what they belong to. */

export type Language = "zh-CN" | "en";

/** A piece of a paragraph. */
export type Span = { text: string; bold: boolean };

/** One that may be what was searched for. */
export type Hit = Span & { hit: boolean };

export type PageNewsletter = {
  id: string;
  name: string;
  description: string;
  language: Language;
  /** How often it comes: 每 4 小时一期. */
  scheduleText: string;
  /** With its first headlines, if the page has room for them. */
  latest?: { slug: string; title: string; slotText: string; headlines?: string[] };
};

/** What a sign-up form carries besides its fields. */
export type PageForm = {
  /** Where it is posted: /subscribe, or the embedded page itself. */
  action: string;
  /** Where it stands, for the proof of consent. */
  place: string;
  /** Signed, with the time at which it was written. */
  ticket: string;
  /** What people agree to. */
  wording: { id: string; text: string };
};

/** What was typed, and not accepted as it is. */
export type PageTyped = { email: string; newsletterIds: string[]; fault?: PageFault };

export type PageFault =
  | "invalid-address"
  | "machine-address"
  | "role-address"
  | "disposable-address"
  | "no-newsletter";

/** The guard against programs on a page: its widget's key and script. */
export type PageTurnstile = { siteKey: string; scriptUrl: string; hasFailed: boolean };

export type PageStory = {
  /** From 1: its anchor is #s1. */
  position: number;
  headline: string;
  /** Of the leading post; any text that a source gave, a link only when it is http or https. */
  url: string;
  author: string;
  /** What the author's page is called; null where nobody is named. */
  authorName: string | null;
  /** What it is about, each with a page of its own. */
  topics: string[];
  summary: Span[];
  /** What a reader must know of how it was told, such as 原文摘录. */
  note: string | null;
  /** Of headline and summary: may differ from the newsletter's. */
  language: string;
  /** Those after the leading one. */
  sources: { number: number; url: string; author: string }[];
  /** 3 个来源; null when one alone carries the story. */
  sourceCountText: string | null;
  /** The earlier story that this one updates, a page of ours. */
  update: { label: string; headline: string; url: string } | null;
};

export type PageDigest = {
  slug: string;
  title: string;
  slotText: string;
  /** The slot as ISO 8601 with its offset. */
  slotIso: string;
  timeZone: string;
  /** Its address in full, for mails. */
  url: string;
  /** How long it takes to read. */
  minutes: number;
  categories: string[];
  /** 已于……更正：……; null for most. */
  correction?: string | null;
  /** A line on what matters most. */
  opening: string | null;
  stories: PageStory[];
  previous?: { slug: string; title: string };
  next?: { slug: string; title: string };
};

/** A day of the archive, newest digest first. */
export type PageDay = {
  day: string;
  digests: { slug: string; title: string; slotText: string; storyCount: number; headlines: string[] }[];
};

/** A story in a list of stories from several digests. */
export type PageResult = {
  headline: Hit[];
  url: string;
  summary: Hit[];
  slotText: string;
  /** Of the newsletter that told it. */
  language: Language;
};
