/**
 * Decides what is worth telling, and in which order. First whether a cluster is news at all; then newsworthiness,
 * how many carry it, what its sources count, engagement against what was expected, freshness, and novelty.
 */
import { newsworthiness } from "./newsworthiness.ts";
import type { StoryPost } from "./post.ts";
import { usualLikes } from "./usual-likes.ts";

/** Below this, newsworthiness with what others make of it, a cluster is not told, though places stay free. */
const WORTH = 0;
/** So near to it on either side, one judged post in four was news. */
const DOUBT = 1;
/** Points for each doubling of those that carry a story, and of what its sources count. */
const CORROBORATION = 0.4;
const WEIGHT = 0.7;
/** Points for each power of e that engagement lies above what was expected. */
const ENGAGEMENT = 0.45;
/** Points of a story that broke just now, against one at the end of the usual lookback. */
const FRESHNESS = 0.3;
const FRESH_HOURS = 36;
const HOUR_MS = 3_600_000;
/** What a story loses of which everything was told before. */
const NOVELTY = 2;

/**
 * The posts of a cluster, the leading one first; the parts of its score and their total; whether to tell it at all,
 * and whether that is doubtful, so that someone who can read should decide.
 */
export type RankedCluster = {
  posts: StoryPost[];
  score: Record<string, number>;
  worth: boolean;
  doubtful: boolean;
};

type RankOptions = {
  now: Date;
  /** How new a cluster is to the readers: from 0, all of it was told before, to 1, nothing like it. */
  noveltyOf?: (posts: readonly StoryPost[]) => number;
  /** The posts that say how much engagement is usual; those of the clusters where it is not given. */
  peers?: readonly StoryPost[];
};

/** Best first. */
export function rank(
  clusters: readonly StoryPost[][],
  { now, noveltyOf, peers = clusters.flat() }: RankOptions,
): RankedCluster[] {
  const likesOf = usualLikes(peers, now);
  return clusters
    .filter((posts) => posts.length > 0)
    .map((posts) => score(posts))
    .sort((a, b) => totalOf(b) - totalOf(a) || (a.posts[0]?.id ?? 0) - (b.posts[0]?.id ?? 0));

  function score(posts: StoryPost[]): RankedCluster {
    const [leading, ...others] = posts
      .map((post) => ({ post, news: newsworthiness(post), likes: ENGAGEMENT * likesOf(post) }))
      .sort((a, b) => b.news + b.likes - a.news - a.likes || earlier(a.post, b.post));
    const parts = {
      news: leading?.news ?? 0,
      corroboration: CORROBORATION * Math.log2(new Set(posts.map(voiceOf)).size),
      weight: WEIGHT * Math.log2(Math.max(...posts.map(({ weight }) => Math.max(weight, 0.25)))),
      engagement:
        (leading?.post.engagement ? leading : others.find(({ post }) => post.engagement))?.likes ?? 0,
      freshness: FRESHNESS * freshnessOf(posts, now),
      novelty: NOVELTY * ((noveltyOf?.(posts) ?? 1) - 1),
    };
    const above = parts.news + parts.corroboration + parts.engagement - WORTH;
    return {
      posts: [leading, ...others].flatMap((one) => one?.post ?? []),
      score: { ...parts, total: Object.values(parts).reduce((sum, part) => sum + part, 0) },
      worth: above >= 0,
      doubtful: Math.abs(above) < DOUBT,
    };
  }
}

function totalOf({ score }: RankedCluster): number {
  return score["total"] ?? 0;
}

function earlier(a: StoryPost, b: StoryPost): number {
  return a.publishedAt.getTime() - b.publishedAt.getTime() || a.id - b.id;
}

/** Who tells it: an account, or a site, be it by the pen of several authors. */
function voiceOf({ handle, author, url }: StoryPost): string {
  return handle ?? (URL.canParse(url) ? new URL(url).hostname : author);
}

/** 1 for a story that broke just now, 0 at the end of the usual lookback. */
function freshnessOf(posts: readonly StoryPost[], now: Date): number {
  const newest = Math.max(...posts.map(({ publishedAt }) => publishedAt.getTime()));
  const hours = Math.max(0, now.getTime() - newest) / HOUR_MS;
  return Math.max(0, 1 - hours / FRESH_HOURS);
}
