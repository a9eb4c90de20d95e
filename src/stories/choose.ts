/** Picks what a digest tells: only what is worth it, and no author leads more than a few stories. */
import type { RankedCluster } from "./rank.ts";

const LED_BY_ONE_AUTHOR = 3;

/** The clusters to tell, in their order; fewer than maxStories where fewer are worth telling. */
export function choose(
  ranked: readonly RankedCluster[],
  { maxStories }: { maxStories: number },
): RankedCluster[] {
  const led = new Map<string, number>();
  const chosen: RankedCluster[] = [];
  for (const candidate of ranked) {
    const [leading] = candidate.posts;
    if (chosen.length === maxStories) break;
    if (!leading || !candidate.worth) continue;
    const author = leading.handle ?? leading.author;
    const count = led.get(author) ?? 0;
    if (count >= LED_BY_ONE_AUTHOR) continue;
    led.set(author, count + 1);
    chosen.push(candidate);
  }
  return chosen;
}
