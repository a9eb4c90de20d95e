import { describe, expect, test } from "vitest";
import { openRandom } from "../../local/crash/random.ts";
import { PLANTS } from "../../local/crash/plants.ts";
import { play } from "../../local/crash/run.ts";

const range = (from: number, count: number) => Array.from({ length: count }, (_, at) => from + at);

/**
 * Where to look for what harms one seed in a hundred. Forgetting the unknown takes a day that passes before an answer
 * that came; a lost fence, two who hold one chunk. A change of the line shifts what a seed plays: where none of sixty
 * finds a mistake any more, `npm run crash -- --plant NAME --seeds 500` says which do.
 */
const RARE: Record<string, number> = { "drop-unknown": 1160, "no-fence": 1080 };

/** The first of these seeds at which a planted mistake is noticed. */
async function findSeed(name: string, seeds: number[]) {
  let isSown = false;
  for (const seed of seeds) {
    const plant = PLANTS[name]?.() ?? {};
    const { violations } = await play(seed, plant);
    isSown ||= plant.isSown?.() ?? false;
    if (violations.length > 0) return { seed, isSown, violations };
  }
  return { seed: undefined, isSown, violations: [] };
}

describe("the crash test", () => {
  test("finds nothing in twenty interleavings", { timeout: 120_000 }, async () => {
    const failed: unknown[] = [];
    let kills = 0;
    let emails = 0;
    for (const seed of range(1000, 20)) {
      const { violations, stats } = await play(seed);
      kills += stats.kills;
      emails += stats.emails;
      if (violations.length > 0) failed.push({ seed, violations });
    }
    expect(failed).toEqual([]);
    expect(kills).toBeGreaterThan(30);
    expect(emails).toBeGreaterThan(1000);
  });

  test("plays a seed the same way each time", { timeout: 60_000 }, async () => {
    for (const seed of [1001, 1003]) {
      const [one, other] = [await play(seed), await play(seed)];
      expect(one.trace).toEqual(other.trace);
    }
  });
});

describe("a planted mistake is found", () => {
  // planted between the code and the database, or the provider: the code itself knows nothing of them
  test.for(Object.keys(PLANTS))("%s", { timeout: 120_000 }, async (name) => {
    const found = await findSeed(name, range(RARE[name] ?? 1000, 60));
    expect(found.isSown).toBe(true);
    expect(found.violations).not.toEqual([]);
  });
});

describe("chance", () => {
  test("is the same for a seed, and another for another", () => {
    const draw = (seed: number) => {
      const random = openRandom(seed);
      return range(0, 20).map(() => random.between(1, 1000));
    };
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    expect(Math.min(...draw(7))).toBeGreaterThanOrEqual(1);
  });
});
