/** Groups of posts beside each other: stories that were told, clusters that may be. */
import { findCandidates } from "./candidates.ts";
import { portrayAll, type ClusterOptions } from "./cluster.ts";
import type { StoryPost } from "./post.ts";
import type { Portrait } from "./portrait.ts";
import { alike } from "./similarity.ts";

/** The portraits of each group's posts, all weighed against each other. */
export function portrayGroups(groups: readonly StoryPost[][], options: ClusterOptions): Portrait[][] {
  const portraits = portrayAll(groups.flat(), options).values();
  return groups.map((posts) => posts.flatMap(() => portraits.next().value ?? []));
}

/** The pairs of groups that share anything telling, each pair once, the smaller position first. */
export function findMeetings(groups: readonly Portrait[][]): [one: number, other: number][] {
  const groupOf = groups.flatMap((portraits, at) => portraits.map(() => at));
  const met = new Map<number, [number, number]>();
  for (const [a, b] of findCandidates(groups.flat())) {
    const [one, other] = [groupOf[a] ?? 0, groupOf[b] ?? 0];
    if (one === other) continue;
    const pair: [number, number] = one < other ? [one, other] : [other, one];
    met.set(pair[0] * groups.length + pair[1], pair);
  }
  return [...met.values()];
}

/** Likeness in units of what makes two such groups one event: from 1 on they are the same. */
export function nearnessOf(a: readonly Portrait[], b: readonly Portrait[]): number {
  const threshold = Math.sqrt(thresholdOf(a) * thresholdOf(b));
  return threshold === 0 ? 0 : alike(a, b) / threshold;
}

/** The mean of its posts'. */
export const thresholdOf = (portraits: readonly Portrait[]): number =>
  portraits.reduce((sum, { threshold }) => sum + threshold, 0) / (portraits.length || 1);
