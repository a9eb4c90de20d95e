import { describe, expect, test } from "vitest";
import { cluster } from "../../src/stories/cluster.ts";
import { consult, type LedgerEntry } from "../../src/stories/ledger.ts";
import type { StoryPost } from "../../src/stories/post.ts";
import { somePost } from "./some-post.ts";

const told = (storyId: number, ...posts: StoryPost[]): LedgerEntry => ({ storyId, updateOf: null, posts });
const consultOne = (post: StoryPost, ...ledger: LedgerEntry[]) => consult([[post]], ledger)[0];

const release = somePost({
  title: "Lighthouse Lab releases Beacon 3, an open-weights model with 8B parameters",
  text: "Lighthouse Lab released Beacon 3 today under Apache 2.0. The open-weights model has 8B parameters.",
});
const funding = somePost({
  title: "Ropewalk Compute raises a Series B led by Gorse Capital",
  text: "Ropewalk Compute has raised a Series B led by Gorse Capital to build its second data centre in Marrowby.",
});

describe("what was told", () => {
  test("is not told again by another post about the same event", () => {
    const other = somePost({
      title: "Beacon 3 by Lighthouse Lab is out with open weights and 8B parameters",
      text: "Lighthouse Lab has released Beacon 3, its open-weights model with 8B parameters.",
    });
    expect(consultOne(other, told(7, release), told(8, funding))).toMatchObject({ kind: "told", storyId: 7 });
  });

  test("comes back with new numbers and names, as an update of the nearest story", () => {
    const closed = somePost({
      title: "Ropewalk Compute raises $120 million in its Series B led by Gorse Capital",
      text: "Ropewalk Compute raised $120 million in its Series B led by Gorse Capital, with Halyard Partners and Tidewater Fund, for the data centre in Marrowby.",
    });
    expect(consultOne(closed, told(7, release), told(8, funding))).toMatchObject({
      kind: "update",
      storyId: 8,
    });
  });

  test("comes back when it is confirmed", () => {
    const confirmed = somePost({
      title: "Gorse Capital confirms that it leads the Series B of Ropewalk Compute",
      text: "Gorse Capital confirmed that it led the Series B of Ropewalk Compute for a second data centre in Marrowby.",
    });
    expect(consultOne(confirmed, told(8, funding))).toMatchObject({ kind: "update", storyId: 8 });
  });

  test("is no update where the new post is older than what was told", () => {
    const earlier = somePost({
      title: "Ropewalk Compute raises $120 million in its Series B led by Gorse Capital",
      text: "Ropewalk Compute raised $120 million in its Series B led by Gorse Capital, with Halyard Partners, for Marrowby.",
      publishedAt: new Date(funding.publishedAt.getTime() - 3_600_000),
    });
    expect(consultOne(earlier, told(8, funding))).toMatchObject({ kind: "told", storyId: 8 });
  });

  test("in Chinese, too: the same is told, new figures are an update", () => {
    const first = somePost({ title: "青屿科技开源推理模型 Qingyu-32B，单张显卡即可运行" });
    const again = somePost({ title: "青屿科技的推理模型 Qingyu-32B 开源，单张显卡可运行" });
    const scored = somePost({
      title: "青屿科技开源推理模型 Qingyu-32B 单张显卡即可运行，海盐实验室评测得分 71.4%，长汀云上线托管版",
    });
    expect(consultOne(again, told(1, first))?.kind).toBe("told");
    expect(consultOne(scored, told(1, first))).toMatchObject({ kind: "update", storyId: 1 });
  });
});

test("another event is new, whoever told what before", () => {
  const other = somePost({
    title: "Tidewater Robotics shows a warehouse arm",
    text: "Tidewater Robotics showed an arm that packs 600 boxes an hour.",
  });
  expect(consultOne(other, told(7, release), told(8, funding))?.kind).toBe("new");
  expect(consult([[other]], [])).toEqual([{ kind: "new", nearness: 0 }]);
  expect(consult([], [told(7, release)])).toEqual([]);
});

test("an event found as one in a window is found as told in the ledger: one function decides", () => {
  const posts = [
    release,
    somePost({
      title: "Lighthouse Lab's Beacon 3 is here: open weights, 8B parameters",
      text: "Beacon 3, the open-weights model of Lighthouse Lab with 8B parameters, is here.",
    }),
  ];
  expect(cluster(posts)).toHaveLength(1);
  expect(consult([[posts[1] ?? release]], [told(7, release)])[0]?.kind).toBe("told");
});
