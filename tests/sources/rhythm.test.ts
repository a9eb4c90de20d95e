import { describe, expect, test } from "vitest";
import { findStaleness, gapOf } from "../../src/sources/rhythm.ts";

const NOW = new Date("2026-03-25T00:00:00Z");
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);

describe("a source's rhythm", () => {
  test("is the median time between its latest posts, so that one long silence does not change it", () => {
    expect(gapOf([1, 3, 5, 7, 200, 202].map(hoursAgo))).toBe(120);
  });

  test("is not read off posts that share one date", () => {
    expect(gapOf([1, 1, 1, 1, 1, 2, 2, 2].map(hoursAgo))).toBeNull();
    expect(gapOf([1, 1, 1, 3, 3, 5, 5, 7, 9].map(hoursAgo))).toBe(120);
  });

  test("is not known from a few posts", () => {
    expect(gapOf([1, 2, 3, 4].map(hoursAgo))).toBeNull();
  });
});

describe("a bridge that answers with old posts", () => {
  test("is stale when nothing came for eight of its gaps, two days at least", () => {
    expect(findStaleness(hoursAgo(47), 60, NOW)).toBeNull();
    expect(findStaleness(hoursAgo(49), 60, NOW)).toBe(
      "Stale: its newest post is of 2026-03-22, though it usually posts every 60 minutes",
    );
    expect(findStaleness(hoursAgo(100), 24 * 60, NOW)).toBeNull();
    expect(findStaleness(hoursAgo(9 * 24), 24 * 60, NOW)).toContain("every 24 hours");
    expect(findStaleness(hoursAgo(80 * 24), 7 * 24 * 60, NOW)).toContain("every 7 days");
  });

  test("is not judged where its rhythm or newest post is unknown", () => {
    expect(findStaleness(null, 60, NOW)).toBeNull();
    expect(findStaleness(hoursAgo(9999), null, NOW)).toBeNull();
  });
});
