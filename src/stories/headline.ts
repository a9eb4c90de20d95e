/** Makes a headline: the title of an article, or what a message begins with, cut at a clause where it is long. */
import { isHan } from "../lib/script.ts";
import { isBalanced, sentencesOf } from "../lib/sentences.ts";
import { closeCut, finishCut } from "./close-cut.ts";
import { isPointer } from "./pointers.ts";
import type { StoryPost } from "./post.ts";
import { plainOf } from "./quotable.ts";

/** In characters; from the lengths of the reference's headlines. A sentence may be shorter than a clause. */
const ROOM = {
  han: { shortest: 12, sentence: 8, longest: 44 },
  latin: { shortest: 30, sentence: 18, longest: 90 },
};
/** Sentences of a message that are looked at, and characters, links and all. */
const OPENING_LENGTH = 4;
const OPENING_TEXT = 1_500;
const EDGES =
  /^(?:(?![《“「『"'‘([（【$#@/<])[\s\p{P}\p{S}\ufe0f])+|(?<!\p{L}\.\p{L})\.+$|[\s,，、;；:：。\-–—|~…]+$/gu;
/** What a site puts before its titles: 【快讯】, 热点丨, [Update]. */
const LABEL =
  /^\s*(?:[【[]\s*[^】\]\n]{1,8}\s*[】\]]\s*(?=\S)|「[^」\n]{0,4}(?:要闻|新闻|热点|快讯|动态|消息)」\s*|\p{Script=Han}{2,4}\s?[丨｜|]\s?|(?:快讯|突发|重磅|速看)[！!：:]\s*|(?:(?:BREAKING|UPDATE|EXCLUSIVE|WATCH|VIDEO)\s*[:|]\s*))+/u;
/** A title that was cut at a word before it came here. */
const CUT_OFF = /\s*(?:…|\.\.\.)\s*$/u;
const VERSION_ONLY = /^v?\d+(?:\.\d+)+[\w.+-]*$/;
/** What a line of a list begins with. */
const LIST_MARK = /^(?:\(?\d{1,2}[.)、）]\s*(?!\d)|[①-⑳][ \t]*|[-•–*→▪●][ \t]*)/u;
/** What asks, calls or teases: the news is in the next sentence. */
const TEASER =
  /[?？]["”’]?$|^(?:ever (?:wondered|wished|wanted)|imagine)\b|^(?:big news|great news|good news|exciting news|news|breaking|excited to|today'?s the day|finally|wow|whoa|omg|ok|okay|so|hi|hello|hey|guess what|it'?s here|it'?s time|drumroll|hot take|unpopular opinion|reminder|update|thread|new post|new blog|重磅|刚刚|突发|号外|大家好|来了|终于来了|好消息|又一个)\b.{0,24}$/iu;
/** What stands under a picture. */
const CAPTION =
  /, (?:left|right|centre|center)\b|\((?:l|r|left|right)\)|\b(?:file photo|ap photo|getty|reuters\/|pic(?:ture)?:|photo by|pictured|poses? for|stands? (?:for|in front of|next to)|is seen|handout)\b|(?:图为|资料图|视频截图)/iu;
/** What says itself that it is the news. */
const ANNOUNCING =
  /^(?:introducing|announcing|meet |launching|releasing|presenting|today,? we|we(?:'|’)?re (?:launching|releasing|introducing|announcing|open[- ]sourcing|excited to (?:launch|release|introduce|announce|share))|we (?:just )?(?:launched|released|shipped|open[- ]sourced|built)|\S+(?: \S+){0,3} (?:is|are) (?:now )?(?:out|here|live|available))|^.{0,12}(?:正式)?(?:发布|推出|上线|开源|宣布)/iu;

type Titled = Pick<StoryPost, "title" | "text" | "handle" | "author">;
type Room = { shortest: number; sentence: number; longest: number };

/** A whole headline without links; undefined where the post has no words. */
export function headlineOf(post: Titled): string | undefined {
  const source = titleOf(post) ?? openingOf(post.text || post.title);
  const line = source.replace(/\s*\n\s*/g, " ");
  const whole = trimEdges(CUT_OFF.test(line) ? finishCut(line.replace(CUT_OFF, "")) : line);
  if (!/[\p{L}\p{N}]{2}/u.test(whole)) return undefined;
  const room = isHan(whole) ? ROOM.han : ROOM.latin;
  const short = whole.length <= room.longest ? whole : withoutAsides(whole);
  return trimEdges(short.length <= room.longest ? short : closeCut(short, room)) || undefined;
}

/** Whether a headline asks, calls or teases instead of saying, or stands under a picture. */
export function isTeaser(headline: string): boolean {
  return TEASER.test(headline) || CAPTION.test(headline) || isPointer(headline);
}

/** The title of an article, where it says something; a release's says its version only, of what, its author does. */
function titleOf({ title, handle, author }: Titled): string | undefined {
  const plain = plainOf(title);
  if (handle !== null) return undefined;
  if (VERSION_ONLY.test(plain)) return `${author} ${plain}`;
  const named = plain.replace(LABEL, "");
  return /\p{L}{2}/u.test(named) ? named : undefined;
}

/** What a message begins with: its first sentence that says something, with the next where it is only a call. */
function openingOf(text: string): string {
  const sentences = plainOf(text.slice(0, OPENING_TEXT))
    .split(/\n+/)
    .map((line) => line.trim().replace(LIST_MARK, ""))
    .filter((line) => /\p{L}{2}/u.test(line))
    .flatMap(sentencesOf)
    .slice(0, OPENING_LENGTH);
  const [start = ""] = sentences;
  const room = isHan(sentences.join("")) ? ROOM.han : ROOM.latin;
  const isBare = start.length < room.sentence || isTeaser(start);
  const news = isBare ? sentences.findIndex((one) => ANNOUNCING.test(one) && !isTeaser(one)) : 0;
  const at = Math.max(0, news);
  return joinCall(sentences[at] ?? "", sentences[at + 1] ?? "", room);
}

/** "New in Orbit:" needs what it announces, and so does a word or two. */
function joinCall(first: string, second: string, room: Room): string {
  const isOpen = /[:：]$/.test(first);
  const isBrief = first.length < room.sentence;
  if (second === "" || isPointer(second) || (!isOpen && !isBrief)) return first;
  if (first.length + second.length >= room.longest && first.length >= room.shortest) return first;
  // full-width marks bring their own space
  if (/[：。！？]$/.test(first)) return first + second;
  return `${first}${/[:.!?]$/.test(first) ? " " : ": "}${second}`;
}

/** What stands in brackets can be left out first. */
function withoutAsides(text: string): string {
  return text
    .replace(/\s*(?:\([^()]*\)|（[^（）]*）|\[[^[\]]*\]|【[^【】]*】)/gu, "")
    .replace(/ {2,}/g, " ")
    .trim();
}

function trimEdges(text: string): string {
  const trimmed = text.replace(EDGES, "").trim();
  // a bracket or a quote that nothing closes is no part of a headline's first words
  return isBalanced(trimmed) ? trimmed : trimmed.replace(/^["“「『《(（[【](?=[^"”」』》)）\]】]*$)/u, "");
}
