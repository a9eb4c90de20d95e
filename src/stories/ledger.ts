/** The ledger: what a newsletter told is not told again, be it by the same post or by another about the same event. */
import type { StoryPost } from "./post.ts";

/** The clusters in which no post was told. Told posts are clustered with the new ones: the same function decides. */
export const withoutTold = (clusters: StoryPost[][], told: Set<number>): StoryPost[][] =>
  clusters.filter((posts) => !posts.some(({ id }) => told.has(id)));
