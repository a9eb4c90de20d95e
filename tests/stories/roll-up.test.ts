import { expect, test } from "vitest";
import type { LedgerEntry } from "../../src/stories/ledger.ts";
import type { StoryPost } from "../../src/stories/post.ts";
import { rollUp } from "../../src/stories/roll-up.ts";
import { somePost } from "./some-post.ts";

const entry = (storyId: number, updateOf: number | null, ...posts: StoryPost[]): LedgerEntry => ({
  storyId,
  updateOf,
  posts,
});
const idsOf = (groups: StoryPost[][]) => groups.map((posts) => posts.map(({ id }) => id));

const release = somePost({
  title: "Lighthouse Lab releases Beacon 3, an open-weights model with 8B parameters",
});
const again = somePost({ title: "Beacon 3 by Lighthouse Lab is out with open weights and 8B parameters" });
const robot = somePost({ title: "Tidewater Robotics shows a warehouse arm that packs 600 boxes an hour" });

test("stories of one event become one, and their posts stay together", () => {
  const groups = rollUp([
    entry(1, null, release, somePost({ title: "On other matters" })),
    entry(2, null, robot),
  ]);
  expect(groups.map(({ length }) => length)).toEqual([2, 1]);
  expect(idsOf(rollUp([entry(1, null, release), entry(2, null, robot), entry(3, null, again)]))).toEqual([
    [release.id, again.id],
    [robot.id],
  ]);
});

test("an update is one with its story whatever its words", () => {
  const prices = somePost({ title: "Hosting is 2 dollars a million tokens" });
  expect(idsOf(rollUp([entry(1, null, release), entry(2, 1, prices), entry(3, null, robot)]))).toEqual([
    [release.id, prices.id],
    [robot.id],
  ]);
});

test("a post that two stories told stands once, and nothing makes nothing", () => {
  expect(idsOf(rollUp([entry(1, null, release), entry(2, 1, release, again)]))).toEqual([
    [release.id, again.id],
  ]);
  expect(rollUp([])).toEqual([]);
});
