import { describe, expect, test } from "vitest";
import { areNear, cosine, readSigned, signsOf, writeSigned } from "../../src/lib/signed-bytes.ts";

/** Numbers between -1 and 1 that look random and come again. */
const vector = (seed: number) =>
  Array.from({ length: 1024 }, (_, at) => Math.sin(seed * 1000 + at * 12.9898));
const exact = (a: number[], b: number[]) => {
  const product = (x: number[], y: number[]) => x.reduce((sum, value, at) => sum + value * (y[at] ?? 0), 0);
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
};
const mixed = vector(1).map((value, at) => value + 0.7 * (vector(2)[at] ?? 0));
const signed = (values: number[]) => readSigned(writeSigned(values)) ?? new Int8Array();

describe("vectors as signed bytes", () => {
  test.each([
    ["another", vector(2)],
    ["a mixture", mixed],
    ["itself", vector(1)],
    ["its opposite", vector(1).map((value) => -value)],
  ])("keep their cosine with %s", (_, other) => {
    expect(cosine(signed(vector(1)), signed(other))).toBeCloseTo(exact(vector(1), other), 2);
  });

  test("of other lengths, of nothing or unreadable are like none", () => {
    expect(cosine(signed([1, 2]), signed([1, 2, 3]))).toBe(0);
    expect(cosine(signed([0, 0]), signed([1, 2]))).toBe(0);
    expect(readSigned("no base64 at all!")).toBeNull();
  });

  test("are near by their signs where their cosine is high", () => {
    const near = (other: number[]) => areNear(signsOf(signed(vector(1))), signsOf(signed(other)));
    expect(near(mixed)).toBe(true);
    expect(near(vector(2))).toBe(false);
  });
});
