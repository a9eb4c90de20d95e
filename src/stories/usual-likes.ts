/** Engagement, measured against what an author usually gets: a famous account's joke is liked more than any news. */
import type { StoryPost } from "./post.ts";

/** How much the pool's own level counts in an author's: that of so many posts. */
const PRIOR_POSTS = 5;

/** Gives for a post how far its likes and reposts lie above its author's usual, in powers of e; 0 where unknown. */
export function usualLikes(posts: readonly StoryPost[]): (post: StoryPost) => number {
  const heights = new Map<string, number[]>();
  const known = posts.filter(({ engagement }) => engagement !== undefined);
  for (const post of known) heights.set(post.author, [...(heights.get(post.author) ?? []), heightOf(post)]);
  const level = meanOf(known.map(heightOf));
  return (post) => {
    if (!post.engagement) return 0;
    const own = heights.get(post.author) ?? [];
    const usual = (meanOf(own) * own.length + level * PRIOR_POSTS) / (own.length + PRIOR_POSTS);
    return heightOf(post) - usual;
  };
}

/** A repost tells others, so it counts for more than a like. */
function heightOf({ engagement }: StoryPost): number {
  return Math.log(1 + (engagement?.likes ?? 0) + 5 * (engagement?.reposts ?? 0));
}

function meanOf(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
