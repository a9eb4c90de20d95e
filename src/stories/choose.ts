/** Picks what a digest tells: only what is worth it, nothing that sounds told already, no author too often. */
import { portrayAll } from "./cluster.ts";
import type { ClusterOptions } from "./cluster.ts";
import type { RankedCluster } from "./rank.ts";
import type { Portrait } from "./portrait.ts";
import { alike } from "./similarity.ts";

const LED_BY_ONE_AUTHOR = 3;
/** Of the likeness that makes two stories one: with as much, the weaker is left out. Joining them might be false. */
const TOLD_ALREADY = 0.6;

/** The clusters to tell, in their order; fewer than maxStories where fewer are worth telling. */
export function choose(
  ranked: readonly RankedCluster[],
  { maxStories, background }: { maxStories: number } & ClusterOptions,
): RankedCluster[] {
  const worth = ranked.filter((candidate) => candidate.worth);
  const portraits = new Map(
    portrayAll(
      ranked.flatMap(({ posts }) => posts),
      { background },
    ).map((one) => [one.id, one]),
  );
  const portraitsOf = ({ posts }: RankedCluster) => posts.flatMap(({ id }) => portraits.get(id) ?? []);
  const led = new Map<string, number>();
  const chosen: RankedCluster[] = [];
  for (const candidate of worth) {
    const [leading] = candidate.posts;
    if (chosen.length === maxStories) break;
    if (!leading) continue;
    const author = leading.handle ?? leading.author;
    const count = led.get(author) ?? 0;
    if (count >= LED_BY_ONE_AUTHOR) continue;
    if (chosen.some((told) => soundsLike(portraitsOf(candidate), portraitsOf(told)))) continue;
    led.set(author, count + 1);
    chosen.push(candidate);
  }
  return chosen;
}

function soundsLike(a: Portrait[], b: Portrait[]): boolean {
  const [one, other] = [a[0], b[0]];
  if (!one || !other) return false;
  return alike(a, b) >= TOLD_ALREADY * Math.max(one.threshold, other.threshold);
}
