/** Who and what a sentence names, and whether two mentions, in whichever language, are of the same bearer. */
import { soundsLike } from "../../lib/pinyin.ts";
import { aliasesOf, hanAliasesIn, keyOf } from "./aliases.ts";
import type { Evidence, Passage } from "./evidence.ts";
import { BODY_SUFFIX, hanNamesOf } from "./han-names.ts";
import type { HanName } from "./han-names.ts";
import { isNoName, latinInHan, namesInEnglish } from "./latin-names.ts";

export type Mention = { start: number; end: number; text: string; keys: ReadonlySet<string> };

/** Names of all sentences of posts and draft: what is plainly a name in one is one in all. */
export type Gazetteer = {
  han: Map<string, string[]>;
  latin: Set<string>;
  /** Of names met so far. */
  keys: Map<string, ReadonlySet<string>>;
};

export function gazetteerOf(passages: readonly Passage[]): Gazetteer {
  const all = passages.map((passage) => namesOf(passage));
  return {
    han: byFirst([...new Set(all.flatMap(({ han }) => han))]),
    latin: new Set(all.flatMap(({ latin }) => latin)),
    keys: new Map(),
  };
}

/** By their first character, the longest first. */
function byFirst(names: readonly string[]): Map<string, string[]> {
  const first = new Map<string, string[]>();
  for (const name of [...names].sort((a, b) => b.length - a.length))
    first.set(name.charAt(0), [...(first.get(name.charAt(0)) ?? []), name]);
  return first;
}

/** As with the posts themselves: what a sentence names is read once. */
const NAMED = new WeakMap<Passage, { han: string[]; latin: string[] }>();

function namesOf(passage: Passage): { han: string[]; latin: string[] } {
  const known = NAMED.get(passage);
  if (known) return known;
  const { text } = passage;
  const isChinese = HAN.test(text);
  const named = {
    han: isChinese ? hanNamesOf(text).flatMap((name) => formsOf(name)) : [],
    latin: (isChinese ? latinInHan(text) : namesInEnglish(text))
      .map(({ text: word }) => word)
      .filter((word) => isNaming(word)),
  };
  NAMED.set(passage, named);
  return named;
}

/** A body is also called by its own part alone: 砺石半导体, 砺石. */
function formsOf({ text, kind }: HanName): string[] {
  if (kind === "title") return [];
  const own = kind === "body" ? text.replace(BODY_SUFFIX, "") : text;
  return own.length > 1 && own !== text ? [text, own] : [text];
}

const isNaming = (word: string): boolean =>
  !isNoName(word) && /^\p{L}/u.test(word) && /[\p{Lu}\p{N}]/u.test(word);

const HAN = /\p{Script=Han}/u;

const TAIL =
  /^(?: (?:AI|Labs?|Inc|Corp|Group|Robotics|Technologies|Technology|Research|University|Capital|Ventures|Systems|Software|Motors|Bank|Pro|Max|Mini|Nano|Ultra|\d{1,2}(?:\.\d)?(?! ?(?:million|billion|thousand|hundred|[a-z]+s\b|[个名万亿种款家%:年月日号点周天])))(?![\w%.]))+/;

/** The mentions of a sentence in order; names in a row are one. */
export function mentionsOf(text: string, gazetteer: Gazetteer): Mention[] {
  const { han, latin } = gazetteer;
  const spans: { start: number; end: number }[] = [];
  const add = (start: number, end: number) => {
    if (!spans.some((other) => start < other.end && other.start < end)) spans.push({ start, end });
  };
  if (HAN.test(text)) {
    for (const { start, end } of hanAliasesIn(text)) add(start, end);
    for (let at = 0; at < text.length; at += 1)
      for (const name of han.get(text.charAt(at)) ?? [])
        if (text.startsWith(name, at)) add(at, at + name.length);
  }
  for (const match of text.matchAll(/[\p{Script=Latin}\p{N}]+(?:[.'&+-][\p{Script=Latin}\p{N}]+)*/gu)) {
    const word = match[0].replace(/'s$/, "");
    if (latin.has(word)) add(match.index, match.index + word.length);
  }
  spans.sort((a, b) => a.start - b.start);
  const joined: { start: number; end: number }[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    const isLatinRun =
      last &&
      /^ $/.test(text.slice(last.end, span.start)) &&
      /[A-Za-z\d]$/.test(text.slice(last.start, last.end)) &&
      /^[A-Za-z\d]/.test(text.slice(span.start, span.end));
    if (last && isLatinRun) last.end = span.end;
    else joined.push({ ...span });
  }
  return joined.map(({ start, end: last }) => {
    // Fjord AI, Orrin Labs: what is no name by itself is a part of one
    const end = last + (TAIL.exec(text.slice(last, last + 30))?.[0].length ?? 0);
    return {
      start,
      end,
      text: text.slice(start, end),
      keys: keysIn(gazetteer, text.slice(start, last)),
    };
  });
}

function keysIn({ keys }: Gazetteer, name: string): ReadonlySet<string> {
  const known = keys.get(name) ?? keysOf(name);
  keys.set(name, known);
  return known;
}

function keysOf(name: string): Set<string> {
  const keys = new Set<string>([keyOf(name)]);
  for (const { id } of aliasesOf(name)) keys.add(`#${id}`);
  for (const word of name.split(" ")) {
    if (isNoName(word)) continue;
    const key = keyOf(word);
    keys.add(key);
    const family = /^([a-z]{3,})[\d.]+/.exec(key)?.[1];
    if (family) keys.add(`+${family}`);
    for (const { id } of aliasesOf(word)) keys.add(`#${id}`);
  }
  return keys;
}

export function isSame(one: Mention, other: Mention): boolean {
  if (areSiblings(one.text, other.text)) return false;
  if (sharesKey(one, other) || sharesKey(other, one)) return true;
  const [han, latin] = /\p{Script=Han}/u.test(one.text) ? [one, other] : [other, one];
  if (!/^\p{Script=Han}+$/u.test(han.text)) return false;
  if (/^\p{Script=Han}+$/u.test(latin.text))
    return han.text.includes(latin.text) || latin.text.includes(han.text);
  return readsAs(latin.text, han.text);
}

/** Nano Pro and Nano 2: of one family, each with a word of its own. */
function areSiblings(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => name.toLowerCase().split(/[ -]/)) as [string[], string[]];
  const shared = a.findIndex((word, at) => word !== b[at]);
  return shared > 0 && shared < b.length;
}

/** Two versions of a family are two; the family's bare name stands for either. */
function sharesKey(one: Mention, other: Mention): boolean {
  for (const key of one.keys) if (other.keys.has(key.startsWith("+") ? key.slice(1) : key)) return true;
  return false;
}

function readsAs(latin: string, han: string): boolean {
  const words = latin.toLowerCase().split(/[ -]/);
  const ways = [[words.join("")], words.toReversed().length > 1 ? [words.toReversed().join("")] : []].flat();
  const own = han.replace(BODY_SUFFIX, "");
  return (
    ways.some((word) => soundsLike(word, han)) ||
    words.some((word) => word.length > 3 && own.length > 1 && soundsLike(word, own))
  );
}

/** Whether a post was written by this bearer. */
export function isAuthor(mention: Mention, post: number, { authors }: Evidence): boolean {
  const author = authors[post] ?? "";
  const key = keyOf(author);
  const isLatin = /^[a-z\d.]+$/.test(keyOf(mention.text));
  if (isLatin)
    return (
      [...mention.keys].some((one) => one.length > 2 && !one.startsWith("#") && key.includes(one)) ||
      sharesAlias(mention, author)
    );
  return (
    author.includes(mention.text) ||
    sharesAlias(mention, author) ||
    author.split(" ").some((word) => word.length > 2 && readsAs(word, mention.text))
  );
}

function sharesAlias({ keys }: Mention, author: string): boolean {
  return author.split(/\s+/).some((word) => aliasesOf(word).some(({ id }) => keys.has(`#${id}`)));
}
