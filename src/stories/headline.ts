/** Makes a headline of a post: its title, or what it begins with, cut at a clause where it is long. */
import { isHan } from "../lib/script.ts";
import { sentencesOf } from "../lib/sentences.ts";
import type { StoryPost } from "./post.ts";
import { plainOf } from "./quotable.ts";

/** In characters; from the lengths of the reference's headlines. */
const ROOM = { han: { shortest: 12, longest: 44 }, latin: { shortest: 30, longest: 90 } };
/** Where a clause ends, the strongest first. */
const CLAUSES = [/[。！？；!?;](?!\d)|\.\s|\n/gu, /[，,：:](?!\d)|\s[-–—|]\s|——/gu, /[、\s]/gu];
const EDGES = /^[\s\p{P}\p{S}\ufe0f]*(?=[\p{L}\p{N}《“「"'([$#@])|[\s,，、;；:：。.\-–—|~…]+$/gu;
const VERSION_ONLY = /^v\d[\w.+-]*$/;
/** What a line of a list begins with. */
const LIST_MARK = /^(?:\d{1,2}[.、)）]\s*(?!\d)|[-•–*]\s+)/;
/** A bracket that the cut left open, with what stands in it. */
const OPEN_BRACKET = /\s*[([（【][^)\]）】]*$/u;
/** A word that cannot end a headline. */
const OPEN_END =
  /\s(?:a|an|and|are|as|at|but|by|for|from|has|have|if|in|into|is|it|its|of|on|or|our|so|than|that|the|their|to|was|we|were|which|who|will|with|you|your|i|can|this|not|using|about|after|before|over|through|when|where|how|why|because|while|get|told|more|most|very|new)$/iu;

/** A whole headline without links; undefined where the post has no words. */
export function headlineOf(
  post: Pick<StoryPost, "title" | "text" | "handle" | "author">,
): string | undefined {
  const title = titleOf(post);
  const source = title ?? openingOf(post.text || post.title);
  const whole = trimEdges(source.replace(/\s*\n\s*/g, " "));
  if (!/[\p{L}\p{N}]{2}/u.test(whole)) return undefined;
  const room = isHan(whole) ? ROOM.han : ROOM.latin;
  return whole.length <= room.longest ? whole : cutAtClause(whole, room);
}

/** The title of an article, where it says something; a release's says its version only, of what, its author does. */
function titleOf({
  title,
  handle,
  author,
}: Pick<StoryPost, "title" | "handle" | "author">): string | undefined {
  const plain = plainOf(title);
  if (handle !== null) return undefined;
  if (VERSION_ONLY.test(plain)) return `${author} ${plain}`;
  return /\p{L}{2}/u.test(plain) ? plain : undefined;
}

/** What a post on X begins with: its first line that says something, with the next where it is only a call. */
function openingOf(text: string): string {
  const lines = plainOf(text)
    .split(/\n+/)
    .map((line) => line.trim().replace(LIST_MARK, ""))
    .filter((line) => /\p{L}{2}/u.test(line));
  const sentences = lines.flatMap(sentencesOf);
  const [first = "", second = ""] = sentences;
  const room = isHan(first + second) ? ROOM.han : ROOM.latin;
  const isOpen = /[:：]$/.test(first) && first.length + second.length < room.longest;
  if (second === "" || (first.length >= room.shortest && !isOpen)) return first;
  // full-width marks bring their own space
  if (/[：。！？]$/.test(first)) return first + second;
  return `${first}${/[:.!?]$/.test(first) ? " " : ": "}${second}`;
}

function cutAtClause(text: string, { shortest, longest }: { shortest: number; longest: number }): string {
  const start = Array.from(text)
    .slice(0, longest + 1)
    .join("");
  for (const clause of CLAUSES) {
    const ends = [...start.matchAll(clause)].map(({ index }) =>
      trimEdges(start.slice(0, index).replace(OPEN_BRACKET, "")),
    );
    const cut = ends.findLast((end) => end.length >= shortest);
    if (cut) return dropOpenEnd(cut);
  }
  return trimEdges(Array.from(text).slice(0, longest).join(""));
}

function dropOpenEnd(text: string): string {
  const shorter = trimEdges(text.replace(OPEN_END, ""));
  return shorter === text ? text : dropOpenEnd(shorter);
}

function trimEdges(text: string): string {
  return text.replace(EDGES, "").trim();
}
