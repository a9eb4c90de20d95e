/**
 * Joins what is alike into groups, always the two groups that are nearest of all, until none are near enough. How near
 * two groups are lies between the mean over all pairs of their members (average link), which leaves large groups apart,
 * and the cosine of their sums (centroids), which lets them swallow their whole topic: it is the geometric mean of both.
 * One threshold then serves pools of 60 posts and of 300.
 */
export type Pair = { one: number; other: number; likeness: number };

type Group = {
  members: number[];
  /** The likeness a group must have to join this one. */
  threshold: number;
  /** Likeness summed over all pairs of its members, each with itself too: its squared length. */
  square: number;
  /** By the position of another group: likeness summed over all pairs between the two. */
  sums: Map<number, number>;
  nearest?: { at: number; nearness: number };
};

/**
 * Groups of the positions that have a threshold, in order of their first member. Pairs that are not given are not
 * alike at all. A group's threshold is the mean of its members', that of two groups the geometric mean.
 */
export function joinNearest(thresholds: readonly number[], pairs: readonly Pair[]): number[][] {
  const groups = new Map(
    thresholds.map((threshold, at): [number, Group] => [
      at,
      { members: [at], threshold, square: 1, sums: new Map() },
    ]),
  );
  for (const { one, other, likeness } of pairs) {
    groups.get(one)?.sums.set(other, likeness);
    groups.get(other)?.sums.set(one, likeness);
  }
  for (const group of groups.values()) group.nearest = findNearest(groups, group);
  for (;;) {
    const first = findReady(groups);
    const second = first === undefined ? undefined : groups.get(first)?.nearest?.at;
    if (first === undefined || second === undefined) break;
    join(groups, Math.min(first, second), Math.max(first, second));
  }
  return [...groups.values()].map(({ members }) => members.sort((a, b) => a - b));
}

/** The group that is nearest to another of all; undefined where none is near enough. */
function findReady(groups: Map<number, Group>): number | undefined {
  let ready: { at: number; nearness: number } | undefined;
  for (const [at, { nearest }] of groups) {
    if (nearest && nearest.nearness >= 1 && nearest.nearness > (ready?.nearness ?? 0))
      ready = { at, nearness: nearest.nearness };
  }
  return ready?.at;
}

/** Its nearest group. */
function findNearest(groups: Map<number, Group>, group: Group): Group["nearest"] {
  let nearest: Group["nearest"];
  for (const at of group.sums.keys()) {
    const nearness = nearnessOf(groups, group, at);
    if (nearness > (nearest?.nearness ?? 0)) nearest = { at, nearness };
  }
  return nearest;
}

/** Likeness in units of the threshold: from 1 on, two groups are near enough. */
function nearnessOf(groups: Map<number, Group>, group: Group, at: number): number {
  const other = groups.get(at);
  if (!other) return 0;
  const sum = group.sums.get(at) ?? 0;
  const mean = sum / (group.members.length * other.members.length);
  return mean / Math.sqrt(cohesionOf(group) * cohesionOf(other) * group.threshold * other.threshold);
}

function cohesionOf({ square, members }: Group): number {
  return Math.sqrt(square) / members.length;
}

/** The first takes the second in. */
function join(groups: Map<number, Group>, first: number, second: number): void {
  const [kept, gone] = [groups.get(first), groups.get(second)];
  if (!kept || !gone) return;
  const size = kept.members.length + gone.members.length;
  kept.threshold = (kept.threshold * kept.members.length + gone.threshold * gone.members.length) / size;
  kept.square += gone.square + 2 * (kept.sums.get(second) ?? 0);
  kept.members.push(...gone.members);
  groups.delete(second);
  for (const [at, sum] of gone.sums) {
    groups.get(at)?.sums.delete(second);
    if (at !== first) kept.sums.set(at, (kept.sums.get(at) ?? 0) + sum);
  }
  kept.nearest = findNearest(groups, kept);
  for (const [at, sum] of kept.sums) {
    const other = groups.get(at);
    if (!other) continue;
    other.sums.set(first, sum);
    const lostNearest = other.nearest?.at === first || other.nearest?.at === second;
    const nearness = nearnessOf(groups, other, first);
    if (nearness >= (other.nearest?.nearness ?? 0)) other.nearest = { at: first, nearness };
    else if (lostNearest) other.nearest = findNearest(groups, other);
  }
}
