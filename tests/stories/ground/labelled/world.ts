/** Labelled sentences: some posts of invented companies and people, and what is true and untrue of them. */
import type { StoryPost } from "../../../../src/stories/post.ts";
import { somePost } from "../../some-post.ts";

type Told = Partial<Omit<StoryPost, "publishedAt">> & { at: string };
/** What is wrong, in a word or two, and the sentence. */
type Untrue = [string, string];

export type World = {
  posts: Told[];
  true: { zh?: string[]; en?: string[] };
  untrue: { zh?: Untrue[]; en?: Untrue[] };
};

export type Case = {
  posts: StoryPost[];
  language: "zh-CN" | "en";
  sentence: string;
  /** Undefined where it is faithful. */
  wrong: string | undefined;
};

export function casesOf(worlds: readonly World[]): Case[] {
  return worlds.flatMap(({ posts, true: faithful, untrue }) => {
    const told = posts.map(({ at, ...fields }) => somePost({ ...fields, publishedAt: new Date(at) }));
    const cases = (language: "zh-CN" | "en", key: "zh" | "en"): Case[] => [
      ...(faithful[key] ?? []).map((sentence) => ({ posts: told, language, sentence, wrong: undefined })),
      ...(untrue[key] ?? []).map(([wrong, sentence]) => ({ posts: told, language, sentence, wrong })),
    ];
    return [...cases("zh-CN", "zh"), ...cases("en", "en")];
  });
}
