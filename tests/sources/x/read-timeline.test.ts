import { describe, expect, test } from "vitest";
import { readTimeline } from "../../../src/sources/x/read-timeline.ts";
import { idOf, NOW, problem, someTweet, USER_ID } from "./fake-x.ts";

const ACCOUNT = { handle: "adareed", name: null };
const BEN = { id: "7002", name: "Ben Shaw", username: "benshaw" };
const ADA = { id: USER_ID, name: "Ada Reed ⚓", username: "adareed" };
const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (page: unknown) => readTimeline(bytesOf(JSON.stringify(page)), ACCOUNT, NOW);
const readOne = (facts: Record<string, unknown>, includes: Record<string, unknown> = {}) => {
  const [post] = read({ data: [someTweet(1, facts)], includes: { users: [ADA, BEN], ...includes } }).posts;
  if (!post) throw new Error("no post was read");
  return post;
};
const link = (code: string, expanded: string, facts = {}) => ({
  url: `https://t.co/${code}`,
  expanded_url: expanded,
  ...facts,
});

describe("a post of X through the API", () => {
  test("is the post that a bridge gives, with what readers did with it", () => {
    expect(
      readOne({
        text: "The bell rang. Twice!",
        public_metrics: { like_count: 12, retweet_count: 3, reply_count: 1 },
      }),
    ).toEqual({
      key: `x:${idOf(1)}`,
      url: `https://x.com/adareed/status/${idOf(1)}`,
      author: "Ada Reed ⚓",
      handle: "adareed",
      title: "The bell rang.",
      text: "The bell rang. Twice!",
      language: "en",
      publishedAt: new Date(NOW.getTime() - 999 * 60_000),
      isDayOnly: false,
      links: [],
      isRepost: false,
      isReply: false,
      engagement: { likes: 12, reposts: 3 },
    });
  });

  test("shows its links in full, and lists where they lead", () => {
    const post = readOne({
      text: "Logs https://t.co/aaa and https://t.co/aaab",
      entities: {
        urls: [
          link("aaa", "https://short.example/1", { unwound_url: "https://harbor.example/log?utm_source=x" }),
          link("aaab", "https://www.harbor.example/tide"),
        ],
      },
    });
    expect(post.text).toBe("Logs https://short.example/1 and https://www.harbor.example/tide");
    expect(post.links).toEqual(["https://harbor.example/log", "https://harbor.example/tide"]);
  });

  test("keeps a short link that X doesn't explain", () => {
    expect(readOne({ text: "Logs https://t.co/aaa" })).toMatchObject({
      text: "Logs https://t.co/aaa",
      links: [],
    });
  });

  test("drops the links to its own pictures and films", () => {
    const post = readOne({
      text: "Low tide https://t.co/pic https://t.co/film",
      entities: {
        urls: [
          link("pic", `https://x.com/adareed/status/${idOf(1)}/photo/1`, { media_key: "3_1" }),
          link("film", `https://x.com/adareed/status/${idOf(1)}/video/1`),
        ],
      },
    });
    expect(post).toMatchObject({ text: "Low tide", links: [] });
  });

  test("of a picture alone says nothing", () => {
    const urls = [link("pic", `https://x.com/adareed/status/${idOf(1)}/photo/1`)];
    expect(readOne({ text: "https://t.co/pic", lang: "zxx", entities: { urls } })).toMatchObject({
      title: "",
      text: "",
      language: "und",
    });
  });

  test("is told in full where it is long, with the links of the long form", () => {
    const long = `${"The harbour has a new crane. ".repeat(12)}See https://t.co/aaa`;
    const post = readOne({
      text: `${long.slice(0, 270)}… https://t.co/self`,
      note_tweet: { text: long, entities: { urls: [link("aaa", "https://harbor.example/crane")] } },
    });
    expect(post.text).toBe(`${"The harbour has a new crane. ".repeat(12)}See https://harbor.example/crane`);
    expect(post.links).toEqual(["https://harbor.example/crane"]);
    expect(post.title).toBe("The harbour has a new crane.");
  });

  test("is unescaped once", () => {
    expect(readOne({ text: "Rope &amp; sail: 3 &lt; 5 &gt; 4, written &amp;lt;" }).text).toBe(
      "Rope & sail: 3 < 5 > 4, written &lt;",
    );
  });

  test("of an article has its title and text", () => {
    const urls = [link("art", "https://x.com/i/article/1990000000000000001")];
    expect(
      readOne({
        text: "https://t.co/art",
        entities: { urls },
        article: { title: "How cranes learn", plain_text: "Cranes learn slowly." },
      }),
    ).toMatchObject({ title: "How cranes learn", text: "How cranes learn\n\nCranes learn slowly." });
    expect(
      readOne({ text: "https://t.co/art", entities: { urls }, article: { title: "How cranes learn" } }).text,
    ).toBe("How cranes learn");
  });

  test("quotes another with name and words, and links to it", () => {
    const quoted = {
      id: idOf(9),
      author_id: BEN.id,
      text: "Beacon 3 is out &amp; free: https://t.co/bbb",
      entities: { urls: [link("bbb", "https://lighthouse.example/beacon-3")] },
    };
    const post = readOne(
      {
        text: "Worth a look https://t.co/quo",
        referenced_tweets: [{ type: "quoted", id: quoted.id }],
        entities: { urls: [link("quo", `https://twitter.com/benshaw/status/${quoted.id}`)] },
      },
      { tweets: [quoted] },
    );
    expect(post.text).toBe(
      "Worth a look\n\nBen Shaw (@benshaw): “Beacon 3 is out & free: https://lighthouse.example/beacon-3”",
    );
    expect(post.title).toBe("Worth a look");
    expect(post.links).toEqual([
      `https://x.com/i/status/${quoted.id}`,
      "https://lighthouse.example/beacon-3",
    ]);
    expect(post).toMatchObject({ isRepost: false, isReply: false });
  });

  test("that quotes what is gone keeps the link", () => {
    const post = readOne({
      text: "Gone https://t.co/quo",
      referenced_tweets: [{ type: "quoted", id: idOf(9) }],
      entities: { urls: [link("quo", `https://x.com/benshaw/status/${idOf(9)}`)] },
    });
    expect(post.text).toBe(`Gone https://x.com/benshaw/status/${idOf(9)}`);
    expect(post.links).toEqual([`https://x.com/i/status/${idOf(9)}`]);
  });

  test("passed on is the other's post, marked", () => {
    const original = { id: idOf(9), author_id: BEN.id, text: "News from the dock, at length", lang: "en" };
    const facts = {
      text: "RT @benshaw: News from the…",
      referenced_tweets: [{ type: "retweeted", id: original.id }],
    };
    expect(readOne(facts, { tweets: [original] })).toMatchObject({
      key: `x:${original.id}`,
      url: `https://x.com/benshaw/status/${original.id}`,
      author: "Ben Shaw",
      text: "News from the dock, at length",
      isRepost: true,
    });
    expect(readOne(facts)).toMatchObject({ key: `x:${idOf(1)}`, isRepost: true });
    expect(readOne({ text: "RT @benshaw: News" })).toMatchObject({ isRepost: true });
  });

  test.each([
    ["to another is a reply", { in_reply_to_user_id: BEN.id }, true],
    [
      "to one that X does not name is a reply",
      { referenced_tweets: [{ type: "replied_to", id: idOf(9) }] },
      true,
    ],
    ["to oneself goes on telling", { in_reply_to_user_id: USER_ID, text: "2/ And it floats" }, false],
    [
      "to oneself among others is a reply",
      { in_reply_to_user_id: USER_ID, text: "@benshaw and it floats" },
      true,
    ],
    ["to nobody is none, whom it speaks to", { text: "@benshaw built a crane" }, false],
  ])("an answer %s", (_, facts, isReply) => {
    expect(readOne(facts)).toMatchObject({ isReply, isRepost: false });
  });

  test.each([
    ["zh", "灯塔实验室今天发布了新模型", "zh"],
    ["ja", "今日、新しい灯台が開きました", "ja"],
    ["en", "The lighthouse opened today", "en"],
    ["in", "Mercusuar dibuka hari ini", "id"],
    ["zh-tw", "燈塔今天開放", "zh"],
    ["und", "灯塔 3.0 发布", "zh"],
    ["qme", "灯塔 3.0 发布", "zh"],
    [undefined, "今日、新しい灯台が開きました", "ja"],
  ])("X's language %s of %s is %s", (lang, text, language) => {
    expect(readOne({ lang, text }).language).toBe(language);
  });

  test("lines are kept, an empty one at a time", () => {
    expect(readOne({ text: "One\n\n\n  two  three \nfour\n" }).text).toBe("One\n\ntwo three\nfour");
  });
});

describe("a page of the API", () => {
  test("tells the newest id, the next page, and what it cost with what it quotes", () => {
    const page = read({
      data: [someTweet(3), someTweet(12), someTweet(5)],
      includes: { tweets: [{ id: idOf(2), text: "older" }], users: [ADA] },
      meta: { result_count: 3, next_token: "abc" },
    });
    expect(page).toMatchObject({
      newestId: idOf(12),
      nextToken: "abc",
      readCount: 4,
      name: "Ada Reed ⚓",
      warnings: [],
    });
    expect(page.posts).toHaveLength(3);
  });

  test("without posts is empty, and no problem", () => {
    expect(read({ meta: { result_count: 0 } })).toEqual({
      posts: [],
      warnings: [],
      name: null,
      newestId: null,
      nextToken: null,
      readCount: 0,
      problems: [],
    });
  });

  test("keeps its posts when a quoted one is refused", () => {
    const page = read({
      data: [someTweet(1)],
      errors: [problem("resource-not-found", "Could not find tweet")],
    });
    expect(page).toMatchObject({ problems: [] });
    expect(page.posts).toHaveLength(1);
  });

  test("without data states its problem", () => {
    expect(read({ errors: [problem("not-authorized-for-resource", "No")] }).problems).toHaveLength(1);
  });

  test.each(["", "<html>", "null", "[]", "42", '{"data":', "\uFEFF"])(
    "%j is no answer, and says so",
    (text) => {
      expect(readTimeline(bytesOf(text), ACCOUNT, NOW)).toMatchObject({
        posts: [],
        warnings: ["X's answer is no JSON"],
        readCount: null,
      });
    },
  );

  test("cut off anywhere gives the posts before the cut", () => {
    const whole = JSON.stringify({
      data: [1, 2, 3].map((number) =>
        someTweet(number, {
          public_metrics: { like_count: 1, retweet_count: 0 },
          entities: { urls: [link("a", "https://a.example")] },
        }),
      ),
      includes: { users: [ADA, BEN], tweets: [{ id: idOf(9), text: "older" }] },
      meta: { result_count: 3 },
    });
    const counts = Array.from({ length: whole.length }, (_, end) => {
      const page = readTimeline(bytesOf(whole.slice(0, end)), ACCOUNT, NOW);
      expect(page.readCount).toBeNull();
      expect(page.warnings).toHaveLength(1);
      return page.posts.length;
    });
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(counts.at(-1)).toBe(3);
    expect(new Set(counts)).toEqual(new Set([0, 1, 2, 3]));
  });

  test("with anything in the wrong place never throws", () => {
    const odd = [
      null,
      1,
      "x",
      [],
      {},
      [null],
      { urls: "x" },
      [{ type: 1, id: [] }],
      [{ url: 5, expanded_url: {} }],
    ];
    const names = [
      "text",
      "author_id",
      "created_at",
      "lang",
      "entities",
      "note_tweet",
      "referenced_tweets",
      "public_metrics",
      "article",
      "in_reply_to_user_id",
    ];
    for (const name of names)
      for (const value of odd) {
        const page = read({
          data: [{ ...someTweet(1), [name]: value }],
          includes: value,
          meta: value,
          errors: value,
        });
        expect(page.posts).toHaveLength(1);
      }
    for (const value of odd) expect(read({ data: value }).posts).toEqual([]);
    expect(read({ data: [{ text: "no id" }, { id: "x" }, someTweet(1)] })).toMatchObject({
      posts: [{ key: `x:${idOf(1)}` }],
      warnings: ["2 posts without an id were passed over"],
    });
  });

  test("a post without a date has its id's; one to come has none", () => {
    expect(readOne({ created_at: "soon" }).publishedAt?.toISOString().slice(0, 4)).toBe("2025");
    expect(readOne({ created_at: "2027-01-01T00:00:00Z" }).publishedAt).toBeNull();
    expect(readOne({ id: "20", created_at: undefined }).publishedAt).toBeNull();
  });
});
