import { describe, expect, test } from "vitest";
import { nextPollAfter } from "../../src/sources/next-poll.ts";

const NOW = new Date("2026-03-25T00:00:00Z");
const HOUR_MS = 3_600_000;
const pause = (rhythm: Partial<Parameters<typeof nextPollAfter>[1]>) =>
  (nextPollAfter(NOW, {
    sourceId: 1,
    failureCount: 0,
    gapMinutes: null,
    notBefore: null,
    ...rhythm,
  }).getTime() -
    NOW.getTime()) /
  60_000;

describe("when a source is asked again", () => {
  test("one whose rhythm is not known, or that posts all day, at every tick", () => {
    expect(pause({})).toBe(13);
    expect(pause({ gapMinutes: 5 })).toBe(13);
  });

  test("one that posts daily about every two hours, one that posts monthly once a day", () => {
    expect(pause({ gapMinutes: 24 * 60 })).toBeGreaterThan(105);
    expect(pause({ gapMinutes: 24 * 60 })).toBeLessThan(132);
    expect(pause({ gapMinutes: 60 * 24 * 60 })).toBeGreaterThan(20 * 60);
    expect(pause({ gapMinutes: 60 * 24 * 60 })).toBeLessThanOrEqual(24 * 60);
  });

  test("sources of one rhythm do not stay together", () => {
    const pauses = Array.from({ length: 20 }, (_, at) => pause({ sourceId: at + 1, gapMinutes: 24 * 60 }));
    expect(new Set(pauses).size).toBeGreaterThan(15);
  });

  test("what it asked for is respected, a day at most", () => {
    expect(pause({ notBefore: new Date(NOW.getTime() + 5 * HOUR_MS) })).toBe(300);
    expect(pause({ notBefore: new Date(NOW.getTime() + 500 * HOUR_MS) })).toBe(24 * 60);
    expect(pause({ notBefore: new Date(NOW.getTime() - HOUR_MS) })).toBe(13);
  });

  test("a failing source is asked no sooner than its rhythm would have it", () => {
    expect(pause({ failureCount: 1, gapMinutes: 24 * 60 })).toBeGreaterThan(100);
  });
});
