/**
 * Decides what is worth telling, and in which order. First whether a cluster is news at all; then newsworthiness,
 * how many carry it, what its sources count, engagement against what its author usually gets, and freshness.
 */
import { newsworthiness } from "./newsworthiness.ts";
import type { StoryPost } from "./post.ts";
import { usualLikes } from "./usual-likes.ts";

/** Below this, newsworthiness and engagement together, a cluster is not told, though places stay free. */
const WORTH = 0;
/** Points for each doubling of the authors that carry a story, and of what its sources count. */
const CORROBORATION = 0.4;
const WEIGHT = 0.7;
/** Points for each power of e that engagement lies above the usual. */
const ENGAGEMENT = 0.4;
/** Points of a story that broke just now, against one at the end of the usual lookback. */
const FRESHNESS = 0.3;
const FRESH_HOURS = 36;
const HOUR_MS = 3_600_000;

/** The posts of a cluster, the leading one first; the parts of its score and their total; whether to tell it at all. */
export type RankedCluster = { posts: StoryPost[]; score: Record<string, number>; worth: boolean };

/** Best first. */
export function rank(clusters: readonly StoryPost[][], { now }: { now: Date }): RankedCluster[] {
  const likesOf = usualLikes(clusters.flat());
  return clusters
    .filter((posts) => posts.length > 0)
    .map((posts) => score(posts))
    .sort((a, b) => totalOf(b) - totalOf(a) || (a.posts[0]?.id ?? 0) - (b.posts[0]?.id ?? 0));

  function score(posts: StoryPost[]): RankedCluster {
    const news = new Map(posts.map((post) => [post, newsworthiness(post)]));
    const leading = posts.toSorted((a, b) => (news.get(b) ?? 0) - (news.get(a) ?? 0) || earlier(a, b));
    const best = leading[0] ? (news.get(leading[0]) ?? 0) : 0;
    const parts = {
      news: best,
      corroboration:
        CORROBORATION * Math.log2(new Set(posts.map(({ handle, author }) => handle ?? author)).size),
      weight: WEIGHT * Math.log2(Math.max(...posts.map(({ weight }) => Math.max(weight, 0.25)))),
      engagement: ENGAGEMENT * Math.max(...posts.map(likesOf)),
      freshness: FRESHNESS * freshnessOf(posts, now),
    };
    const total = Object.values(parts).reduce((sum, part) => sum + part, 0);
    return { posts: leading, score: { ...parts, total }, worth: best + parts.engagement >= WORTH };
  }
}

function totalOf({ score }: RankedCluster): number {
  return score["total"] ?? 0;
}

function earlier(a: StoryPost, b: StoryPost): number {
  return a.publishedAt.getTime() - b.publishedAt.getTime() || a.id - b.id;
}

/** 1 for a story that broke just now, 0 at the end of the usual lookback. */
function freshnessOf(posts: readonly StoryPost[], now: Date): number {
  const newest = Math.max(...posts.map(({ publishedAt }) => publishedAt.getTime()));
  const hours = Math.max(0, now.getTime() - newest) / HOUR_MS;
  return Math.max(0, 1 - hours / FRESH_HOURS);
}
