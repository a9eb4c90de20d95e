/** What a digest did not tell, the best first: for its operator, who may see why, and tell it after all. */
import type { LeftOut } from "../db/schema.ts";
import type { RankedCluster } from "./rank.ts";

/** Clusters kept, and of each so much: about 30 KB, of which the press hands 1 MiB from step to step. */
const MOST_CLUSTERS = 20;
const MOST_POSTS = 20;
const HEADLINE_LENGTH = 200;
/** Digits of a part of a score that anybody looks at. */
const DIGITS = 1000;

/**
 * not-news: no news by its words. told: an earlier digest told it. below-cut: the digest was full. author: its author
 * leads enough stories of the digest. alike: one like it is told. thin: there was too little for a digest. dropped: a
 * person took it out.
 */
export type LeftOutReason = "not-news" | "told" | "below-cut" | "author" | "alike" | "thin" | "dropped";

type Untold = { cluster: RankedCluster; reason: LeftOutReason };

/** The best of what was not told, as it is kept. */
export const leftOutOf = (untold: readonly Untold[]): LeftOut[] =>
  untold
    .toSorted((a, b) => totalOf(b) - totalOf(a))
    .slice(0, MOST_CLUSTERS)
    .map(({ cluster: { posts, score }, reason }) => ({
      postIds: posts.slice(0, MOST_POSTS).map(({ id }) => id),
      headline: (posts[0]?.title || posts[0]?.text || "").slice(0, HEADLINE_LENGTH).toWellFormed(),
      score: Object.fromEntries(Object.entries(score).map(([part, points]) => [part, rounded(points)])),
      reason,
    }));

const totalOf = ({ cluster: { score } }: Untold): number => score["total"] ?? 0;

const rounded = (points: number): number => Math.round(points * DIGITS) / DIGITS;
