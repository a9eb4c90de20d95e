import { expect, test } from "vitest";
import { readingMinutes } from "../../src/digests/reading-time.ts";

const story = (summary: string) => ({ headline: "", summary });

test.each([
  ["nothing", [], 1],
  ["a few words", [story("Beacon 3 is out.")], 1],
  ["700 Han letters", [story("港".repeat(700))], 2],
  ["476 words", [story("**harbour** ".repeat(476))], 2],
  ["both", [story("港".repeat(700)), story("don’t 8.5 ".repeat(238))], 4],
])("%s take their time", (_, stories, minutes) => {
  expect(readingMinutes(stories)).toBe(minutes);
});
