/** Engagement, measured against what an author usually gets: a famous account's joke is liked more than any news. */
import type { StoryPost } from "./post.ts";

/**
 * How much the pool's own level counts in an author's: that of so many posts. It is much, for a pool holds few posts
 * of each, and for what an account brings itself says something too: what nobody noticed is seldom news.
 */
const PRIOR_POSTS = 12;
/** And how much what accounts get elsewhere counts in the pool's level, which may rest on a post or two. */
const USUAL_HEIGHT = 5.2;
const USUAL_POSTS = 8;
/** From this age on a post has most of its likes; before, few of them say little. */
const RIPE_HOURS = 4;
const HOUR_MS = 3_600_000;
/** Beyond this, it is a hit or a flop, whatever the number. */
const MOST = 4;

/**
 * Gives for a post how far its likes and reposts lie above what is expected, in powers of e, from -4 to 4; 0 where
 * they are unknown.
 */
export function usualLikes(posts: readonly StoryPost[], now: Date): (post: StoryPost) => number {
  const heights = new Map<string, number[]>();
  const known = posts.filter(({ engagement }) => engagement !== undefined);
  for (const post of known) heights.set(post.author, [...(heights.get(post.author) ?? []), heightOf(post)]);
  const level = drawnTo(USUAL_HEIGHT, USUAL_POSTS, known.map(heightOf));
  return (post) => {
    if (!post.engagement) return 0;
    const above = heightOf(post) - drawnTo(level, PRIOR_POSTS, heights.get(post.author) ?? []);
    return Math.max(-MOST, Math.min(MOST, above)) * (above < 0 ? ripenessOf(post, now) : 1);
  };
}

/** A repost tells others, so it counts for more than a like. */
function heightOf({ engagement }: StoryPost): number {
  return Math.log(1 + (engagement?.likes ?? 0) + 5 * (engagement?.reposts ?? 0));
}

/** The mean of some numbers and of so many more that are all as expected. */
function drawnTo(expected: number, count: number, numbers: readonly number[]): number {
  return (numbers.reduce((sum, number) => sum + number, 0) + expected * count) / (numbers.length + count);
}

function ripenessOf({ publishedAt }: StoryPost, now: Date): number {
  const hours = (now.getTime() - publishedAt.getTime()) / HOUR_MS;
  return Math.max(0, Math.min(1, hours / RIPE_HOURS));
}
