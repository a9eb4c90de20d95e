/**
 * The ledger: what a newsletter told in the last two weeks is not told again, be it by the same post or by another
 * about the same event. It comes back only with new facts, as an update of the earlier story.
 */
import type { ClusterOptions } from "./cluster.ts";
import { factsOf, newFacts } from "./facts.ts";
import { findMeetings, nearnessOf, portrayGroups } from "./groups.ts";
import type { StoryPost } from "./post.ts";
import type { Portrait } from "./portrait.ts";

/** A story that was told, and the posts it was told from. */
export type LedgerEntry = { storyId: number; updateOf: number | null; posts: StoryPost[] };

/**
 * What the ledger says of a cluster. Nearness is likeness in units of what makes two stories one event: from 1 on
 * they are the same.
 */
export type Consulted =
  | { kind: "new"; nearness: number }
  | { kind: "told"; nearness: number; storyId: number }
  | { kind: "update"; nearness: number; storyId: number };

/** As near as this, a cluster counts as told: to leave out too much costs a story, to tell twice costs readers. */
const TOLD = 0.75;
/** Only what is surely the same event is called its update: near enough, with a link or two names in common. */
const SURE = 1.1;
const SHARED_NAMES = 2;
/** What makes an update: a confirmation; or new numbers or names, where this share of the words is new as well. */
const UPDATES = [
  { numbers: 1, names: 0, share: 0.25 },
  { numbers: 0, names: 3, share: 0.4 },
];

/** Up to this nearness likeness is chance; beyond it a story loses its novelty. An update has half of it. */
const CHANCE = 0.5;
const UPDATE_NOVELTY = 0.5;

/** From 0, told already, to 1, nothing like it was told. */
export function noveltyOf(said: Consulted | undefined): number {
  if (said?.kind === "update") return UPDATE_NOVELTY;
  return 1 - Math.min(1, Math.max(0, (said?.nearness ?? 0) - CHANCE) / (1 - CHANCE));
}

/** What the ledger says of each cluster, in their order. The clusters hold no post that was told. */
export function consult(
  clusters: readonly StoryPost[][],
  ledger: readonly LedgerEntry[],
  options: ClusterOptions = {},
): Consulted[] {
  const groups = portrayGroups([...clusters, ...ledger.map(({ posts }) => posts)], options);
  const near = nearnessBetween(groups, clusters.length);
  return clusters.map((posts, at): Consulted => {
    const met = (near.get(at) ?? [])
      .map(({ group, nearness }) => ({ entry: ledger[group - clusters.length], group, nearness }))
      .sort((a, b) => b.nearness - a.nearness);
    const [nearest] = met;
    if (!nearest?.entry || nearest.nearness < TOLD) return { kind: "new", nearness: nearest?.nearness ?? 0 };
    const told = met.flatMap(({ entry, nearness }) => (nearness >= TOLD && entry ? entry.posts : []));
    const isSure = nearest.nearness >= SURE && areSurelyOne(groups[at] ?? [], groups[nearest.group] ?? []);
    const kind = isSure && bringsNews(posts, told) ? "update" : "told";
    return { kind, nearness: nearest.nearness, storyId: nearest.entry.storyId };
  });
}

/** For each of the first groups, those of the others that it shares anything telling with, and how near they are. */
function nearnessBetween(
  groups: readonly Portrait[][],
  firstCount: number,
): Map<number, { group: number; nearness: number }[]> {
  const near = new Map<number, { group: number; nearness: number }[]>();
  for (const [one, other] of findMeetings(groups)) {
    if (one >= firstCount || other < firstCount) continue;
    const nearness = nearnessOf(groups[one] ?? [], groups[other] ?? []);
    near.set(one, [...(near.get(one) ?? []), { group: other, nearness }]);
  }
  return near;
}

/** Han writes names like any word: there likeness alone must do. */
function areSurelyOne(posts: readonly Portrait[], told: readonly Portrait[]): boolean {
  const known = { names: namesOf(told), links: new Set(told.flatMap(({ links }) => links)) };
  return (
    posts.every(({ script }) => script === "han") ||
    posts.some(({ links }) => links.some((link) => known.links.has(link))) ||
    [...namesOf(posts)].filter((name) => known.names.has(name)).length >= SHARED_NAMES
  );
}

const namesOf = (portraits: readonly Portrait[]) => new Set(portraits.flatMap(({ names }) => names));

/** Whether posts state facts that the told ones do not, and came after them. */
function bringsNews(posts: readonly StoryPost[], told: readonly StoryPost[]): boolean {
  const toldAt = Math.max(...told.map(({ publishedAt }) => publishedAt.getTime()));
  const later = posts.filter(({ publishedAt }) => publishedAt.getTime() > toldAt);
  if (later.length === 0) return false;
  const facts = factsOf(later);
  const { numbers, names, terms, confirms } = newFacts(facts, factsOf(told));
  const newShare = terms.size / (facts.terms.size || 1);
  return (
    confirms ||
    UPDATES.some(
      (least) => numbers.size >= least.numbers && names.size >= least.names && newShare >= least.share,
    )
  );
}
