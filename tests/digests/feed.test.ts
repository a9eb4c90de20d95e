import { parseRssFeed } from "feedsmith";
import { describe, expect, test } from "vitest";
import { rssOf } from "../../src/digests/feed.ts";
import { someDigest, someNewsletter, somePost, someStory } from "./some-digest.ts";

const read = (...args: Parameters<typeof rssOf>) => parseRssFeed(rssOf(...args));
const contentOf = (story: Parameters<typeof someStory>[0]) =>
  read(someNewsletter(), [someDigest({ stories: [someStory(story)] })], "https://news.example").items?.[0]
    ?.content?.encoded ?? "";

describe("the feed of a newsletter", () => {
  test("is read back by a feed reader as what was published", () => {
    const older = someDigest({ slug: "2026.03.25.08", publishedAt: new Date("2026-03-25T00:01:00Z") });
    const newest = someDigest({
      title: "2026.03.25.12 <港口> & more",
      categories: ["大模型", "R&D"],
      publishedAt: new Date("2026-03-25T04:01:30Z"),
    });
    const feed = read(someNewsletter({ description: "四小时一报" }), [newest, older], "https://news.example");
    expect(feed).toMatchObject({
      title: "港口四时",
      link: "https://news.example/harbour",
      description: "四小时一报",
      language: "zh-CN",
      lastBuildDate: "Wed, 25 Mar 2026 04:01:30 GMT",
      atom: {
        links: [{ href: "https://news.example/harbour/feed.xml", rel: "self", type: "application/rss+xml" }],
      },
    });
    expect(feed.items).toHaveLength(2);
    expect(feed.items?.[0]).toMatchObject({
      title: "2026.03.25.12 <港口> & more",
      link: "https://news.example/harbour/2026.03.25.12",
      guid: { value: "https://news.example/harbour/2026.03.25.12", isPermaLink: true },
      pubDate: "Wed, 25 Mar 2026 04:01:30 GMT",
      categories: [{ name: "大模型" }, { name: "R&D" }],
      description: "Beacon 3 发布",
    });
    expect(feed.items?.[1]?.link).toBe("https://news.example/harbour/2026.03.25.08");
  });

  test("without a digest is a feed still", () => {
    const feed = read(someNewsletter(), [], "https://news.example");
    expect(feed).toMatchObject({ title: "港口四时", description: "港口四时" });
    expect(feed.items ?? []).toEqual([]);
  });

  test("carries each story whole: linked headline, bold terms, every source", () => {
    const content = contentOf({
      posts: [somePost(), somePost({ author: "Gull", url: "https://gull.example/1?a=1&b=2" })],
    });
    expect(content).toContain('<h3><a href="https://lab.example/beacon">Beacon 3 发布 – 灯塔实验室</a></h3>');
    expect(content).toContain("<p>灯塔实验室发布了 <strong>Beacon 3</strong>。</p>");
    expect(content).toContain('<a href="https://gull.example/1?a=1&amp;b=2">Gull</a>');
  });
});

describe("what a post says in the feed", () => {
  test("a tag in a headline is dead in the description too, which reading programs take for HTML", () => {
    const digest = someDigest({ stories: [someStory({ headline: "<img src=x onerror=alert(1)> & more" })] });
    const [item] = read(someNewsletter(), [digest], "https://news.example").items ?? [];
    expect(item?.description).toBe("&lt;img src=x onerror=alert(1)&gt; &amp; more");
  });

  test("a tag is dead wherever it stands", () => {
    const script = "<script>alert(1)</script>";
    const content = contentOf({
      headline: script,
      summary: `${script} **${script}**`,
      posts: [somePost({ author: script }), somePost({ author: `"><img src=x onerror=alert(1)>` })],
    });
    expect(content).not.toMatch(/<script|<img/);
    expect(content).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  });

  test.each(["javascript:alert(1)", "data:text/html,x", 'x" onclick="alert(1)'])(
    "an address %j is no link",
    (url) => {
      const content = contentOf({ posts: [somePost({ url }), somePost({ url, author: "Gull" })] });
      expect(content).not.toContain("<a ");
      expect(content).toContain("<p>Gull</p>");
    },
  );

  test("the end of a CDATA section ends nothing", () => {
    expect(contentOf({ summary: "]]></content:encoded><evil/>" })).toContain(
      "]]&gt;&lt;/content:encoded&gt;&lt;evil/&gt;",
    );
    const titled = read(someNewsletter(), [someDigest({ title: "]]><evil/>" })], "https://news.example");
    expect(titled.items?.[0]?.title).toBe("]]><evil/>");
  });

  test("letters that XML has no place for don't break it", () => {
    const digest = someDigest({
      title: "bell\u0007 and \u0000 null \uFFFE",
      stories: [someStory({ headline: "a\u000Bb" })],
    });
    const xml = rssOf(someNewsletter(), [digest], "https://news.example");
    // XML 1.0, production 2: the characters a document may hold
    expect(xml).not.toMatch(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u);
    expect(parseRssFeed(xml).items?.[0]?.title).toMatch(/^bell.* null/);
  });
});
