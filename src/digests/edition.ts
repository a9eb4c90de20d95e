/** A digest's edition: its told stories as one row of JSON. */
import type { ToldStory } from "./store.ts";

type Kept = Omit<ToldStory, "posts"> & {
  posts: (Omit<ToldStory["posts"][number], "publishedAt"> & { publishedAt: string })[];
};

/** The stories as they were kept. What is read back was written by shelve.ts, and has its form. */
export const toldOf = (kept: unknown): ToldStory[] =>
  (kept as Kept[]).map((story) => ({
    ...story,
    posts: story.posts.map((post) => ({ ...post, publishedAt: new Date(post.publishedAt) })),
  }));
