/** Choices that look random and repeat with their seed (mulberry32). */
export type Chance = {
  pick: <T>(list: readonly T[]) => T;
  /** From least to most, both included. */ count: (least: number, most: number) => number;
};

export function chance(seed: number): Chance {
  let state = seed + 1;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const count = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return { count, pick: (list) => list[count(0, list.length - 1)] as (typeof list)[number] };
}
