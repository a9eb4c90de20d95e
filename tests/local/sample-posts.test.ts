import { describe, expect, test } from "vitest";
import type { Article, ShortPost } from "../../local/sample/shape.ts";
import { SOURCES } from "../../local/sample/sources.ts";

const DAY = 24 * 60;
const articles = SOURCES.flatMap((source) =>
  source.format === "x" ? [] : source.posts.map((post) => ({ ...post, source })),
);
const shortPosts = SOURCES.flatMap((source) =>
  source.format === "x" ? source.posts.map((post) => ({ ...post, source })) : [],
);
const posts: (Article | ShortPost)[] = [...articles, ...shortPosts];
const agesWithin = (from: number, to: number) => posts.filter(({ age }) => age >= from && age < to).length;
const pageOf = ({ link, source }: (typeof articles)[number]) => {
  const { origin, pathname } = new URL(link, source.siteUrl);
  return `${origin}${pathname}`;
};

describe("the sample's sources", () => {
  test("are a dozen or more, in four formats and two languages about half each", () => {
    expect(SOURCES.length).toBeGreaterThanOrEqual(12);
    expect(new Set(SOURCES.map(({ format }) => format))).toEqual(new Set(["rss", "atom", "json", "x"]));
    expect(SOURCES.filter(({ format }) => format === "x").length).toBeGreaterThanOrEqual(5);
    const chinese = SOURCES.filter(({ language }) => language === "zh").length;
    expect(Math.abs(chinese - SOURCES.length / 2)).toBeLessThanOrEqual(1);
  });

  test("have handles that X would take and that say they are a demonstration", () => {
    for (const source of SOURCES)
      if (source.format === "x") expect(source.handle).toMatch(/^(?=.{4,15}$)[a-z]+_wbdemo$/);
  });
});

describe("the sample's posts", () => {
  test("are eighty or more before the start, half of them of the last day, and go on for a day after it", () => {
    expect(agesWithin(0, 2 * DAY)).toBeGreaterThanOrEqual(80);
    expect(agesWithin(0, DAY)).toBeGreaterThanOrEqual(45);
    expect(agesWithin(0, DAY)).toBeLessThanOrEqual(50);
    expect(agesWithin(-DAY, 0)).toBeGreaterThanOrEqual(15);
    expect(agesWithin(-DAY, 2 * DAY)).toBe(posts.length);
  });

  test("each come at a minute of their own, some in any four hours", () => {
    expect(new Set(posts.map(({ age }) => age)).size).toBe(posts.length);
    for (let from = -DAY; from <= 2 * DAY - 240; from += 5)
      expect(agesWithin(from, from + 240)).toBeGreaterThan(0);
  });

  test("tell at least seven events each through several sources, some in both languages", () => {
    const tellers = new Map<string, Set<string>>();
    const languages = new Map<string, Set<string>>();
    for (const { event, source } of [...articles, ...shortPosts]) {
      if (!event) continue;
      tellers.set(
        event,
        (tellers.get(event) ?? new Set()).add(source.format === "x" ? source.handle : source.path),
      );
      languages.set(event, (languages.get(event) ?? new Set()).add(source.language));
    }
    expect(tellers.size).toBeGreaterThanOrEqual(16);
    expect([...tellers].filter(([, sources]) => sources.size < 2)).toEqual([]);
    expect([...languages.values()].filter(({ size }) => size === 2).length).toBeGreaterThanOrEqual(7);
  });

  test("of feeds have 80 to 300 words, or 120 to 400 Chinese characters", () => {
    for (const { html, source, title } of articles) {
      const text = html.replace(/<[^>]+>/g, "").trim();
      const length = source.language === "zh" ? text.replace(/\s/g, "").length : text.split(/\s+/).length;
      const [least, most] = source.language === "zh" ? [120, 400] : [80, 300];
      expect(length, title).toBeGreaterThanOrEqual(least);
      expect(length, title).toBeLessThanOrEqual(most);
    }
  });

  test("of X have 60 to 500 characters", () => {
    for (const { text } of shortPosts) expect(text).toMatch(/^.{60,500}$/su);
  });

  test("are repeated by another feed three times, once with tracking parameters", () => {
    const feeds = new Map<string, string[]>();
    for (const article of articles) {
      feeds.set(pageOf(article), [...(feeds.get(pageOf(article)) ?? []), article.source.path]);
    }
    const repeated = [...feeds.values()].filter(({ length }) => length > 1);
    expect(repeated.map(({ length }) => length)).toEqual([2, 2, 2]);
    for (const paths of repeated) expect(new Set(paths).size).toBe(2);
    expect(articles.some(({ link }) => link.includes("utm_source="))).toBe(true);
  });

  test("put a space between Chinese and Latin letters, and use Chinese punctuation", () => {
    const chinese = SOURCES.filter(({ language }) => language === "zh").flatMap((source) =>
      source.format === "x"
        ? source.posts.map(({ text }) => text.replace(/https:\S+/g, ""))
        : source.posts.map(({ title, html }) => `${title}\n${html.replace(/<[^>]+>/g, "")}`),
    );
    for (const text of chinese) {
      expect(text).not.toMatch(/\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u);
      expect(text).not.toMatch(/\p{Script=Han}\s*[,;:!?()]/u);
    }
  });
});
