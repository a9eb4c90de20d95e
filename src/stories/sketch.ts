/**
 * A sketch of a post: all of its words that are looked at to say whether it tells the same event as another. It holds
 * counts and no weights, so that it may be stored as it is when the post arrives and weighed against whatever is
 * common later; and nothing that the post's row says, which may change.
 */
import { amountsOf } from "../lib/amounts.ts";
import { isHan } from "../lib/script.ts";
import { expand, wordsOf } from "../lib/terms.ts";
import { cleanText, urlsOf } from "./clean.ts";
import { withoutCredits } from "./credits.ts";
import { sharableNames, versionsOf } from "./names.ts";
import { isShort } from "./post.ts";
import type { StoryPost } from "./post.ts";
import { leans } from "./thread.ts";

/** Raised whenever a sketch of the same post would be another one: stored ones of before are then made anew. */
const VERSION = 2;
/** Characters of a text that tell its event; what follows is background. English says it less densely. */
const LEAD_LENGTH = { han: 200, latin: 450 };
/** Enough to find the lead in, links and all. */
const CLEANED_LENGTH = 2000;
/** Who links to more pages than this gathers news of others. */
const MOST_LINKS = 3;
/** As much of a text as the pool reads: links after it are not seen either. */
const LINKED_LENGTH = 4000;
/** A title is a line; what claims to be a longer one is not stored with every word. */
const TITLE_LENGTH = 300;
/** Addresses may be of any length; a longer one is no page that others link to. */
const LONGEST_LINK = 200;

export type Sketch = {
  v: typeof VERSION;
  script: "han" | "latin";
  /** The words of its title in order; what it begins with is most often the one who acts. Empty on X. */
  title: string[];
  lead: string[];
  /** Names and amounts, names in lower case: what needs no translation. */
  names: string[];
  /** Products and the versions of each that are named, such as orbit → 4.2, 4.1. */
  versions: Record<string, string[]>;
  /** Amounts of the title, or of the lead of a post that has none, as lib/amounts.ts writes them. */
  amounts: string[];
  links: string[];
  /** Whether its text is all there is of it, as on X. */
  isShort: boolean;
  /** Whether it tells nothing without the post before it. */
  leans: boolean;
};

export type SketchedPost = Pick<StoryPost, "title" | "text" | "url" | "handle" | "links">;

/** The sketch that was stored with a post, or, where there is none or one of another version, a new one. */
export function readSketch(post: SketchedPost & { sketch?: unknown }): Sketch {
  return isSketch(post.sketch) ? post.sketch : sketch(post);
}

export function sketch(post: SketchedPost): Sketch {
  const said = (words: string) => (post.handle === null ? withoutCredits(words) : words);
  const headed = cleanText(post.title.slice(0, TITLE_LENGTH));
  const title = said(headed);
  const body = said(unstick(cleanText(post.text.slice(0, CLEANED_LENGTH)), headed)) || title;
  const script = isHan(`${title} ${body.slice(0, 200)}`) ? "han" : "latin";
  const short = isShort(post);
  const lead = body.slice(0, LEAD_LENGTH[script]);
  const both = `${title}\n${lead}`;
  return {
    v: VERSION,
    script,
    title: short ? [] : wordsOf(title),
    lead: wordsOf(lead),
    names: sharableNames(both),
    versions: versionsOf(both),
    amounts: amountsOf(short ? lead : title),
    links: linksOf(post),
    isShort: short,
    leans: short && leans(post.text || post.title),
  };
}

/** A page's title often sticks to its first word, and two words would be one: "… of the bridgeThe bridge …". */
function unstick(text: string, title: string): string {
  return title !== "" && text.startsWith(title) ? `${title} ${text.slice(title.length).trimStart()}` : text;
}

/** The distinct terms that its story is found by: what a vocabulary counts. */
export function termSet({ title, lead, names }: Sketch): Set<string> {
  return new Set([...expand(title), ...expand(lead), ...names.flatMap((name) => name.split(" "))]);
}

/** A stored sketch is ours, but an older release's may look otherwise: its parts are looked at once. */
function isSketch(stored: unknown): stored is Sketch {
  if (typeof stored !== "object" || stored === null) return false;
  const one = stored as Partial<Record<keyof Sketch, unknown>>;
  return (
    one.v === VERSION &&
    (one.script === "han" || one.script === "latin") &&
    [one.title, one.lead, one.names, one.amounts, one.links].every(isListOfWords) &&
    typeof one.versions === "object" &&
    one.versions !== null &&
    Object.values(one.versions).every(isListOfWords)
  );
}

const isListOfWords = (list: unknown): boolean =>
  Array.isArray(list) && list.every((word) => typeof word === "string");

/** Pages a post points to, itself among them. Front pages tell no event, and who points to many tells no one event. */
function linksOf(post: SketchedPost): string[] {
  const own = pageOf(post.url);
  const pages = new Set([...(post.links ?? []), ...urlsOf(post.text.slice(0, LINKED_LENGTH))].map(pageOf));
  pages.delete("");
  pages.delete(own);
  const told = pages.size > MOST_LINKS ? [] : [...pages];
  return own === "" ? told : [own, ...told];
}

function pageOf(url: string): string {
  const [, host = "", path = ""] = /^https?:\/\/(?:www\.|mobile\.)?([^/?#]+)([^#]*)/i.exec(url) ?? [];
  const page = path.replace(/\/+$/, "");
  if (page === "" || page.length > LONGEST_LINK) return "";
  return `${host.toLowerCase().replace(/^twitter\.com$/, "x.com")}${page}`;
}
