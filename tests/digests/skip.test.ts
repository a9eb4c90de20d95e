import { describe, expect, test } from "vitest";
import { reasonToSkip } from "../../src/digests/skip.ts";

type Chosen = Parameters<typeof reasonToSkip>[1];

const chosenOf = (storyCount: number, facts: Partial<Chosen> = {}): Chosen => ({
  postCount: 9,
  clusterCount: 7,
  stories: Array.from({ length: storyCount }, () => ({ postIds: [1], score: {}, updateOf: null })),
  ...facts,
});

describe("why a slot has no digest", () => {
  test("enough stories give no reason", () => {
    expect(reasonToSkip({ minStories: 3 }, chosenOf(3))).toBeNull();
  });

  test("too few are counted in a sentence", () => {
    expect(reasonToSkip({ minStories: 3 }, chosenOf(2))).toBe(
      "Only 2 of 7 clusters (9 posts) were new and worth telling; a digest needs 3.",
    );
  });

  test("silence of the sources is said as such", () => {
    expect(reasonToSkip({ minStories: 3 }, chosenOf(0, { postCount: 0, clusterCount: 0 }))).toBe(
      "No source posted anything within the lookback.",
    );
  });

  test("a digest without a story is never made, however few a newsletter asks for", () => {
    expect(reasonToSkip({ minStories: 0 }, chosenOf(0, { postCount: 0 }))).not.toBeNull();
  });
});
