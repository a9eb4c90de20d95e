import { describe, expect, test } from "vitest";
import { DigestPage } from "../../../src/http/pages/digest.tsx";
import type { PageDigest } from "../../../src/http/pages/props.ts";
import { render } from "./every-page.tsx";
import { findTags, hrefs, isTag, tags, text, theTag } from "./markup.ts";
import { chineseDigest, chineseNewsletter, someStory, form } from "./sample.ts";

const pageOf = (changes: Partial<PageDigest> = {}) =>
  render(
    "zh-CN",
    <DigestPage form={form} newsletter={chineseNewsletter} digest={{ ...chineseDigest, ...changes }} />,
  );

const storyTags = (html: string) => findTags(html, ({ attribs }) => attribs["class"] === "story");

describe("a digest's page", () => {
  test("tells its stories in order, each under an anchor that its number leads to", async () => {
    const html = await pageOf();
    const anchors = chineseDigest.stories.map(({ position }) => `s${position}`);
    expect(storyTags(html).map(({ attribs }) => attribs["id"])).toEqual(anchors);
    expect(hrefs(html)).toEqual(expect.arrayContaining(anchors.map((anchor) => `#${anchor}`)));
    expect(tags(html, "h2").map(text)).toEqual(
      expect.arrayContaining(chineseDigest.stories.map(({ headline }) => headline)),
    );
  });

  test("links a headline to its post, without vouching for it", async () => {
    const html = await pageOf({
      stories: [someStory({ headline: "标题", url: "https://x.example/a?b=1&c=2" })],
    });
    const link = theTag(html, "a", (tag) => text(tag) === "标题");
    expect(link.attribs).toEqual({ href: "https://x.example/a?b=1&c=2", rel: "noopener nofollow ugc" });
  });

  test("opens with what matters most, and leads from an update to the story it updates", async () => {
    const update = { label: "更新自：", headline: "长汀云 <降价>", url: "/lighthouse/2026.03.17.20#s2" };
    const html = await pageOf({ opening: "最值得看：甲。", stories: [someStory({ update })] });
    expect(text(theTag(html, "p", ({ attribs }) => attribs["class"] === "lead"))).toBe("最值得看：甲。");
    const link = theTag(html, "a", (tag) => text(tag) === "长汀云 <降价>");
    expect(link.attribs).toEqual({ href: "/lighthouse/2026.03.17.20#s2" });
  });

  test("sets the key terms in bold", async () => {
    const html = await pageOf({
      stories: [
        someStory({
          summary: [
            { text: "甲", bold: false },
            { text: "乙", bold: true },
            { text: "丙", bold: false },
          ],
        }),
      ],
    });
    expect(html).toContain(">甲<strong>乙</strong>丙</p>");
  });

  test("says who tells a story, how many do, and how it was told", async () => {
    const html = await pageOf({
      stories: [someStory({ author: "歸藏(guizang.ai)", sourceCountText: "3 个来源", note: "原文摘录" })],
    });
    expect(text(theTag(html, "bdi"))).toBe("歸藏(guizang.ai)");
    expect(storyTags(html).map(text).join()).toContain("歸藏(guizang.ai) · 3 个来源 · 原文摘录");
  });

  test("links every further source by its number", async () => {
    const sources = [
      { number: 2, url: "https://blog.example/2", author: "clem 🤗" },
      { number: 3, url: "https://blog.example/3", author: "林牧" },
    ];
    const html = await pageOf({ stories: [someStory({ sources })] });
    const links = findTags(
      html,
      ({ attribs }) => attribs["href"]?.startsWith("https://blog.example/") ?? false,
    );
    expect(links.map(text)).toEqual(["2 clem 🤗", "3 林牧"]);
  });

  test("marks a story told in another language than its own", async () => {
    const html = await pageOf({
      stories: [someStory({ language: "en" }), someStory({ position: 2, language: "zh" })],
    });
    const marked = storyTags(html).flatMap((story) =>
      story.children.filter(isTag).map(({ name, attribs }) => [name, attribs["lang"]]),
    );
    expect(marked.filter(([, language]) => language !== undefined)).toEqual([
      ["h2", "en"],
      ["p", "en"],
    ]);
  });

  test("says when it was due, to the reader and to the reader's machine", async () => {
    const time = theTag(await pageOf(), "time");
    expect(time.attribs["datetime"]).toBe("2026-03-18T08:00:00+08:00");
    expect(text(time)).toBe("2026年3月18日 08:00（Asia/Shanghai）");
  });

  test("leads to the issues before and after, its other forms, and its newsletter", async () => {
    expect(hrefs(await pageOf())).toEqual(
      expect.arrayContaining([
        "/lighthouse",
        "/lighthouse/feed.xml",
        "/lighthouse/2026.03.18.08.md",
        "/lighthouse/2026.03.18.04",
        "/lighthouse/2026.03.18.12",
      ]),
    );
  });

  test("has no way on where there is none", async () => {
    const html = await pageOf({ previous: undefined, next: undefined });
    expect(findTags(html, ({ attribs }) => attribs["class"] === "neighbours")).toEqual([]);
  });

  test("keeps its title in one piece for those who hear it", async () => {
    expect(text(theTag(await pageOf(), "h1"))).toBe("2026.03.18.08 过去4小时全球AI发生了什么？");
    expect(text(theTag(await pageOf({ title: "周末特刊" }), "h1"))).toBe("周末特刊");
  });
});
