/** The sentences of a post that may stand in a summary, as they are written. */
import { isHan } from "../lib/script.ts";
import { isBalanced, sentencesOf } from "../lib/sentences.ts";
import { withoutCredits } from "./credits.ts";
import { LINK, LINKING, spokenOf } from "./plain.ts";
import { isPointer, onlyAnnounces } from "./pointers.ts";
import type { StoryPost } from "./post.ts";
import { isTornOff } from "./torn.ts";

/** Sentences after so many are background. */
const LAST_POSITION = 30;
/** A long article is read no further than this, links and all. */
const READ_LENGTH = 5_000;
const SHORTEST = { han: 5, latin: 12 };
/** A title as long as this begins no sentence by chance. */
const GLUED_LENGTH = 12;
const ANNOUNCEMENT_LENGTH = 160;
/** Lines without a mark are headings and captions in a text that has so many sentences with one. */
const MARKED_TEXT = 2;
const HEADING_LENGTH = { han: 36, latin: 90 };
/** Bullets and numbers of a list that a line begins with. */
const LIST_MARK =
  /^(?:来源[:：]\S{2,8}(?=\s|据)|[\s\-–—•·▪●◦■◆▶►▸✓✔→➡➤❯>∗#|]|\(?\d{1,2}[.)、）](?!\d)|[①-⑳❶-❿]|step \d+[:.]\s|第[一二三四五六七八九十]+[，、：])+\s*/iu;
/** Where and by which agency a report was filed. */
const DATELINE =
  /^(?:[^，。！？\s]{0,12}\d{1,2}月\d{1,2}日[电電讯訊]\s*(?:[（(][^）)]{1,24}[）)])?\s*|(?:本报讯|综合消息)\s*|[\p{Lu}][^()\n]{0,40}\((?:Reuters|AP|AFP|CNN|Xinhua|Bloomberg|UPI|dpa)\)\s*[-–—]+\s*)/u;
/** An article's sentence that begins in lower case lost its beginning. */
const STARTS_WITHIN = /^\p{Ll}{2,}[ ,]/u;
/** The end of a sentence, whatever quotes and brackets close after it. */
const MARKED = /[.!?…。！？；;]["'”’」』）)\]]*$/u;
/** A link that its sentence cannot do without. */
const LEFT_OPEN =
  /(?:\b(?:at|on|via|in|from|here|to|of|with|by|see|visit|the|and|or|for|is)|[在到见至于从是为])$/iu;
const LINKED_END = /(?:[\s(（[]*\uFFFC[\s)）\]]*)+([.!?。！？]?)$/u;
/** What is typed and not said: commands, settings, paths. */
const CODE =
  /^(?:[$%>]\s|(?:sudo|npm|npx|pnpm|yarn|bun|pip3?|uv|uvx|brew|curl|wget|git clone|docker|cargo|apt(?:-get)?|go install|import|from \S+ import|export [A-Z]|cd|ssh|ollama (?:run|pull)|python3?)\s+[^A-Z\s]\S*(?:\s+\S+){0,6}$)|^[A-Z][A-Z0-9]*_[A-Z0-9_]*=|^\S+\(.*\)[;{]?$/u;
/** What stands for words that were to be put there, or were left out: "review <URL> […]". */
const PLACEHOLDER = /(?<!\S)<(?:url|link|path|file|name|repo|id|topic|prompt|text)>|\[(?:…|\.\.\.)\]$/iu;
/** A link without its scheme that stands by itself behind a sentence, or for one. */
const BARE_ADDRESS = /(?:^|(?<=[.!?。！？])\s+)(?:[\w-]+\.)+\p{L}{2,}\/\S*$/u;
const TIME_MARK = /^[([]?\d{1,2}:\d{2}(?::\d{2})?[)\]]?\s/u;

export type Quotable = {
  text: string;
  post: number;
  position: number;
  /** Whether it is an item of a list. */
  isItem?: boolean;
};

/** In order of the posts, which say which of them (from 0) and where in it (from 0) a sentence stands. */
export function quotablesOf(posts: readonly Pick<StoryPost, "text" | "title" | "handle">[]): Quotable[] {
  return posts.flatMap((post, at) => {
    const text = post.text.trim() === "" ? post.title : post.text;
    const spoken = sentencesOf(spokenOf(wordsIn({ ...post, text })));
    const sentences = withoutThanked(wholeOf(joinAnnounced(spoken), post));
    return sentences
      .slice(0, LAST_POSITION)
      .map((sentence, position) => ({
        text: settleLinks(
          sentence
            .replace(LIST_MARK, "")
            .replace(/^[，,、；;：:）)》」』”…\s]+/u, "")
            .replace(DATELINE, "")
            .replace(BARE_ADDRESS, "")
            .trim(),
        ),
        post: at,
        position,
        isItem: LIST_MARK.test(sentence),
      }))
      .filter(
        ({ text, isItem }) =>
          isQuotable(text) && (isItem || post.handle !== null || !STARTS_WITHIN.test(text)),
      );
  });
}

/** What an article says itself; who writes on X credits nobody by mistake. */
function wordsIn({ text, title, handle }: Pick<StoryPost, "text" | "title" | "handle">): string {
  const unglued = unglue(text.slice(0, READ_LENGTH), title);
  return handle === null ? withoutCredits(unglued) : unglued;
}

/** A page's title often runs into its first sentence: "… of the bridgeThe bridge …". */
function unglue(text: string, title: string): string {
  const rest = title.length > GLUED_LENGTH && text.startsWith(title) ? text.slice(title.length) : "";
  if (/^\s(?:The|An?|In|On|At|It|He|She|They|We)\s/u.test(rest)) return `${title}\n${rest.trim()}`;
  const isGlued = /^[\p{Lu}\p{Script=Han}“"]/u.test(rest) && /[\p{Ll}\p{N}\p{Script=Han}]$/u.test(title);
  return isGlued ? `${title}\n${rest}` : text;
}

/** Words only: no links, and no sign that would read as markup. Paragraphs and lines are kept. */
export function plainOf(text: string): string {
  return spokenOf(text)
    .replace(/[ \t]*[(（[]\uFFFC[)）\]]|\uFFFC[,，、][ \t]*/gu, "")
    .replace(/(?:[ \t]+(?:at|on|via|in|from|see|visit))?[ \t]*\uFFFC/giu, "")
    .replace(/[ \t]+(?=[,.;:!?，。；：！？]|$)/gmu, "")
    .trim();
}

/** "One thing is gone:" and the line that says what are one sentence, unless a list follows. */
function joinAnnounced(sentences: readonly string[]): string[] {
  const joined: string[] = [];
  for (const sentence of sentences) {
    const last = joined.at(-1);
    const isAnnounced = last !== undefined && /[:：]$/.test(last) && last.length < ANNOUNCEMENT_LENGTH;
    if (isAnnounced && !LIST_MARK.test(sentence) && !isPointer(last))
      joined[joined.length - 1] = `${last}${last.endsWith("：") ? "" : " "}${sentence}`;
    else joined.push(sentence);
  }
  return joined;
}

/** Without the end of a post that its network cut off, and without the headings of an article. */
function wholeOf(
  sentences: readonly string[],
  { text, handle }: Pick<StoryPost, "text" | "handle">,
): readonly string[] {
  if (sentences.length > 1 && isTornOff(text)) return sentences.slice(0, -1);
  const isProse = handle === null && sentences.filter((one) => MARKED.test(one)).length >= MARKED_TEXT;
  return isProse ? sentences.map((one) => (isHeading(one) ? "" : one)) : sentences;
}

/** "Thanks to our sponsors:" and the list of them; an emptied sentence keeps its place. */
function withoutThanked(sentences: readonly string[]): string[] {
  let isThanked = false;
  return sentences.map((one) => {
    const isItem = LIST_MARK.test(one);
    isThanked = isItem ? isThanked : /[:：]$/u.test(one) && isPointer(one);
    return isItem && isThanked ? "" : one;
  });
}

function isHeading(line: string): boolean {
  const longest = HEADING_LENGTH[isHan(line) ? "han" : "latin"];
  return !MARKED.test(line) && !LIST_MARK.test(line) && !line.includes(LINK) && line.length < longest;
}

/** The sentence without its links; empty where it says nothing without them. */
function settleLinks(sentence: string): string {
  const told = sentence.replace(/\s*[(（[]\s*(?:\uFFFC\s*)+[)）\]]|\uFFFC[,，、]\s*/gu, "");
  const ended = told.replace(LINKED_END, (_, mark: string) => mark);
  const isLinked = ended !== told;
  const body = isLinked ? ended.replace(/[\s→:：]+([.!?。！？]?)$/u, "$1") : ended;
  const isOpen = isLinked && LEFT_OPEN.test(body.replace(/[.!?。！？]$/u, "").trim());
  const hangs = body
    .split(LINK)
    .slice(0, -1)
    .some((before) => LINKING.test(before));
  if (isOpen || hangs || (isLinked && onlyAnnounces(`${body}:`))) return "";
  return body.replace(/\s*\uFFFC/gu, "").trim();
}

function isQuotable(text: string): boolean {
  const shortest = isHan(text) ? SHORTEST.han : SHORTEST.latin;
  if (text.length < shortest || !/\p{L}{2}/u.test(text)) return false;
  if (/[:：]$|\b(?:or|and|the|of|with|an?)\.$/u.test(text) || isPointer(text) || TIME_MARK.test(text))
    return false;
  if (PLACEHOLDER.test(text)) return false;
  return isBalanced(text) && !isCode(text) && !/[\w.+-]+@[\w-]+\.\w/u.test(text);
}

/** More signs of a program than of a sentence. */
function isCode(text: string): boolean {
  if (CODE.test(text)) return true;
  const signs = text.match(/[{}<>=;_\\|~^]|--|\(\)/gu)?.length ?? 0;
  return signs * 12 > text.length;
}
