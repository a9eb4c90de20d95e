/**
 * Tells a story as a faithful model would, from nothing but the posts it is given: sentences as they stand where the
 * language is the same, else a frame of the language around names, numbers and words of the posts. Always the same.
 */
import { isHan } from "../../src/lib/script.ts";
import { sentencesOf } from "../../src/lib/sentences.ts";
import type { GivenPost, Task } from "./read-prompt.ts";

export type Told = { posts: number[]; headline: string; summary: string; categories: string[] };

/** A name: a word with an inner capital or a digit, or two with capitals one after the other. */
const NAME =
  /(?<![\p{L}\p{N}-])(?:\p{Lu}[\p{Ll}\p{N}]+(?: \p{Lu}[\p{Ll}\p{N}]+| \d+(?:\.\d+)*(?![\p{N}%.,]))+|[\p{L}]*\p{Ll}\p{Lu}[\p{L}\p{N}]*|\p{Lu}{2,}[\p{L}\p{N}]*(?:-[\p{L}\p{N}.]+)?)(?![\p{L}\p{N}])/gu;
/** A whole number: not the 4.1 of 4.1 billion. */
const NUMBER =
  /(?<![\p{L}\p{N}.,-])[$€£¥]?\d+(?:[.,]\d+)*(?:%|[BMKbmk](?![\p{L}]))?(?!%|[\p{L}\p{N}]|\.\p{N}|\s?(?:[千万亿]|thousand|million|billion|trillion))/gu;
/** One that means the same wherever it stands: 41 may be days. */
const WITH_UNIT = /^[$€£¥]|[%BMKbmk]$/;
const BOLD_LENGTH = { shortest: 3, longest: 22 };
const MOST_BOLD = 3;

const ROOM = {
  zh: { headline: 40, most: 230, sentences: 4 },
  en: { headline: 88, most: 640, sentences: 4 },
};

export function tell({ language, posts: given, topics }: Task): Told {
  const posts = given.map((post) => ({ ...post, text: withoutSigns(post.text) }));
  const same = posts.filter(({ text }) => isHan(text) === (language === "zh"));
  const told = same.length > 0 ? quote(same, language) : frame(posts, language);
  const categories = topics
    .filter((topic) => countOf(topic, posts) > 0)
    .toSorted((a, b) => countOf(b, posts) - countOf(a, posts))
    .slice(0, 2);
  return { ...told, summary: embolden(told.summary), categories };
}

/** A name is called by its name, whatever sign it has on X. */
const withoutSigns = (text: string) => text.replace(/(?<![\w.])@(?=\w)|^>\s*/gm, "");

/** The first sentence is the headline; what follows is the summary, where there is enough of it. */
function quote(posts: GivenPost[], language: Task["language"]): Omit<Told, "categories"> {
  const room = ROOM[language];
  const [first, ...rest] = posts.flatMap(({ number, text }) =>
    sentencesOf(text)
      .filter(isTelling)
      .map((sentence) => ({ number, text: closed(sentence, language) })),
  );
  if (!first) return frame(posts, language);
  const taken: (typeof rest)[number][] = [];
  for (const sentence of rest.length > 1 ? rest : [first, ...rest]) {
    const length = taken.map(({ text }) => text).join("").length + sentence.text.length;
    const isSaid = taken.some(({ text }) => text === sentence.text);
    if (taken.length < room.sentences && length <= room.most && !isSaid) taken.push(sentence);
  }
  const told = taken.length > 0 ? taken : [first];
  return {
    posts: [...new Set([first, ...told].map(({ number }) => number))],
    headline: cut(first.text, room.headline).replace(/[.。!！]$/u, ""),
    summary: told.map(({ text }) => text).join(language === "zh" ? "" : " "),
  };
}

/** Neither an address, nor a line that only announces the next, nor an item of a list. */
const isTelling = (sentence: string) =>
  sentence.length >= 10 && !/[:：]$|:\/\/|^[-·•*]|^\d+[.、)]/u.test(sentence);

function frame(posts: GivenPost[], language: Task["language"]): Omit<Told, "categories"> {
  const [post] = posts;
  if (!post) return { posts: [], headline: "", summary: "" };
  const names = findIn(post.text, NAME).slice(0, 4);
  const numbers = findIn(post.text, NUMBER)
    .filter((number) => WITH_UNIT.test(number))
    .slice(0, 4);
  const by = language === "en" && isHan(post.by) ? "The author" : post.by;
  const subject = names[0] ?? by;
  const words = cut(sentencesOf(post.text)[0] ?? "", 48);
  const told =
    language === "zh"
      ? {
          headline: `${cut(by, 16)} 发帖谈到 ${cut(subject, 16)} 的新消息`,
          sentences: [
            `${by} 在帖子里说的是 ${subject} 这件事，帖子原文用英文写成。`,
            names.length > 1
              ? `同一条帖子里还提到了 ${names.slice(1).join("、")} 这几个名字。`
              : "帖子里没有再提到别的名字，说的只是这一件事情。",
            numbers.length > 0
              ? `帖子里写出的数字有 ${numbers.join("、")}，都来自发帖人自己的说法。`
              : "帖子里没有写出任何数字，也没有给出更多的细节。",
            `原文开头一句是“${words}”。`,
          ],
        }
      : {
          headline: `${cut(by, 30)} posts in Chinese about ${cut(subject, 30)}`,
          sentences: [
            `${by} writes in Chinese about ${subject}, and the post is told here by what needs no translation.`,
            names.length > 1
              ? `The same post also speaks of ${names.slice(1).join(", ")}, each written there as it stands here.`
              : "The post speaks of nothing else by a name that is written in Latin letters.",
            numbers.length > 0
              ? `The numbers that the post gives are ${numbers.join(", ")}, and all of them are the author's own.`
              : "The post gives no numbers, and says no more about the details.",
          ],
        };
  return {
    posts: [post.number],
    headline: told.headline,
    summary: told.sentences.join(language === "zh" ? "" : " "),
  };
}

function embolden(summary: string): string {
  const terms = [...findIn(summary, NAME), ...findIn(summary, NUMBER)].filter(
    ({ length }) => length >= BOLD_LENGTH.shortest && length <= BOLD_LENGTH.longest,
  );
  const chosen = terms.filter(
    (term, at) => !terms.slice(0, at).some((other) => other.includes(term) || term.includes(other)),
  );
  return chosen.slice(0, MOST_BOLD).reduce((text, term) => text.replace(term, () => `**${term}**`), summary);
}

const findIn = (text: string, pattern: RegExp) => [...new Set(text.match(pattern) ?? [])];

const countOf = (topic: string, posts: GivenPost[]) =>
  posts.filter(({ text }) => text.toLowerCase().includes(topic.toLowerCase())).length;

const closed = (sentence: string, language: Task["language"]) =>
  /[\p{P}]$/u.test(sentence) ? sentence : `${sentence}${language === "zh" ? "。" : "."}`;

/** At a mark or a space, so that no number and no name is cut. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const start = text.slice(0, length);
  const mark = isHan(start) ? /^[\s\S]*(?=[，、；：。])/u : /^[\s\S]*(?=[,;:\s])/u;
  const end = mark.exec(start)?.[0] ?? start;
  return end.length > length / 3 ? end : start.replace(/[\p{Script=Latin}\p{N}.,$%-]+$/u, "");
}
