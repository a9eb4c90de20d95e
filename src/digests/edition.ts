/** A digest's edition: its told stories as one row of JSON. */
import type { ToldStory } from "./store.ts";

type Kept = Omit<ToldStory, "posts" | "editedAt"> & {
  /** Of editions of before it was written: none. */
  editedAt?: string | null;
  posts: (Omit<ToldStory["posts"][number], "publishedAt"> & { publishedAt: string })[];
};

/** The stories as they were kept. What is read back was written by shelve.ts or draft-store.ts, and has its form. */
export const toldOf = (kept: unknown): ToldStory[] =>
  (kept as Kept[]).map((story) => ({
    ...story,
    editedAt: story.editedAt ? new Date(story.editedAt) : null,
    posts: story.posts.map((post) => ({ ...post, publishedAt: new Date(post.publishedAt) })),
  }));
