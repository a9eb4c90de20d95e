/**
 * A sketch of a post: all that is looked at to say whether it tells the same event as another. It holds counts and
 * no weights, so that it may be stored when the post arrives and weighed against whatever is common later.
 */
import { isHan } from "../lib/script.ts";
import { countTerms, termsOf } from "../lib/terms.ts";
import { cleanText, urlsOf } from "./clean.ts";
import { namesOf, versionsOf } from "./names.ts";
import { isShort } from "./post.ts";
import type { StoryPost } from "./post.ts";

/** Characters of a text that tell its event; what follows is background. English headlines need more of it. */
const LEAD_LENGTH = { han: 120, latin: 450 };
/** A term of the headline counts as this many of the lead. */
const TITLE_WEIGHT = { han: 4, latin: 2 };

export type Sketch = {
  id: number;
  script: "han" | "latin";
  counts: ReadonlyMap<string, number>;
  /** The terms of its headline in order; what it begins with is most often the one who acts. */
  headline: string[];
  /** Names, numbers and Latin words in lower case: what needs no translation. */
  names: ReadonlySet<string>;
  /** Products and their versions, such as orbit → 4.2. */
  versions: ReadonlyMap<string, string>;
  links: ReadonlySet<string>;
  author: string;
  publishedAt: number;
};

export function sketch(post: StoryPost): Sketch {
  const title = cleanText(post.title);
  const body = cleanText(post.text);
  const script = isHan(`${title} ${body.slice(0, 200)}`) ? "han" : "latin";
  const headline = isShort(post) ? "" : title;
  const lead = body.slice(0, LEAD_LENGTH[script]) || title;
  const titleTerms = termsOf(headline);
  const counts = countTerms(termsOf(lead));
  for (const term of titleTerms) counts.set(term, (counts.get(term) ?? 0) + TITLE_WEIGHT[script]);
  return {
    id: post.id,
    script,
    counts,
    headline: headline ? titleTerms : termsOf(lead),
    names: namesOf(`${title}\n${lead}`),
    versions: versionsOf(`${title}\n${lead}`),
    links: linksOf(post),
    author: post.handle ?? post.author,
    publishedAt: post.publishedAt.getTime(),
  };
}

/** Pages a post points to, itself among them. Front pages are left out: they tell no event. */
function linksOf(post: StoryPost): Set<string> {
  return new Set(
    [post.url, ...(post.links ?? []), ...urlsOf(post.text)].map(pageOf).filter((page) => page !== ""),
  );
}

function pageOf(url: string): string {
  const [, host = "", path = ""] = /^https?:\/\/(?:www\.|mobile\.)?([^/?#]+)([^#]*)/i.exec(url) ?? [];
  const page = path.replace(/\/+$/, "");
  return page === "" ? "" : `${host.toLowerCase().replace(/^twitter\.com$/, "x.com")}${page}`;
}
