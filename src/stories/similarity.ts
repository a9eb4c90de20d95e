/** How alike two stories are: one answer for the window, the ledger and the roll-ups. */
import { cosine } from "../lib/signed-bytes.ts";
import { dot } from "../lib/vector.ts";
import { contradict } from "./contradict.ts";
import { tellOthers } from "./deeds.ts";
import { wordsOfName } from "./portrait.ts";
import type { Portrait } from "./portrait.ts";
import { isThread } from "./thread.ts";

/** What is left of a shared term that only goes on with a shared phrase: the name of one thing is one thing in common. */
const SAME_PHRASE = 0.45;
/** A phrase of more terms is no name: who says as much in the same words tells the same. Each character makes two terms. */
const LONGEST_NAME = { han: 14, latin: 5 };
/** What the same link, or one post quoting the other, makes of two posts, whatever their words. */
const LINKED = 0.6;
/** Posts less alike than this stay apart anyway. */
const NOTEWORTHY = 0.04;
/** What is left of the likeness of two posts that contradict each other. */
const CONTRADICTED = 0.1;
/** And of two articles of one site: it seldom tells an event twice, and all of its posts sound alike. */
const SAME_SITE = 0.5;
/** And of two posts that lie days apart: what happened is told within days. */
const DAYS_APART = 0.6;
const DAYS_MS = 3 * 24 * 3_600_000;
/** And of two English posts that name nobody and nothing in common: an event happens to someone. */
const NAMELESS = 0.5;
/** And of two English posts that tell other deeds, be it of the same names (deeds.ts). */
const OTHER_DEEDS = 0.5;
/** Names as little alike as this are not the same ones. */
const NO_NAME = 0.02;
/** Names of the field and its kinds of things: whoever posts in it says them, and nothing happens to them. */
const FIELD = new Set("ai agi api apis cli sdk ide ui ux pr prs gpu gpus mcp saas".split(" "));
/** Fewer shared names than this do not carry a story from one language to the other. */
const SHARED_NAMES = 2;
/**
 * In meaning two posts in two languages are the same from here on: bge-m3 puts translations at 0.8 and more, posts on
 * one topic near 0.6. One name in common is asked for too; without any, they must be all but translations.
 */
const SAME_MEANING = { named: 0.75, nameless: 0.85 };
/** What the same meaning makes of two posts. */
const TRANSLATED = 0.3;

/**
 * From 0, nothing in common, to 1, the same words. Of stories with several posts it is what join.ts joins by: the mean
 * over all pairs, measured by how alike the posts within each are.
 */
export function alike(a: readonly Portrait[], b: readonly Portrait[]): number {
  const mean = meanOver(a, b);
  return mean === 0 ? 0 : mean / (meanOver(a, a) * meanOver(b, b)) ** 0.25;
}

/** How alike two posts are; a post is wholly alike to itself. */
export function alikePosts(a: Portrait, b: Portrait): number {
  if (a === b) return 1;
  const words = a.script === b.script ? alikeWords(a, b) : acrossLanguages(a, b);
  if (isThread(a, b) || (isLinked(a, b) && !isSameSite(a, b))) return Math.max(words, LINKED);
  if (words < NOTEWORTHY) return words;
  if (contradict(a, b)) return words * CONTRADICTED;
  const isLater = Math.abs(a.publishedAt - b.publishedAt) > DAYS_MS;
  return words * (isSameSite(a, b) ? SAME_SITE : 1) * (isLater ? DAYS_APART : 1);
}

function meanOver(a: readonly Portrait[], b: readonly Portrait[]): number {
  let sum = 0;
  for (const one of a) for (const other of b) sum += alikePosts(one, other);
  return sum / (a.length * b.length || 1);
}

/** Han writes names like any word, so only where there are capitals can they be told apart. */
function alikeWords(a: Portrait, b: Portrait): number {
  const words = shareOf(a, b);
  if (a.script === "han" || words === 0) return words;
  const isNameless = alikeInNames(a, b) <= NO_NAME;
  return words * (isNameless ? NAMELESS : 1) * (tellOthers(a.deeds, b.deeds) ? OTHER_DEEDS : 1);
}

/** Amounts left out: half of something is half of anything. */
function alikeInNames(a: Portrait, b: Portrait): number {
  let sum = 0;
  for (const [name, weight] of a.nameVector) {
    if (/\p{L}{2}/u.test(name) && !FIELD.has(name)) sum += weight * (b.nameVector.get(name) ?? 0);
  }
  return sum;
}

/** The cosine, a phrase counted as little more than a word. Numbers confirm what words say, and say nothing alone. */
function shareOf(a: Portrait, b: Portrait): number {
  const [one, other] = a.vector.size < b.vector.size ? [a, b] : [b, a];
  let words = 0;
  let numbers = 0;
  let length = 0;
  for (const [term, weight] of one.vector) {
    const its = other.vector.get(term);
    if (its === undefined) continue;
    const before = one.before.get(term);
    const goesOn = before !== undefined && other.before.get(term) === before && other.vector.has(before);
    length = goesOn ? length + 1 : 1;
    const shared = weight * its * (goesOn && length <= LONGEST_NAME[a.script] ? SAME_PHRASE : 1);
    if (isNumber(term)) numbers += shared;
    else words += shared;
  }
  return words + Math.min(words, numbers);
}

/** Whether a term begins and ends with a digit, as numbers do. */
function isNumber(term: string): boolean {
  return isDigit(term.charCodeAt(0)) && isDigit(term.charCodeAt(term.length - 1));
}

const isDigit = (code: number) => code >= 48 && code <= 57;

/** English and Chinese meet through names and amounts, and a single one is not enough, unless their meaning is one. */
function acrossLanguages(a: Portrait, b: Portrait): number {
  const shared = Math.min(countShared(a, b), countShared(b, a));
  const names = shared < SHARED_NAMES ? 0 : dot(a.nameVector, b.nameVector) / 2;
  if (!a.embedding || !b.embedding) return names;
  const meaning = cosine(a.embedding, b.embedding);
  const isSame = meaning >= (shared > 0 ? SAME_MEANING.named : SAME_MEANING.nameless);
  return isSame ? Math.max(names, TRANSLATED) : names;
}

/** How many of the names of one the other knows, be it by a word of them. */
function countShared(a: Portrait, b: Portrait): number {
  return a.names.filter((name) => wordsOfName(name).some((word) => b.nameVector.has(word))).length;
}

function isSameSite(a: Portrait, b: Portrait): boolean {
  return a.site !== "" && a.site === b.site;
}

function isLinked(a: Portrait, b: Portrait): boolean {
  return a.links.some((link) => b.links.includes(link));
}
