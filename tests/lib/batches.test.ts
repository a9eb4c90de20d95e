import { describe, expect, test } from "vitest";
import { batchesOf } from "../../src/lib/batches.ts";

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at);

describe("a list in batches", () => {
  test.each([
    [0, []],
    [1, [1]],
    [99, [99]],
    [100, [100]],
    [101, [100, 1]],
    [200, [100, 100]],
    [1000, Array<number>(10).fill(100)],
  ])("%i items make batches of %j", (count, sizes) => {
    const batches = batchesOf(upTo(count), 100);
    expect(batches.map(({ length }) => length)).toEqual(sizes);
    expect(batches.flat()).toEqual(upTo(count));
  });

  test("the list itself stays whole", () => {
    const list = upTo(5);
    batchesOf(list, 2);
    expect(list).toEqual([0, 1, 2, 3, 4]);
  });
});
