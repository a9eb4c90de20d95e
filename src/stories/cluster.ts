/**
 * Finds which posts tell the same event. Only pairs that share a telling term are compared, found through an inverted
 * index: comparing all pairs would grow with the square of the posts.
 */
import { countDocuments } from "../lib/frequencies.ts";
import type { Frequencies } from "../lib/frequencies.ts";
import type { StoryPost } from "./post.ts";
import { alikePosts, portray } from "./similarity.ts";
import type { Portrait } from "./similarity.ts";
import { joinNearest } from "./join.ts";
import type { Pair } from "./join.ts";
import { sketch, termSet } from "./sketch.ts";
import { findCandidates } from "./candidates.ts";

/** Pairs less alike than this are taken for not alike at all: most are, and they would only cost time. */
const UNLIKE = 0.02;

export type ClusterOptions = {
  /** How common terms are in past posts, a count per language. */
  background?: { han?: Frequencies; latin?: Frequencies };
};

/** The posts in clusters, largest first; of equals the one with the earliest post of the list. */
export function cluster(posts: readonly StoryPost[], options: ClusterOptions = {}): StoryPost[][] {
  const portraits = portrayAll(posts, options);
  const pairs = findCandidates(portraits).flatMap(([one, other]): Pair[] => {
    const [a, b] = [portraits[one], portraits[other]];
    const likeness = a && b ? alikePosts(a, b) : 0;
    return likeness > UNLIKE ? [{ one, other, likeness }] : [];
  });
  return joinNearest(
    portraits.map(({ threshold }) => threshold),
    pairs,
  )
    .map((group) => group.flatMap((at) => posts[at] ?? []))
    .sort((a, b) => b.length - a.length);
}

/** Portraits of posts, each weighed against the others of its script and the background. */
export function portrayAll(posts: readonly StoryPost[], { background }: ClusterOptions = {}): Portrait[] {
  const sketches = posts.map(sketch);
  const frequencies = {
    han: countDocuments(termSets("han"), background?.han),
    latin: countDocuments(termSets("latin"), background?.latin),
  };
  return sketches.map((one) => portray(one, frequencies[one.script], background?.[one.script]?.documents));

  function termSets(script: "han" | "latin"): Set<string>[] {
    return sketches.filter((one) => one.script === script).map(termSet);
  }
}
