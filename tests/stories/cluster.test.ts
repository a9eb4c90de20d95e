import { describe, expect, test } from "vitest";
import { cluster } from "../../src/stories/cluster.ts";
import type { StoryPost } from "../../src/stories/post.ts";
import { somePost } from "./some-post.ts";

/** What surrounds a story on a usual day. */
const surroundings = () =>
  [
    "北风出行获准在三座城市试运营无人出租车",
    "松果科技发布百亿参数语音模型并开放权重",
    "海隅市图书馆上线古籍检索服务",
    "Lakeside Bank lets customers pay by voice in eleven countries",
    "Researchers at Tern University map the sleep of octopuses",
    "Parcel drones cleared for night flights over Port Amity",
  ].map((title) => somePost({ title }));

const together = (a: StoryPost, b: StoryPost, others: StoryPost[] = surroundings()) =>
  cluster([a, b, ...others]).some((posts) => posts.includes(a) && posts.includes(b));

describe("the same event", () => {
  test("two papers on one event are one story", () => {
    const a = somePost({ title: "青石半导体宣布在临州投建第三座晶圆厂" });
    const b = somePost({ title: "投资四十亿，青石半导体第三座晶圆厂落户临州" });
    expect(together(a, b)).toBe(true);
  });

  test("two English reports on one event are one story", () => {
    const a = somePost({
      title: "Harrow Robotics recalls 40,000 lawn mowers over blade fault",
      text: "Harrow Robotics is recalling some 40,000 lawn mowers after blades came loose, the company said on Monday.",
    });
    const b = somePost({
      title: "Loose blades force Harrow to call back its mowers",
      text: "The robot maker Harrow Robotics has told owners of its lawn mowers to stop using them after a blade fault.",
    });
    expect(together(a, b)).toBe(true);
  });

  test("two companies passing the same milestone stay two stories", () => {
    const a = somePost({ title: "云雀音乐付费用户突破一亿，创历史新高" });
    const b = somePost({ title: "白鹭视频付费用户突破一亿，创历史新高" });
    expect(together(a, b)).toBe(false);
  });

  test("two releases of one product stay two stories", () => {
    const a = somePost({ title: "Quillpad 4.1 brings offline search and faster sync to the desktop editor" });
    const b = somePost({ title: "Quillpad 4.2 brings offline search and faster sync to the desktop editor" });
    expect(together(a, b)).toBe(false);
  });

  test("posts that point to the same page are one story, whatever their words", () => {
    const link = "https://lab.example/notes/heron-2";
    const a = somePost({ text: `Our weights are up for everyone to take: ${link}` });
    const b = somePost({ text: `今晚熬夜读完了这篇技术报告 ${link}` });
    expect(together(a, b)).toBe(true);
  });

  test("a front page linked twice joins nothing", () => {
    const a = somePost({ text: "Weekend reading list is up https://lab.example/" });
    const b = somePost({ text: "午后的咖啡和雨 https://lab.example" });
    expect(together(a, b)).toBe(false);
  });

  test("a thread posted at once is one story", () => {
    const at = new Date("2026-05-04T10:00:00Z");
    const a = somePost({
      handle: "heronlab",
      text: "Heron 2 is out today with open weights.",
      publishedAt: at,
    });
    const b = somePost({
      handle: "heronlab",
      text: "Thanks to everybody who tested it early.",
      publishedAt: new Date(at.getTime() + 1000),
    });
    expect(together(a, b)).toBe(true);
  });

  test("an English and a Chinese post meet through names and numbers", () => {
    const a = somePost({ title: "Heron Labs releases Kestrel-9 with 70B parameters" });
    const b = somePost({ title: "Heron Labs 开源 Kestrel-9 模型，参数量达 70B" });
    expect(together(a, b)).toBe(true);
  });
});

describe("clustering", () => {
  test("every post stands in exactly one cluster", () => {
    const posts = surroundings();
    expect(new Set(cluster(posts).flat())).toEqual(new Set(posts));
    expect(cluster(posts).flat()).toHaveLength(posts.length);
  });

  test("nothing comes of nothing", () => {
    expect(cluster([])).toEqual([]);
  });

  test("posts without words stay by themselves", () => {
    expect(
      cluster([somePost({ title: "" }), somePost({ title: "🎉" }), somePost({ title: "" })]),
    ).toHaveLength(3);
  });
});
