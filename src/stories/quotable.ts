/** The sentences of a post that may stand in a summary, as they are written. */
import { isHan } from "../lib/script.ts";
import { sentencesOf } from "../lib/sentences.ts";
import { cleanText } from "./clean.ts";
import type { StoryPost } from "./post.ts";

/** Sentences after so many are background. */
const LAST_POSITION = 30;
const SHORTEST = { han: 8, latin: 25 };
const ANNOUNCEMENT_LENGTH = 120;
/** Bullets, numbers of a list and emoji that a line begins with. */
const LIST_MARK =
  /^(?:[\s\-–—•·▪●◦*>→➡✅✔☑🔹🔸👉🧵#]|\p{Extended_Pictographic}|\ufe0f|\d{1,2}[.)、](?!\d)|[①-⑳])+\s*/u;
/** What promises more instead of saying it, or asks the reader for something. */
const DANGLING =
  /[:：]$|^(?:read more|learn more|click|subscribe|sign up|follow|share|watch|listen|via|source|photo|image|credit|advertisement|continue reading|点击|关注|订阅|扫码|转发|来源|编辑|责编|图源|更多|阅读全文|原文)/iu;

export type Quotable = { text: string; post: number; position: number };

/** In order of the posts, which say which of them (from 0) and where in it (from 0) a sentence stands. */
export function quotablesOf(posts: readonly Pick<StoryPost, "text" | "title">[]): Quotable[] {
  return posts.flatMap((post, at) =>
    joinAnnounced(sentencesOf(plainOf(post.text.trim() === "" ? post.title : post.text)))
      .slice(0, LAST_POSITION)
      .map((text, position) => ({ text: text.replace(LIST_MARK, "").trim(), post: at, position }))
      .filter(({ text }) => isQuotable(text)),
  );
}

/** Words only: no links, and no sign that would read as markup. */
export function plainOf(text: string): string {
  return cleanText(text)
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, "$2")
    .replace(/^\*\s+/gm, "")
    .replace(/(?<![\w*])\*(?=\S)([^*\n]{1,60}?)(?<=\S)\*(?![\w*])/g, "$1")
    .replace(/`([^`\n]+)`/g, "$1")
    .replaceAll("*", "∗");
}

/** "One thing is gone:" and the line that says what are one sentence, unless a list follows. */
function joinAnnounced(sentences: readonly string[]): string[] {
  const joined: string[] = [];
  for (const sentence of sentences) {
    const last = joined.at(-1);
    const isAnnounced = last !== undefined && /[:：]$/.test(last) && last.length < ANNOUNCEMENT_LENGTH;
    if (isAnnounced && !LIST_MARK.test(sentence))
      joined[joined.length - 1] = `${last}${last.endsWith("：") ? "" : " "}${sentence}`;
    else joined.push(sentence);
  }
  return joined;
}

function isQuotable(text: string): boolean {
  const shortest = isHan(text) ? SHORTEST.han : SHORTEST.latin;
  return text.length >= shortest && !DANGLING.test(text) && /\p{L}{2}/u.test(text);
}
