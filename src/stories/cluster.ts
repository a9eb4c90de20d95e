/**
 * Finds which posts tell the same event. Average link over pairs that share a telling term, found through an
 * inverted index: comparing all pairs would grow with the square of the posts.
 */
import { countDocuments } from "../lib/frequencies.ts";
import type { Frequencies } from "../lib/frequencies.ts";
import type { StoryPost } from "./post.ts";
import { alike, portray, thresholdOf } from "./similarity.ts";
import type { Portrait } from "./similarity.ts";
import { joinByAverage } from "./join.ts";
import type { Pair } from "./join.ts";
import { sketch } from "./sketch.ts";
import { findCandidates } from "./candidates.ts";

export type ClusterOptions = {
  /** How common terms are in past posts, a count per language. */
  background?: { han?: Frequencies; latin?: Frequencies };
};

/** The posts in clusters, largest first; of equals the one with the earliest post of the list. */
export function cluster(posts: readonly StoryPost[], options: ClusterOptions = {}): StoryPost[][] {
  const portraits = portrayAll(posts, options);
  const pairs: Pair[] = [];
  for (const [one, other] of findCandidates(portraits)) {
    const [a, b] = [portraits[one], portraits[other]];
    if (!a || !b) continue;
    // In units of its threshold, so that languages with thresholds of their own are joined in one order.
    pairs.push({ one, other, likeness: alike([a], [b]) / thresholdOf(a, b) });
  }
  const groups = joinByAverage(posts.length, pairs, 1);
  return groups.map((group) => group.flatMap((at) => posts[at] ?? [])).sort((a, b) => b.length - a.length);
}

/** Portraits of posts, each weighed against the others of its script and the background. */
export function portrayAll(posts: readonly StoryPost[], { background }: ClusterOptions = {}): Portrait[] {
  const sketches = posts.map(sketch);
  const frequencies = {
    han: countDocuments(termSets("han"), background?.han),
    latin: countDocuments(termSets("latin"), background?.latin),
  };
  return sketches.map((one) => portray(one, frequencies[one.script]));

  function termSets(script: "han" | "latin"): Iterable<string>[] {
    return sketches
      .filter((one) => one.script === script)
      .map((one) => [...one.counts.keys()].concat(...one.names));
  }
}
