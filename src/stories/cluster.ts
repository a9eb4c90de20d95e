/**
 * Finds which posts tell the same event. Only pairs that share a telling term are compared, found through an inverted
 * index: comparing all pairs would grow with the square of the posts.
 */
import { countDocuments, pastOf } from "../lib/frequencies.ts";
import type { Frequencies } from "../lib/frequencies.ts";
import type { StoryPost } from "./post.ts";
import { alikePosts } from "./similarity.ts";
import { joinNearest } from "./join.ts";
import type { Pair } from "./join.ts";
import { findCandidates } from "./candidates.ts";
import { outline, portray, wordsOfName } from "./portrait.ts";
import type { Outline, Portrait } from "./portrait.ts";

/** Pairs less alike than this are taken for not alike at all: most are, and they would only cost time. */
const UNLIKE = 0.02;

/** How common terms are in past posts. */
export type Background = {
  /** By language tag. */
  languages: Readonly<Record<string, Frequencies>>;
  /** The posts with ids up to this one are counted in it: they are not counted again with the window. */
  upTo: number;
};

export type ClusterOptions = { background?: Background };

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

/** Portraits of posts, each weighed against the others of its script and the past ones of its language. */
export function portrayAll(posts: readonly StoryPost[], { background }: ClusterOptions = {}): Portrait[] {
  const outlines = posts.map(outline);
  const known = new Map<string, Frequencies>();
  return outlines.map((one) =>
    portray(one, frequenciesFor(one), pastOf(background?.languages[one.language])),
  );

  function frequenciesFor({ script, language }: Outline): Frequencies {
    const key = `${script} ${language}`;
    const past = background?.languages[language];
    const found =
      known.get(key) ?? countDocuments(termSets(script, past ? (background?.upTo ?? 0) : -1), past);
    known.set(key, found);
    return found;
  }

  /** Of the posts that no vocabulary has counted. */
  function termSets(script: Outline["script"], upTo: number): Iterable<string>[] {
    return outlines
      .filter((one) => one.script === script && one.id > upTo)
      .map(({ title, lead, names }) => [...title, ...lead, ...names.flatMap(wordsOfName)]);
  }
}
