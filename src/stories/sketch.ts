/**
 * A sketch of a post: all that is looked at to say whether it tells the same event as another. It holds counts and
 * no weights, so that it may be stored as it is when the post arrives and weighed against whatever is common later.
 */
import { isHan } from "../lib/script.ts";
import { termsOf } from "../lib/terms.ts";
import { cleanText, urlsOf } from "./clean.ts";
import { namesOf, versionsOf } from "./names.ts";
import { isShort } from "./post.ts";
import type { StoryPost } from "./post.ts";
import { leans } from "./thread.ts";

/** Characters of a text that tell its event; what follows is background. English says it less densely. */
const LEAD_LENGTH = { han: 200, latin: 450 };
/** Enough to find the lead in, links and all. */
const CLEANED_LENGTH = 2000;

/** Who links to more pages than this gathers news of others. */
const MOST_LINKS = 3;

export type Sketch = {
  id: number;
  script: "han" | "latin";
  /** The terms of its title in order; what it begins with is most often the one who acts. Empty on X. */
  title: string[];
  lead: string[];
  /** Names, numbers and Latin words in lower case: what needs no translation. */
  names: string[];
  /** Products and their versions, such as orbit → 4.2. */
  versions: Record<string, string>;
  links: string[];
  /** The account it was posted by; null where it comes from a site, whose feed may date all posts alike. */
  handle: string | null;
  /** The host that a post of a site comes from; empty for those of an account. */
  site: string;
  publishedAt: number;
  /** Whether it tells nothing without the post before it. */
  leans: boolean;
};

export function sketch(post: StoryPost): Sketch {
  const title = cleanText(post.title);
  const body = cleanText(post.text.slice(0, CLEANED_LENGTH)) || title;
  const script = isHan(`${title} ${body.slice(0, 200)}`) ? "han" : "latin";
  const short = isShort(post);
  const lead = body.slice(0, LEAD_LENGTH[script]);
  return {
    id: post.id,
    script,
    title: short ? [] : termsOf(title),
    lead: termsOf(lead),
    names: namesOf(`${title}\n${lead}`),
    versions: versionsOf(`${title}\n${lead}`),
    links: linksOf(post),
    handle: post.handle,
    site: post.handle === null ? hostOf(post.url) : "",
    publishedAt: post.publishedAt.getTime(),
    leans: short && leans(post.text || post.title),
  };
}

/** The distinct terms that its story is found by. */
export function termSet({ title, lead, names }: Sketch): Set<string> {
  return new Set([...title, ...lead, ...names]);
}

/** Pages a post points to, itself among them. Front pages tell no event, and who points to many tells no one event. */
function linksOf(post: StoryPost): string[] {
  const own = pageOf(post.url);
  const pages = new Set([...(post.links ?? []), ...urlsOf(post.text)].map(pageOf));
  pages.delete("");
  pages.delete(own);
  const told = pages.size > MOST_LINKS ? [] : [...pages];
  return own === "" ? told : [own, ...told];
}

function hostOf(url: string): string {
  return /^https?:\/\/(?:www\.)?([^/?#]+)/i.exec(url)?.[1]?.toLowerCase() ?? "";
}

function pageOf(url: string): string {
  const [, host = "", path = ""] = /^https?:\/\/(?:www\.|mobile\.)?([^/?#]+)([^#]*)/i.exec(url) ?? [];
  const page = path.replace(/\/+$/, "");
  return page === "" ? "" : `${host.toLowerCase().replace(/^twitter\.com$/, "x.com")}${page}`;
}
