import { describe, expect, test } from "vitest";
import { digestJson } from "../../src/digests/digest-json.ts";
import { digestText } from "../../src/digests/digest-text.ts";
import { chance } from "./chance.ts";
import { someDigest, someNewsletter, somePost, someStory } from "./some-digest.ts";
import { someWildDigest } from "./wild-digest.ts";

const HOME = "https://news.example/harbour";

const DIGEST = someDigest({
  opening: "最值得看：Beacon 3 发布（2 个来源）。",
  stories: [
    someStory({
      sourceCount: 2,
      posts: [
        somePost(),
        somePost({ id: 2, author: "Gull", url: "https://gull.example/1" }),
        somePost({ id: 3, author: "Nobody", url: "javascript:alert(1)" }),
      ],
    }),
    someStory({
      id: 2,
      position: 2,
      headline: "The lamp\nis lit",
      summary: "It is **lit**.",
      language: "en",
      kind: "written",
      categories: ["产品"],
      earlier: { headline: "A lamp", position: 3, slug: "2026.03.24.08" },
    }),
  ],
});

describe("a digest as JSON", () => {
  test("says all that its page says, with times and addresses in full", () => {
    expect(JSON.parse(digestJson(DIGEST, someNewsletter(), HOME))).toEqual({
      url: `${HOME}/2026.03.25.12`,
      newsletter: {
        id: "harbour",
        name: "港口四时",
        language: "zh-CN",
        timeZone: "Asia/Shanghai",
        url: HOME,
      },
      slug: "2026.03.25.12",
      title: "2026.03.25.12 过去4小时",
      slot: "2026-03-25T12:00:00+08:00",
      publishedAt: "2026-03-25T04:00:00.000Z",
      opening: "最值得看：Beacon 3 发布（2 个来源）。",
      categories: ["大模型"],
      stories: [
        {
          url: `${HOME}/2026.03.25.12#s1`,
          position: 1,
          headline: "Beacon 3 发布",
          summary: "灯塔实验室发布了 Beacon 3。",
          summaryMarkdown: "灯塔实验室发布了 **Beacon 3**。",
          language: "zh",
          kind: "excerpt",
          categories: ["大模型"],
          sourceCount: 2,
          updates: null,
          posts: [
            {
              author: "灯塔实验室",
              url: "https://lab.example/beacon",
              publishedAt: "2026-03-25T04:00:00.000Z",
            },
            { author: "Gull", url: "https://gull.example/1", publishedAt: "2026-03-25T04:00:00.000Z" },
            { author: "Nobody", url: null, publishedAt: "2026-03-25T04:00:00.000Z" },
          ],
        },
        {
          url: `${HOME}/2026.03.25.12#s2`,
          position: 2,
          headline: "The lamp\nis lit",
          summary: "It is lit.",
          summaryMarkdown: "It is **lit**.",
          language: "en",
          kind: "written",
          categories: ["产品"],
          sourceCount: 1,
          updates: { headline: "A lamp", url: `${HOME}/2026.03.24.08#s3` },
          posts: [
            {
              author: "灯塔实验室",
              url: "https://lab.example/beacon",
              publishedAt: "2026-03-25T04:00:00.000Z",
            },
          ],
        },
      ],
    });
  });

  test("holds no half of a character", () => {
    const json = digestJson(someDigest({ title: "\uD83D alone" }), someNewsletter(), HOME);
    expect(JSON.parse(json)).toMatchObject({ title: "\uFFFD alone" });
  });
});

describe("a digest in plain text", () => {
  test("reads from top to bottom, its addresses in full", () => {
    expect(digestText(DIGEST, someNewsletter(), HOME)).toBe(`港口四时
2026.03.25.12 过去4小时
2026年3月25日 12:00（Asia/Shanghai）
https://news.example/harbour/2026.03.25.12

最值得看：Beacon 3 发布（2 个来源）。

1. Beacon 3 发布
灯塔实验室 · 原文摘录 · 2 个来源
https://lab.example/beacon

灯塔实验室发布了 Beacon 3。

[2] Gull https://gull.example/1
[3] Nobody

2. The lamp is lit
灯塔实验室
https://lab.example/beacon

It is lit.

更新自：A lamp
https://news.example/harbour/2026.03.24.08#s3
`);
  });

  test("has one line for each headline, whatever anyone may have written", () => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const { digest, newsletter } = someWildDigest(chance(seed));
      const lines = digestText(digest, newsletter, HOME).split("\n");
      const heads = digest.stories.map(({ position, headline }) => `${position}. ${headline.trim()}`);
      expect(lines, `seed ${seed}`).toEqual(expect.arrayContaining(heads));
    }
  });
});
