/** The cited posts, taken apart once: what their sentences, numbers, dates and names are, for a draft to be held against. */
import { matchesOf } from "../../lib/matches.ts";
import { isHan } from "../../lib/script.ts";
import { isReadIn, soundsLike } from "../../lib/pinyin.ts";
import { quantitiesOf } from "../../lib/quantities.ts";
import type { Quantity } from "../../lib/quantities.ts";
import { toldDatesOf } from "../../lib/told-dates.ts";
import type { ToldDate } from "../../lib/told-dates.ts";
import type { StoryPost } from "../post.ts";
import { aliasesOf, keyOf } from "./aliases.ts";
import type { Alias } from "./aliases.ts";
import { normalText, withoutUrls } from "./normal-text.ts";

export type Passage = {
  text: string;
  /** Whose post it stands in, from 0. */
  post: number;
  quantities: Quantity[];
  dates: ToldDate[];
};

export type Evidence = {
  passages: Passage[];
  quantities: Quantity[];
  dates: ToldDate[];
  publishedAt: Date[];
  /** Authors and handles, a line for each post. */
  authors: string[];
  /** Whether a post is a message of an account. */
  isMessage: boolean[];
  /** All words of the posts, their authors and links, normal. */
  text: string;
  /** Whether any post is told in Chinese, and whether any in another language. */
  isHan: boolean;
  isLatin: boolean;
  /** The text as keyOf writes it, and where in it words begin. */
  key: string;
  starts: Set<number>;
  /** Handles and hosts, which run words together: heronlabs. */
  accounts: string;
};

/** Names that are words too: they count where they are written with a capital. */
const ALSO_WORD =
  /^(?:us|un|arm|meta|apple|visa|fed|sec|ford|honor|nature|oracle|cook|gates|mit|ft|science|amazon|turkey|guardian|intel|senate|congress|china|gm|hp|cas|cell|dell|micron|sf|adobe|shell|huang)$/;
/** Sentences end here; lines too, for posts are written in lines. */
const PASSAGE =
  /[^。!?！？\n]+?(?:[。!?！？\n]+|(?<=[\p{L}\p{N}%)"'])\.(?=\s+["'(]?[\p{Lu}\p{N}\p{Script=Han}])(?<!\b(?:Mr|Mrs|Ms|Dr|Prof|Inc|Ltd|Corp|Co|St|vs|No|U\.S|U\.K|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|[A-Z])\.)|(?<=\p{L}{4}|\d)\.(?=\s+\p{Ll}{2})|$)/gu;

export function gatherEvidence(posts: readonly StoryPost[]): Evidence {
  const all = posts.map((post, at) => read(post, at));
  const passages = all.flatMap((one) => one.passages);
  const authors = posts.map(({ author, handle }) => normalText(`${author} ${handle ?? ""}`));
  const names = posts.map(({ url, links }) => [url, ...(links ?? [])].join(" ")).join(" ");
  const bodies = all.map(({ body }) => body).join("\n");
  const text = `${bodies}\n${authors.join("\n")}\n${normalText(names)}`;
  const { key, starts } = keyed(text);
  return {
    passages,
    quantities: passages.flatMap(({ quantities }) => quantities),
    dates: passages.flatMap(({ dates }) => dates),
    publishedAt: posts.map(({ publishedAt }) => publishedAt),
    authors,
    isMessage: posts.map(({ handle }) => handle !== null),
    text,
    isHan: posts.some(({ title, text }) => isHan(`${title} ${text.slice(0, 400)}`)),
    isLatin: posts.some(({ title, text }) => !isHan(`${title} ${text.slice(0, 400)}`)),
    key,
    starts,
    accounts: posts.map(({ handle, url }) => keyOf(`${handle ?? ""} ${hostOf(url)}`)).join(" "),
  };
}

const hostOf = (url: string): string => /^https?:\/\/(?:www\.)?([^/?#]+)/i.exec(url)?.[1] ?? "";

/** So much of a post the model was given: what it did not read cannot have told it anything. */
const MOST_READ = 4_000;
/** A story is checked again for each draft of it: what its posts hold is read once. A post is not changed once read. */
const READ = new WeakMap<StoryPost, { at: number; passages: Passage[]; body: string }>();

function read(post: StoryPost, at: number): { passages: Passage[]; body: string } {
  const known = READ.get(post);
  if (known?.at === at) return known;
  const body = normalText(`${post.title}\n${post.text.slice(0, MOST_READ)}`);
  const passages = readPost(post, at);
  READ.set(post, { at, passages, body });
  return { passages, body };
}

function readPost({ title, text: all }: StoryPost, post: number): Passage[] {
  const text = all.slice(0, MOST_READ);
  const repeats = text.startsWith(title.replace(/…$|\.\.\.$/, "").trim());
  const whole = withoutUrls(normalText(repeats ? text : `${title}\n${text}`)).replaceAll("**", "");
  return matchesOf(PASSAGE, whole).flatMap(([found]) => {
    const passage = found.trim();
    return passage === "" ? [] : [readPassage(passage, post)];
  });
}

/** A sentence with its numbers and dates; of a draft as of a post. */
export function readPassage(text: string, post: number): Passage {
  const dates = toldDatesOf(text);
  return { text, post, dates, quantities: quantitiesOf(text, dates) };
}

/** keyOf, and the places where a word begins: after what is neither letter nor digit, and between letters and digits. */
function keyed(text: string): { key: string; starts: Set<number> } {
  const starts = new Set<number>([0]);
  const pieces: string[] = [];
  let length = 0;
  for (const [piece] of text
    .toLowerCase()
    .matchAll(/\d+(?:\.\d+)*|\p{Script=Han}+|[^\P{L}\p{Script=Han}]+|[^\P{N}\d]+/gu)) {
    starts.add(length);
    pieces.push(piece);
    length += piece.length;
  }
  return { key: pieces.join(""), starts: starts.add(length) };
}

/** Whether the posts hold a Latin name, whole words of it, however it is spaced and written. */
export function holdsName(evidence: Evidence, name: string): boolean {
  const wanted = keyOf(name);
  if (wanted === "") return true;
  if (ALSO_WORD.test(wanted)) return holdsCapital(evidence.text, wanted);
  return (
    holdsKey(evidence, wanted) ||
    (wanted.length > 3 && wanted.endsWith("s") && holdsKey(evidence, wanted.slice(0, -1))) ||
    holdsKey(evidence, `${wanted}s`)
  );
}

function holdsKey({ key, starts, accounts }: Evidence, wanted: string): boolean {
  for (let at = key.indexOf(wanted); at >= 0; at = key.indexOf(wanted, at + 1))
    if (starts.has(at) && starts.has(at + wanted.length)) return true;
  return wanted.length > 3 && accounts.includes(wanted);
}

function holdsCapital(text: string, word: string): boolean {
  const dotted = word.length <= 3 ? `|${Array.from(word.toUpperCase()).join("\\.")}\\.?` : "";
  return new RegExp(
    `(?<![A-Za-z])(?:${word[0]?.toUpperCase()}${word.slice(1)}|${word.toUpperCase()}${dotted})(?![a-z])|[@/.]${word}\\b`,
  ).test(text);
}

/** Whether the posts name the bearer by any of its names, or by what is plainly its own. */
export function holdsAlias(evidence: Evidence, { latin, han, own }: Alias): boolean {
  return (
    han.some((name) => evidence.text.includes(name)) ||
    latin.some((name) => holdsName(evidence, name)) ||
    own.some((name) =>
      /^[\x20-\x7e]+$/.test(name) ? holdsName(evidence, name) : evidence.text.includes(name),
    )
  );
}

/** Whether the posts bear a Latin word of a name out: themselves, under another name, or read aloud. */
export function bearsOut(evidence: Evidence, name: string): boolean {
  if (holdsName(evidence, name)) return true;
  if (aliasesOf(name).some((alias) => holdsAlias(evidence, alias))) return true;
  const wanted = keyOf(name);
  return evidence.isHan && /^[a-z]{3,}$/.test(wanted) && isReadIn(wanted, evidence.text);
}

/** Whether Latin words of the posts read as these Han characters: 林青禾 is Lin Qinghe, whichever name stands first. */
export function isToldInLatin(evidence: Evidence, han: string): boolean {
  const words = [...new Set(evidence.text.match(/\b[A-Z][a-z]+\b/g))].map((word) => word.toLowerCase());
  const ways = [
    [han],
    ...[1, 2].filter((at) => at < han.length).map((at) => [han.slice(0, at), han.slice(at)]),
  ];
  return ways.some((parts) => parts.every((part) => words.some((word) => soundsLike(word, part))));
}
