/** What a prompt of Watchbell asks for: the posts, and in which language to tell them. */

export type GivenPost = { number: number; by: string; text: string };

export type Task = {
  language: "zh" | "en";
  posts: GivenPost[];
  /** The topics that are offered. */
  topics: string[];
};

/** Undefined where the prompt holds no posts. */
export function readTask(system: string, prompt: string): Task | undefined {
  const posts = [...prompt.matchAll(/<post number="(\d+)" by="([^"]*)">\n([\s\S]*?)\n<\/post>/g)].map(
    ([, number = "", by = "", text = ""]): GivenPost => ({
      number: Number(number),
      by: unescape(by),
      text: unescape(text),
    }),
  );
  if (posts.length === 0) return undefined;
  const topics = /categories: one or two of: (.+)\.$/m.exec(system)?.[1]?.split(", ") ?? [];
  return { language: /in Simplified Chinese/.test(prompt) ? "zh" : "en", posts, topics };
}

const unescape = (text: string) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
