/** Picks what a digest tells: only what is worth it, nothing that sounds told already, no author too often; and says why not. */
import { portrayAll } from "./cluster.ts";
import type { ClusterOptions } from "./cluster.ts";
import type { RankedCluster } from "./rank.ts";
import type { Portrait } from "./portrait.ts";
import { alike } from "./similarity.ts";

const LED_BY_ONE_AUTHOR = 3;
/** Of the likeness that makes two stories one: with as much, the weaker is left out. Joining them might be false. */
const TOLD_ALREADY = 0.6;

/** Why a cluster is not told: it is no news, its digest is full, its author leads enough of it, or one like it is told. */
type Hindrance = "not-news" | "below-cut" | "author" | "alike";

type Choice = {
  /** In their order; fewer than maxStories where fewer are worth telling. */
  chosen: RankedCluster[];
  left: { cluster: RankedCluster; reason: Hindrance }[];
};

/** The clusters to tell, and the others, each with what hinders it. */
export function choose(
  ranked: readonly RankedCluster[],
  { maxStories, background }: { maxStories: number } & ClusterOptions,
): Choice {
  const portraits = new Map(
    portrayAll(
      ranked.flatMap(({ posts }) => posts),
      { background },
    ).map((one) => [one.id, one]),
  );
  const portraitsOf = ({ posts }: RankedCluster) => posts.flatMap(({ id }) => portraits.get(id) ?? []);
  const led = new Map<string, number>();
  const choice: Choice = { chosen: [], left: [] };
  for (const cluster of ranked) {
    const reason = hindranceOf(cluster);
    if (reason) choice.left.push({ cluster, reason });
    else take(cluster);
  }
  return choice;

  function take(cluster: RankedCluster) {
    const author = leaderOf(cluster);
    led.set(author, (led.get(author) ?? 0) + 1);
    choice.chosen.push(cluster);
  }

  function hindranceOf(cluster: RankedCluster): Hindrance | undefined {
    if (!cluster.worth) return "not-news";
    if (choice.chosen.length === maxStories) return "below-cut";
    if ((led.get(leaderOf(cluster)) ?? 0) >= LED_BY_ONE_AUTHOR) return "author";
    const isAlike = choice.chosen.some((told) => soundsLike(portraitsOf(cluster), portraitsOf(told)));
    return isAlike ? "alike" : undefined;
  }
}

const leaderOf = ({ posts: [leading] }: RankedCluster): string => leading?.handle ?? leading?.author ?? "";

function soundsLike(a: Portrait[], b: Portrait[]): boolean {
  const [one, other] = [a[0], b[0]];
  if (!one || !other) return false;
  return alike(a, b) >= TOLD_ALREADY * Math.max(one.threshold, other.threshold);
}
