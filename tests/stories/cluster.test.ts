import { describe, expect, test } from "vitest";
import { countDocuments } from "../../src/lib/frequencies.ts";
import { writeSigned } from "../../src/lib/signed-bytes.ts";
import { termsOf } from "../../src/lib/terms.ts";
import { cluster, portrayAll } from "../../src/stories/cluster.ts";
import type { StoryPost } from "../../src/stories/post.ts";
import { readSketch, sketch, termSet } from "../../src/stories/sketch.ts";
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

  test("a title stuck to the text, and a picture's credit, are no words of the event", () => {
    const clean = somePost({ title: "Ferry halted", text: "Ferry halted Wexley waits for a new captain." });
    const stuck = somePost({
      title: "Ferry halted",
      text: "Ferry haltedWexley waits for a new captain. Photo: AFP",
    });
    expect(sketch(stuck).lead).toEqual(sketch(clean).lead);
    expect(sketch(stuck).names).toEqual(sketch(clean).names);
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

/** A headline of a site of its own. */
const headline = (title: string) => {
  const { id } = somePost();
  return somePost({ title, url: `https://paper${id}.example/story` });
};

describe("names and numbers", () => {
  test("two companies of which the same sentence is said stay two stories in English too", () => {
    const a = headline("Larkspur Music passes a hundred million paying listeners for the first time");
    const b = headline("Heronvale Video passes a hundred million paying listeners for the first time");
    expect(together(a, b)).toBe(false);
  });

  test.each([
    [
      "Ropewalk Compute raises $40 million from Gorse Capital",
      "Ropewalk Compute raises $120 million from Gorse Capital",
    ],
    [
      "青石半导体获得新一轮融资四方资本领投，金额 3 亿元",
      "青石半导体获得新一轮融资四方资本领投，金额 12 亿元",
    ],
  ])("the same sentence of another amount is another event: %s", (one, other) => {
    expect(together(headline(one), headline(other))).toBe(false);
  });

  test.each([
    [
      "Ropewalk Compute raises $40 million from Gorse Capital",
      "Gorse Capital puts $41.5m into Ropewalk Compute",
    ],
    ["青石半导体获得新一轮融资四方资本领投，金额 3 亿元", "青石半导体获新一轮融资，四方资本领投 3.1 亿元"],
  ])("an amount that is rounded is the same: %s", (one, other) => {
    expect(together(headline(one), headline(other))).toBe(true);
  });

  test.each([
    [
      "Skylark 4 is out, reads long documents and costs less",
      "Skylark 4 Mini is out, reads long documents and costs less",
    ],
    ["云雀 Skylark 4 发布，长文档更快更省", "云雀 Skylark 4 Mini 发布，长文档更快更省"],
  ])("siblings of a product are two products: %s", (one, other) => {
    expect(together(headline(one), headline(other))).toBe(false);
  });

  test("numbers alone join nothing", () => {
    const a = somePost({ handle: "finch", text: "Trams: 8 lines, 14 stops, 36 carriages, 60 drivers" });
    const b = somePost({ handle: "wren", text: "Orchestra season 8 14 36 60" });
    const c = somePost({ handle: "qinghe", text: "展览 8 厅 14 柜 36 件 60 元" });
    expect(together(a, b)).toBe(false);
    expect(together(a, c)).toBe(false);
  });

  test("a name of two words is one name, and carries no story into another language", () => {
    const a = headline("Port Amity lets 36 driverless buses run without an attendant");
    const b = headline("Quarrow 将在 Port Amity 建 840 兆瓦潮汐供电数据中心");
    expect(together(a, b)).toBe(false);
  });

  test.each([
    ["Heron Labs opens Kestrel with 8 billion parameters", "鹭鸟实验室开源 Kestrel，参数量 80 亿"],
    ["Kestrel has 8B parameters, says Heron Labs", "Kestrel 参数量达 80亿"],
    ["Kestrel passes 40,000 users", "Kestrel 用户数突破 4 万"],
  ])("an amount is the same in both languages: %s", (one, other) => {
    expect(together(headline(one), headline(other))).toBe(true);
  });

  test("one post that quotes another is of its story, in whatever language", () => {
    const url = "https://x.com/heronlab/status/9001";
    const a = somePost({ handle: "heronlab", url, text: "It took us three years to get here." });
    const b = somePost({ handle: "qinghe", text: "值得一看", links: [url] });
    expect(together(a, b)).toBe(true);
  });
});

describe("meaning", () => {
  /** Ones and minus ones; so many dimensions differ from those of the first. */
  const vector = (differing: number) =>
    writeSigned(Array.from({ length: 1024 }, (_, at) => (at % 3 === 0 ? 1 : -1) * (at < differing ? -1 : 1)));
  const english = (embedding: string) => ({
    ...headline("Greywacke unveils a chip that it designed itself"),
    embedding,
  });
  const chinese = (embedding: string) => ({ ...headline("格雷瓦克发布首款自研芯片"), embedding });

  test("brings a post and its translation together where no name can", () => {
    expect(together(english(vector(0)), chinese(vector(60)))).toBe(true);
  });

  test("of the same topic is not enough", () => {
    expect(together(english(vector(0)), chinese(vector(120)))).toBe(false);
  });

  test("asks for less where a name is shared", () => {
    const named = { ...headline("Greywacke 发布首款自研芯片"), embedding: vector(120) };
    expect(together(english(vector(0)), named)).toBe(true);
  });

  test("says nothing within a language", () => {
    const a = { ...headline("Greywacke unveils a chip"), embedding: vector(0) };
    const b = { ...headline("Ferries to Amity Island are late"), embedding: vector(0) };
    expect(together(a, b)).toBe(false);
  });
});

describe("a stored sketch", () => {
  const post = () =>
    somePost({
      title: "青石半导体 Quartz 2 芯片量产",
      text: "青石半导体今日宣布，Quartz 2 芯片在临州量产，年产能 80 亿颗。".repeat(60),
      links: ["https://quartz.example/notes/2"],
    });

  test("is plain JSON, of three kilobytes at most, that comes back as it was", () => {
    const made = sketch(post());
    const json = JSON.stringify(made);
    expect(new TextEncoder().encode(json).length).toBeLessThan(3000);
    expect(readSketch({ ...somePost(), sketch: JSON.parse(json) as unknown })).toEqual(made);
  });

  test("is used in place of the text", () => {
    const [a, b] = [somePost({ title: "Nothing to see" }), post()];
    expect(together(a, b)).toBe(false);
    const stored: unknown = JSON.parse(JSON.stringify(sketch({ ...b, url: a.url })));
    expect(together({ ...a, sketch: stored }, b)).toBe(true);
  });

  test.each([
    ["of another version", (one: object) => ({ ...one, v: 0 })],
    ["without a part", (one: object) => ({ ...one, names: undefined })],
    ["with something else in it", (one: object) => ({ ...one, title: [1] })],
    ["that is none", () => null],
    ["that is a word", () => "sketch"],
  ])("%s is made anew", (_, change) => {
    const one = post();
    expect(readSketch({ ...one, sketch: change(sketch(one)) })).toEqual(sketch(one));
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

  /** Of one product: what was done to it differs. */
  const recalled = (fields: Partial<StoryPost> = {}) =>
    somePost({
      title: "Harrow recalls its Scythe 7 mowers after blades come loose",
      text: "Harrow Robotics will give back the money for every Scythe 7, after owners of the mower sent in pictures of loose blades.",
      ...fields,
    });
  const discontinued = (fields: Partial<StoryPost> = {}) =>
    somePost({
      title: "Harrow halts production of the troubled Scythe 7 for good",
      text: "No more Scythe 7 will leave the plant of Harrow Robotics in Wexley, whose workers heard of it on Tuesday.",
      ...fields,
    });

  test("one product recalled, and no longer made, are two events", () => {
    expect(together(recalled(), discontinued())).toBe(false);
  });

  test("what was done is read from the opening where a title names none", () => {
    const title = "Questions and answers on the Scythe 7 of Harrow";
    expect(
      together(recalled(), discontinued({ title, text: `Harrow ceased production. ${discontinued().text}` })),
    ).toBe(false);
    expect(together(recalled(), discontinued({ title }))).toBe(true);
  });

  test("the same deed in another word is the same event", () => {
    const title = "Harrow stops making the troubled Scythe 7 for good";
    expect(together(discontinued({ title }), discontinued())).toBe(true);
    expect(
      together(discontinued({ title }), discontinued({ title: "Harrow scraps its troubled Scythe 7" })),
    ).toBe(true);
  });

  test("to ban a thing stops it", () => {
    const banned = discontinued({ title: "Wexley bans sales of the troubled Scythe 7" });
    expect(together(banned, discontinued())).toBe(true);
    expect(portrayAll([banned])[0]?.deeds).toEqual(portrayAll([discontinued()])[0]?.deeds);
  });

  test("words that only look like English deeds say nothing, and more must be alike without them", () => {
    const language = "de";
    const [german, english] = portrayAll([recalled({ language }), recalled()]);
    expect(german?.deeds).toEqual(new Set());
    expect(german?.threshold).toBeGreaterThan(english?.threshold ?? 1);
    expect(together(recalled({ language }), discontinued({ language }))).toBe(true);
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

  test("a post of the window that the vocabulary knows is counted once", () => {
    const posts = surroundings();
    const languages = {
      zh: countDocuments(
        posts.filter(({ language }) => language === "zh").map((one) => termSet(sketch(one))),
      ),
      en: countDocuments(
        posts.filter(({ language }) => language === "en").map((one) => termSet(sketch(one))),
      ),
    };
    const upTo = Math.max(...posts.map(({ id }) => id));
    const vectors = (options = {}) => portrayAll(posts, options).map(({ vector }) => vector);
    expect(vectors({ background: { languages, upTo } })).toEqual(vectors());
    expect(vectors({ background: { languages, upTo: 0 } })).not.toEqual(vectors());
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
