import { describe, expect, test } from "vitest";
import { choose } from "../../src/stories/choose.ts";
import { newsworthiness } from "../../src/stories/newsworthiness.ts";
import { rank } from "../../src/stories/rank.ts";
import { somePost } from "./some-post.ts";

const now = new Date("2026-05-05T00:00:00Z");
const release = (handle: string, fields = {}) =>
  somePost({
    handle,
    publishedAt: new Date("2026-05-04T20:00:00Z"),
    text: `Heron 2.1 is out: ${handle} released weights for a 70B model that runs 40% faster on one GPU. https://lab.example/${handle}`,
    ...fields,
  });

const launch =
  "Introducing Quillpad for iPad, with offline search and pencil notes. https://quillpad.example/ipad";
const funding =
  "Tern Systems just raised $40 million to build a data centre in Port Amity. https://tern.example/b";

describe("what is worth telling", () => {
  test.each([
    "Introducing Kestrel 3, our new coding model. It solves 71% of the benchmark at half the price. https://lab.example/kestrel",
    "Marten CLI 0.9.4 is out: faster start, new plugin API, 12 bugs fixed. npm install -g marten https://marten.example/0.9.4",
    "松果科技今天开源 Pinecone-VL 模型，参数量 80 亿，支持 32 种语言，在三项基准上超越上一代。 https://songguo.example/vl",
    "据《临州日报》报道，青石半导体已完成 12 亿元 B 轮融资，估值达到 90 亿元。",
    "实测：用 Marten CLI 把 4 万行 Java 项目迁移到 Kotlin，总共花了 3 小时、27 美元，测试通过率 96%。",
    "林青禾将出任 Heron Labs 首席科学家，此前她在海隅大学领导语音团队 8 年。https://t.co/c",
    "云雀 API 今天凌晨宕机 2 小时，官方称是证书过期导致，已恢复。",
    "We're raising the weekly limits of all paid plans by 50% from Monday. https://t.co/d",
  ])("a fact is: %s", (text) => {
    expect(newsworthiness(somePost({ handle: "finch", text }))).toBeGreaterThan(0);
  });

  test.each([
    "So good!! https://t.co/a",
    "Thank you all, what a week",
    "@mira totally agree with this",
    "Who else is coding on a Sunday?",
    "We're hiring! Come build the future with us https://jobs.example/1",
    "哈哈哈太强了",
    "大家周末都在做什么？",
    "我觉得未来每个人都应该学会和 AI 相处。",
    "今晚 8 点直播，聊聊创业那些事，欢迎预约报名 https://t.co/b",
    "招聘：我们在找前端工程师，感兴趣的私信我",
    "New episode with Mira Quill is live! (01:00) Beginnings (12:30) Why boats https://t.co/e",
    "AI is going to change everything. Most people are not ready.",
  ])("chatter is not: %s", (text) => {
    expect(newsworthiness(somePost({ handle: "finch", text }))).toBeLessThan(0);
  });

  test("a chatting day tells nothing", () => {
    const ranked = rank(
      [
        [somePost({ handle: "finch", text: "Good morning!" })],
        [somePost({ handle: "wren", text: "lol same" })],
      ],
      { now },
    );
    expect(choose(ranked, { maxStories: 12 })).toEqual([]);
  });
});

describe("the order of a digest", () => {
  test("what several people tell comes before what one tells", () => {
    const alone = [release("finch")];
    const carried = [release("wren"), release("crane"), release("stork")];
    expect(rank([alone, carried], { now })[0]?.posts).toHaveLength(3);
  });

  test("a heavier source comes before a lighter one", () => {
    const [first] = rank([[release("finch")], [release("crane", { weight: 3 })]], { now });
    expect(first?.posts[0]?.handle).toBe("crane");
  });

  test("the newer of two equal stories comes first", () => {
    const old = release("finch", { publishedAt: new Date("2026-05-03T18:00:00Z") });
    const [first] = rank([[old], [release("crane")]], { now });
    expect(first?.posts[0]?.handle).toBe("crane");
  });

  test("the post that says most leads its story", () => {
    const aside = somePost({ handle: "finch", text: "wow, this is huge" });
    const fact = release("crane");
    expect(rank([[aside, fact]], { now })[0]?.posts[0]).toBe(fact);
  });

  test("the parts of a score add up to its total", () => {
    const { total, ...parts } = rank([[release("finch")]], { now })[0]?.score ?? {};
    expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBeCloseTo(total ?? Number.NaN);
  });
});

describe("choosing", () => {
  test("nobody leads more than three stories", () => {
    const facts = [
      "Heron 2.1 is out: weights of a 70B model under an open licence.",
      "We just raised $40 million to build a data centre in Port Amity.",
      "Introducing Quillpad for iPad, with offline search and pencil notes.",
      "New in Marten: the CLI now runs tests in 12 languages at once.",
    ];
    const ranked = rank(
      facts.map((text) => [
        somePost({ handle: "finch", text: `${text} https://lab.example/${text.length}` }),
      ]),
      { now },
    );
    expect(ranked.every(({ worth }) => worth)).toBe(true);
    expect(choose(ranked, { maxStories: 12 })).toHaveLength(3);
  });

  test("a story that sounds like one already chosen waits", () => {
    const ranked = rank([[release("finch")], [release("crane")]], { now });
    expect(choose(ranked, { maxStories: 12 })).toHaveLength(1);
  });

  test("a digest has at most so many stories", () => {
    const ranked = rank([[release("finch")], [somePost({ text: launch })], [somePost({ text: funding })]], {
      now,
    });
    expect(choose(ranked, { maxStories: 2 })).toHaveLength(2);
  });
});
