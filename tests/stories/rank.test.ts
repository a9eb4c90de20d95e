import { describe, expect, test } from "vitest";
import { choose } from "../../src/stories/choose.ts";
import { rank } from "../../src/stories/rank.ts";
import type { StoryPost } from "../../src/stories/post.ts";
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
  test("a chatting day tells nothing", () => {
    const ranked = rank(
      [
        [somePost({ handle: "finch", text: "Good morning!" })],
        [somePost({ handle: "wren", text: "lol same" })],
      ],
      { now },
    );
    expect(choose(ranked, { maxStories: 12 }).chosen).toEqual([]);
  });
});

describe("engagement", () => {
  const aside = (handle: string, likes: number, hours: number) =>
    somePost({
      handle,
      author: handle,
      text: `Heron has a new plugin for ${handle}. https://lab.example/${handle}`,
      publishedAt: new Date(now.getTime() - hours * 3_600_000),
      engagement: { likes, reposts: likes / 10 },
    });
  const partOf = (post: ReturnType<typeof aside>, ...others: ReturnType<typeof aside>[]) =>
    rank(
      [post, ...others].map((one) => [one]),
      { now },
    ).find(({ posts }) => posts.includes(post))?.score["engagement"] ?? Number.NaN;

  test("what many noticed is worth more than the same unnoticed", () => {
    expect(partOf(aside("finch", 4000, 12), aside("wren", 100, 12))).toBeGreaterThan(0);
    expect(partOf(aside("finch", 2, 12), aside("wren", 100, 12))).toBeLessThan(0);
  });

  test("an account is measured by its usual: as many likes are less for one that always gets them", () => {
    const star = [1, 2, 3, 4, 5, 6].map((hour) => aside("star", 9000, 6 + hour));
    const [first, ...others] = star;
    expect(first && partOf(first, ...others, aside("finch", 9000, 12))).toBeLessThan(
      partOf(aside("finch", 9000, 12), ...star),
    );
  });

  test("few likes say little of a post that is minutes old", () => {
    expect(partOf(aside("finch", 2, 0.1), aside("wren", 100, 12))).toBeGreaterThan(
      partOf(aside("finch", 2, 12), aside("wren", 100, 12)),
    );
  });

  test("a post whose likes nobody counted is neither", () => {
    expect(partOf({ ...aside("finch", 0, 12), engagement: undefined }, aside("wren", 100, 12))).toBe(0);
  });
});

describe("novelty", () => {
  test("a story of which much was told before comes after a new one", () => {
    const [told, fresh] = [[release("finch")], [release("crane")]];
    const noveltyOf = (posts: readonly StoryPost[]) => (posts === told ? 0.3 : 1);
    expect(rank([told, fresh], { now, noveltyOf })[0]?.posts[0]?.handle).toBe("crane");
  });

  test("without a ledger everything is new", () => {
    expect(rank([[release("finch")]], { now })[0]?.score["novelty"]).toBe(0);
  });
});

describe("doubt", () => {
  test("a release is certain to be told, a greeting certain not to be, and a hint is doubtful", () => {
    const hint = somePost({
      handle: "crane",
      text: "Heron is now 20% faster in most of our tests, it seems, and needs less memory. https://t.co/a",
    });
    const ranked = rank([[release("finch")], [hint], [somePost({ handle: "wren", text: "gm" })]], { now });
    expect(ranked.map(({ worth, doubtful }) => [worth || doubtful, doubtful])).toEqual([
      [true, false],
      [true, true],
      [false, false],
    ]);
  });
});

describe("the order of a digest", () => {
  test("what several people tell comes before what one tells", () => {
    const alone = [release("finch")];
    const carried = [release("wren"), release("crane"), release("stork")];
    expect(rank([alone, carried], { now })[0]?.posts).toHaveLength(3);
  });

  test("two authors of one site are one voice", () => {
    const [first, second] = ["a", "b"].map((page) =>
      somePost({ title: "Heron 2.1 is out", author: page, url: `https://journal.example/${page}` }),
    );
    expect(first && second && rank([[first, second]], { now })[0]?.score["corroboration"]).toBe(0);
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
    const { chosen, left } = choose(ranked, { maxStories: 12 });
    expect(chosen).toHaveLength(3);
    expect(left).toEqual([{ cluster: ranked[3], reason: "author" }]);
  });

  test("a story that sounds like one already chosen waits", () => {
    const ranked = rank([[release("finch")], [release("crane")]], { now });
    const { chosen, left } = choose(ranked, { maxStories: 12 });
    expect([chosen, left]).toEqual([[ranked[0]], [{ cluster: ranked[1], reason: "alike" }]]);
  });

  test("a digest has at most so many stories", () => {
    const ranked = rank([[release("finch")], [somePost({ text: launch })], [somePost({ text: funding })]], {
      now,
    });
    const { chosen, left } = choose(ranked, { maxStories: 2 });
    expect([chosen, left]).toEqual([ranked.slice(0, 2), [{ cluster: ranked[2], reason: "below-cut" }]]);
  });
});
