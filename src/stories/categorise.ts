/** Says what a story is about, by the words in it. */
import { cleanText } from "./clean.ts";
import type { StoryPost } from "./post.ts";
import { OTHER, TOPICS } from "./topics.ts";
import type { Topic } from "./topics.ts";

/** Characters of a post that are looked at. */
const LEAD_LENGTH = 800;
/** A second topic needs so many words, and so much of the first one's. */
const SECOND = { words: 1, share: 0.5 };

/** One or two topics, the stronger first, called as the language calls them. */
export function categorise(posts: readonly StoryPost[], language: "zh-CN" | "en"): string[] {
  const titles = posts.map(({ title }) => title).join("\n");
  const texts = posts.map(({ text }) => cleanText(text).slice(0, LEAD_LENGTH)).join("\n");
  // a title says what it is about, and its words stand in the text again
  const count = ({ words }: Topic) => countWords(`${titles}\n${texts}`, words) + countWords(titles, words);
  const [first, second] = TOPICS.map((topic) => ({ topic, count: count(topic) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  if (!first) return [OTHER[language]];
  const isTwo = second && second.count >= SECOND.words && second.count >= first.count * SECOND.share;
  return [first, ...(isTwo ? [second] : [])].map(({ topic }) => topic[language]);
}

/** A word said often counts less each time: it is one sign, not many. */
function countWords(text: string, words: RegExp): number {
  const counts = new Map<string, number>();
  for (const [found] of text.matchAll(words)) {
    const word = found.toLowerCase();
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  let sum = 0;
  for (const count of counts.values()) sum += 1 + Math.log(count);
  return sum;
}
