/** How long something takes once the engine knows it: the median of warm rounds. */

const WARM_ROUNDS = 3;

/**
 * The median time of each of these, in seconds. They take turns within a round, so that whatever else the machine
 * does at a moment is suffered by all.
 */
export function measure<Name extends string>(
  subjects: Record<Name, () => unknown>,
  rounds: number,
): Record<Name, number> {
  const entries = Object.entries<() => unknown>(subjects);
  const times = new Map(entries.map(([name]): [string, number[]] => [name, []]));
  for (let round = -Math.min(WARM_ROUNDS, rounds); round < rounds; round++) {
    for (const [name, run] of entries) {
      const seconds = timeOf(run);
      if (round >= 0) times.get(name)?.push(seconds);
    }
  }
  return Object.fromEntries([...times].map(([name, list]) => [name, median(list)])) as Record<Name, number>;
}

function timeOf(run: () => unknown): number {
  const start = performance.now();
  run();
  return (performance.now() - start) / 1000;
}

/** The middle one of an odd number of values, the upper of the two middle ones of an even number. */
export function median(values: number[]): number {
  const middle = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  if (middle === undefined) throw new Error("There is no median of nothing");
  return middle;
}
