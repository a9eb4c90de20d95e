/** What the sample's authors write down: sources, and their posts by age. */

/** When a post came, in minutes before the wire's start; below 0, so many minutes after it. */
type Aged = {
  age: number;
  /** The event that it tells, the same word in every source. Never served: readers have to find out. */
  event?: string;
};

export type Article = Aged & {
  title: string;
  /** A path on the source's own site, or the whole address of a page elsewhere that it passes on. */
  link: string;
  html: string;
  author?: string;
  tags?: string[];
};

export type ShortPost = Aged & { text: string };

export type FeedSource = {
  format: "rss" | "atom" | "json";
  /** Where the wire serves it. */
  path: string;
  title: string;
  description: string;
  siteUrl: string;
  language: "zh" | "en";
  author?: string;
  posts: Article[];
};

export type AccountSource = {
  format: "x";
  handle: string;
  name: string;
  language: "zh" | "en";
  posts: ShortPost[];
};

export type SampleSource = FeedSource | AccountSource;

/** A post that is out, and since when. */
export type Published<Post> = Post & { publishedAt: Date };
