import { describe, expect, test } from "vitest";
import { countDocuments } from "../../src/lib/frequencies.ts";
import { termsOf } from "../../src/lib/terms.ts";
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
    const a = somePost({ handle: "heronlab", text: `Our weights are up for everyone to take: ${link}` });
    const b = somePost({ handle: "qinghe", text: `今晚熬夜读完了这篇技术报告 ${link}` });
    expect(together(a, b)).toBe(true);
  });

  test("a front page linked twice joins nothing", () => {
    const a = somePost({ handle: "heronlab", text: "Weekend reading list is up https://lab.example/" });
    const b = somePost({ handle: "qinghe", text: "午后的咖啡和雨 https://lab.example" });
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

describe("what sounds alike and is not", () => {
  const release = (fields: Partial<StoryPost>) =>
    somePost({
      title: "Heron Labs brings pencil notes to the Kestrel editor",
      text: "The Kestrel editor of Heron Labs now takes pencil notes, the company said in a post for its users.",
      ...fields,
    });
  const another = (fields: Partial<StoryPost>) =>
    somePost({
      title: "Voice memos arrive on phones",
      text: "Who uses Kestrel on the road can dictate memos from now on, with Heron Labs turning them into text.",
      ...fields,
    });

  test("a site's next post is another story", () => {
    const a = release({ url: "https://heron.example/notes" });
    const b = another({ url: "https://heron.example/voice" });
    expect(together(a, b)).toBe(false);
  });

  test("the same post in two feeds is one story", () => {
    expect(
      together(release({ url: "https://heron.example/a" }), release({ url: "https://mirror.example/a" })),
    ).toBe(true);
  });

  test("a review of the week that links to everything joins nothing", () => {
    const pages = [1, 2, 3, 4, 5].map((n) => `https://lab.example/page/${n}`);
    const review = somePost({ handle: "weekly", text: "All that we read this week", links: pages });
    const read = somePost({ handle: "finch", text: "午后的咖啡和雨", links: [pages[2] ?? ""] });
    expect(together(review, read)).toBe(false);
  });

  test("short posts that share a single word stay apart", () => {
    const a = somePost({ handle: "finch", text: "Claws out for the weekend" });
    const b = somePost({ handle: "wren", text: "My cat has claws" });
    expect(together(a, b)).toBe(false);
  });

  test("a link that follows within minutes belongs to its post, an aside does not", () => {
    const at = new Date("2026-05-04T10:00:00Z");
    const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
    const post = somePost({
      handle: "heronlab",
      text: "Heron 2 is out today with open weights.",
      publishedAt: at,
    });
    const link = somePost({
      handle: "heronlab",
      text: "Read the docs here: https://t.co/a",
      publishedAt: later(4),
    });
    const aside = somePost({
      handle: "heronlab",
      text: "Lovely weather in Port Amity",
      publishedAt: later(5),
    });
    expect(together(post, link)).toBe(true);
    expect(together(post, aside)).toBe(false);
  });
});

describe("clustering", () => {
  test("words that were common in the past join nothing", () => {
    const a = somePost({
      title: "海隅市图书馆周六开放古籍展厅",
      text: "海隅市图书馆的古籍展厅周六开放，市民凭证件入场。",
    });
    const b = somePost({
      title: "海隅市图书馆周六开放儿童乐园",
      text: "海隅市图书馆的儿童乐园周六开放，家长可以陪同。",
    });
    const past = Array.from({ length: 200 }, () => new Set(termsOf("海隅市图书馆周六开放，市民凭证件入场")));
    const background = { upTo: 0, languages: { zh: countDocuments(past) } };
    const isJoined = (options = {}) =>
      cluster([a, b, ...surroundings()], options).some((posts) => posts.length > 1);
    expect(isJoined()).toBe(true);
    expect(isJoined({ background })).toBe(false);
  });

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
