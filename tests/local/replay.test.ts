import { describe, expect, test } from "vitest";
import { readReplayFlags } from "../../local/replay/flags.ts";
import type { PlayedDigest } from "../../local/replay/play.ts";
import { openTally } from "../../local/replay/tally.ts";

const SLOT = "2026-03-25T04:00:00.000Z";
type Story = PlayedDigest["stories"][number];

const story = (postId: number, headline: string, facts: Partial<Story> = {}): Story => ({
  id: postId,
  digestId: 1,
  newsletterId: "replay",
  position: 1,
  headline,
  summary: headline,
  language: "en",
  kind: "excerpt",
  categories: [],
  score: {},
  sourceCount: 1,
  editedAt: null,
  updateOf: null,
  earlier: null,
  posts: [
    { id: postId, url: "https://lab.example/1", author: "Lab", publishedAt: "2026-03-25T01:00:00.000Z" },
  ],
  ...facts,
});

const digest = (stories: Story[], facts: Partial<PlayedDigest> = {}) =>
  ({
    slot: SLOT,
    status: "published",
    reason: null,
    postCount: 9,
    clusterCount: 7,
    stories,
    ...facts,
  }) as PlayedDigest;

describe("the flags of a replay", () => {
  test("are sources, a clock and a time from and to", () => {
    const flags = readReplayFlags([
      ..."--sources http://a.example --clock http://a.example/clock --from 2026-03-16".split(" "),
      ..."--to 2026-03-17T04:00:00Z".split(" "),
    ]);
    expect(flags).toEqual({
      sources: ["http://a.example"],
      clock: "http://a.example/clock",
      from: new Date("2026-03-16T00:00:00Z"),
      to: new Date("2026-03-17T04:00:00Z"),
    });
  });

  test.each([
    ["--from 2026-03-16 --to 2026-03-17", "--sources is missing"],
    ["--sources a --to 2026-03-17", "--from is missing"],
    ["--sources a --from monday --to 2026-03-17", "--from monday is no ISO 8601 time"],
    ["--sources a --from 2026-03-18 --to 2026-03-17", "lies before"],
    ["--sources a --speed 9", "Unknown option '--speed'"],
  ])("%s is answered with what is wrong", (line, reason) => {
    expect(() => readReplayFlags(line.split(" "))).toThrow(reason);
  });
});

describe("the account of a replay", () => {
  test("says what a slot held and told, and why another told nothing", () => {
    const tally = openTally();
    expect(tally.add(digest([story(1, "Beacon 3 is out"), story(2, "Ropewalk raises money")]))).toBe(
      "2026-03-25T04:00Z  9 posts, 7 clusters, 2 stories, 0 repeats",
    );
    expect(tally.add(digest([], { status: "skipped", reason: "Nothing was new." }))).toBe(
      "2026-03-25T04:00Z  9 posts, 7 clusters  skipped: Nothing was new.",
    );
    expect(tally.totals()).toContain("2 slots · 1 published, 1 skipped, 0 failed · 2 stories");
    expect(tally.isSound()).toBe(true);
  });

  test("finds a post that was told twice, and that makes it unsound", () => {
    const tally = openTally();
    tally.add(digest([story(1, "Beacon 3 is out")]));
    expect(tally.add(digest([story(1, "Quite another headline")]))).toContain("1 repeats");
    expect(tally.isSound()).toBe(false);
  });

  test("finds a story told again in the same words, unless it is marked as an update", () => {
    const tally = openTally();
    tally.add(digest([story(1, "Lighthouse Lab releases Beacon 3 with open weights")]));
    expect(tally.add(digest([story(2, "Lighthouse Lab releases Beacon 3 open weights")]))).toContain(
      "1 repeats",
    );
    tally.add(digest([story(3, "Lighthouse Lab releases Beacon 3 open weights", { updateOf: 1 })]));
    expect(tally.totals()).toContain("1 near-repeats");
    expect(tally.isSound()).toBe(true);
  });

  test("a failed slot and a story older than the pool make it unsound", () => {
    const failed = openTally();
    failed.add(digest([], { status: "failed", reason: "It broke." }));
    expect(failed.isSound()).toBe(false);
    const old = openTally();
    const posts = [{ id: 1, url: "", author: "", publishedAt: "2026-03-21T00:00:00.000Z" }];
    old.add(digest([story(1, "Old news", { posts })]));
    expect(old.isSound()).toBe(false);
  });
});
