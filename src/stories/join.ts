/**
 * Joins what is alike into groups by average link, along chains of nearest neighbours: two groups that are each
 * other's nearest are joined at once, which gives the same groups as always joining the nearest pair of all
 * (Murtagh, "A survey of recent advances in hierarchical clustering algorithms", 1983) without sorting anything.
 */
export type Pair = { one: number; other: number; likeness: number };

type Group = {
  members: number[];
  /** By the position of another group: the sum of likeness over all pairs between the two. */
  sums: Map<number, number>;
};

/** Groups of the positions 0 to count − 1, in order of their first; pairs that are not given are not alike at all. */
export function joinByAverage(count: number, pairs: readonly Pair[], threshold: number): number[][] {
  const groups = new Map<number, Group>();
  for (let at = 0; at < count; at += 1) groups.set(at, { members: [at], sums: new Map() });
  for (const { one, other, likeness } of pairs) {
    groups.get(one)?.sums.set(other, likeness);
    groups.get(other)?.sums.set(one, likeness);
  }
  for (let at = 0; at < count; at += 1) {
    const chain = [at];
    while (chain.length > 0) {
      const last = chain.at(-1) ?? at;
      const before = chain.at(-2);
      const nearest = findNearest(groups, last, before);
      if (nearest === undefined || nearest.likeness < threshold) chain.length = 0;
      else if (nearest.at === before) {
        chain.length -= 2;
        join(groups, before, last);
      } else chain.push(nearest.at);
    }
  }
  return [...groups.values()]
    .map(({ members }) => members.sort((a, b) => a - b))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

/** The group that is most alike; of equals the one the chain came from, so that the chain ends, then the first. */
function findNearest(
  groups: Map<number, Group>,
  at: number,
  before?: number,
): { at: number; likeness: number } | undefined {
  const group = groups.get(at);
  if (!group) return undefined;
  let nearest: { at: number; likeness: number } | undefined;
  for (const [other, sum] of group.sums) {
    const size = groups.get(other)?.members.length ?? 1;
    const likeness = sum / (size * group.members.length);
    const isBetter =
      !nearest ||
      likeness > nearest.likeness ||
      (likeness === nearest.likeness && nearest.at !== before && (other === before || other < nearest.at));
    if (isBetter) nearest = { at: other, likeness };
  }
  return nearest;
}

/** The first takes the second in. */
function join(groups: Map<number, Group>, first: number, second: number): void {
  const [kept, gone] = [groups.get(first), groups.get(second)];
  if (!kept || !gone) return;
  kept.members.push(...gone.members);
  for (const [other, sum] of gone.sums) {
    const neighbour = groups.get(other);
    neighbour?.sums.delete(second);
    if (other === first) continue;
    const both = (kept.sums.get(other) ?? 0) + sum;
    kept.sums.set(other, both);
    neighbour?.sums.set(first, both);
  }
  groups.delete(second);
}
