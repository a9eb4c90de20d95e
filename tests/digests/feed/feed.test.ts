import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { describe, expect, test } from "vitest";
import { FEED_FORMATS } from "../../../src/digests/feed/places.ts";
import { writeFeed } from "../../../src/digests/feed/write-feed.ts";
import { chance } from "../chance.ts";
import { someDigest, someNewsletter, somePost, someStory } from "../some-digest.ts";
import { someWildDigest } from "../wild-digest.ts";
import { faultsOf, someFeed } from "./some-feed.ts";

type Asked = Parameters<typeof someFeed>[0];
const asRss = (asked: Asked = {}) => parseRssFeed(writeFeed(someFeed(asked), "rss"));
const asAtom = (asked: Asked = {}) => parseAtomFeed(writeFeed(someFeed(asked), "atom"));
const asJson = (asked: Asked = {}) => parseJsonFeed(writeFeed(someFeed(asked), "json"));

const contentOf = (story: Parameters<typeof someStory>[0]) =>
  asRss({ digests: [someDigest({ stories: [someStory(story)] })] }).items?.[0]?.content?.encoded ?? "";

const NEWEST = someDigest({
  title: "2026.03.25.12 <港口> & more",
  categories: ["大模型", "R&D"],
  publishedAt: new Date("2026-03-25T04:01:30Z"),
});
const OLDER = someDigest({ slug: "2026.03.25.08", publishedAt: new Date("2026-03-25T00:01:00Z") });
const TWO = { newsletter: someNewsletter({ description: "四小时一报" }), digests: [NEWEST, OLDER] };
const URL_OF_NEWEST = "https://news.example/harbour/2026.03.25.12";

describe("the feed of a newsletter is read back by a feed reader as what was published", () => {
  test("from RSS", () => {
    const feed = asRss(TWO);
    expect(feed).toMatchObject({
      title: "港口四时",
      link: "https://news.example/harbour",
      description: "四小时一报",
      language: "zh-CN",
      lastBuildDate: "Wed, 25 Mar 2026 04:01:30 GMT",
      ttl: 60,
    });
    expect(feed.items).toHaveLength(2);
    expect(feed.items?.[0]).toMatchObject({
      title: "2026.03.25.12 <港口> & more",
      link: URL_OF_NEWEST,
      guid: { value: URL_OF_NEWEST, isPermaLink: true },
      pubDate: "Wed, 25 Mar 2026 04:01:30 GMT",
      dc: { creators: ["港口四时"] },
      categories: [{ name: "大模型" }, { name: "R&D" }],
      description: "Beacon 3 发布",
    });
    expect(feed.items?.[1]?.link).toBe("https://news.example/harbour/2026.03.25.08");
  });

  test("from Atom", () => {
    const feed = asAtom(TWO);
    expect(feed).toMatchObject({
      id: "https://news.example/harbour",
      title: { value: "港口四时" },
      subtitle: { value: "四小时一报" },
      updated: "2026-03-25T04:01:30.000Z",
      authors: [{ name: "港口四时", uri: "https://news.example/harbour" }],
    });
    expect(feed.entries).toHaveLength(2);
    expect(feed.entries?.[0]).toMatchObject({
      id: URL_OF_NEWEST,
      title: { value: "2026.03.25.12 <港口> & more" },
      links: [{ href: URL_OF_NEWEST, rel: "alternate", type: "text/html" }],
      published: "2026-03-25T04:01:30.000Z",
      updated: "2026-03-25T04:01:30.000Z",
      categories: [{ term: "大模型" }, { term: "R&D" }],
      summary: { value: "Beacon 3 发布" },
    });
  });

  test("from JSON Feed", () => {
    const feed = asJson(TWO);
    expect(feed).toMatchObject({
      title: "港口四时",
      home_page_url: "https://news.example/harbour",
      feed_url: "https://news.example/harbour/feed.json",
      language: "zh-CN",
      authors: [{ name: "港口四时", url: "https://news.example/harbour" }],
    });
    expect(feed.items).toHaveLength(2);
    expect(feed.items?.[0]).toMatchObject({
      id: URL_OF_NEWEST,
      url: URL_OF_NEWEST,
      title: "2026.03.25.12 <港口> & more",
      date_published: "2026-03-25T04:01:30.000Z",
      tags: ["大模型", "R&D"],
      summary: "Beacon 3 发布",
    });
  });

  test("with the same ids and the same content in each", () => {
    const [rss, atom, json] = [asRss(TWO), asAtom(TWO), asJson(TWO)];
    const ids = rss.items?.map(({ guid }) => guid?.value);
    expect(atom.entries?.map(({ id }) => id)).toEqual(ids);
    expect(json.items?.map(({ id }) => id)).toEqual(ids);
    const contents = rss.items?.map(({ content }) => content?.encoded);
    expect(contents?.[0]).toContain("Beacon 3");
    expect(atom.entries?.map(({ content }) => content?.value)).toEqual(contents);
    expect(json.items?.map(({ content_html }) => content_html)).toEqual(contents);
  });
});

describe("the feed of a topic", () => {
  const asked = { topic: "AI 智能体 & co", digests: [NEWEST] };

  test("has items of its own, that lead to the whole digest", () => {
    const item = asRss(asked).items?.[0];
    const id = `${URL_OF_NEWEST}#topic-ai%20%E6%99%BA%E8%83%BD%E4%BD%93%20%26%20co`;
    expect(item).toMatchObject({ link: URL_OF_NEWEST, guid: { value: id, isPermaLink: false } });
    expect(asAtom(asked).entries?.[0]?.id).toBe(id);
    expect(asJson(asked).items?.[0]?.id).toBe(id);
  });

  test("says what it is about, and where it is", () => {
    expect(asJson(asked)).toMatchObject({
      title: "港口四时 · AI 智能体 & co",
      description: "港口四时关于“AI 智能体 & co”的报道",
      home_page_url: "https://news.example/harbour/topics/AI%20%E6%99%BA%E8%83%BD%E4%BD%93%20%26%20co",
      feed_url: "https://news.example/harbour/topics/AI%20%E6%99%BA%E8%83%BD%E4%BD%93%20%26%20co/feed.json",
    });
  });

  test("leaves out what its digest opens with, which may be of other stories", () => {
    const digests = [someDigest({ opening: "最值得看：别的。" })];
    expect(asJson({ digests }).items?.[0]?.content_html).toContain("最值得看：别的。");
    expect(asJson({ digests, topic: "大模型" }).items?.[0]?.content_html).not.toContain("最值得看");
  });
});

describe("a page of a feed", () => {
  const place = { before: "2026.03.25.12", older: "2026.03.01.08", newer: "2026.04.01.08" };
  const at = (query: string) => `https://news.example/harbour/feed.xml${query}`;
  const linksOf = (asked: Asked) =>
    Object.fromEntries(asRss(asked).atom?.links?.map(({ rel, href }) => [rel, href]) ?? []);

  test("names itself, the first, and those beside it", () => {
    expect(linksOf({ place })).toEqual({
      self: at("?before=2026.03.25.12"),
      first: at(""),
      previous: at("?before=2026.04.01.08"),
      next: at("?before=2026.03.01.08"),
    });
    expect(linksOf({ place: { ...place, newer: null } })["previous"]).toBe(at(""));
    expect(linksOf({})).toEqual({ self: at(""), first: at("") });
    expect(asJson({ place })).toMatchObject({
      feed_url: "https://news.example/harbour/feed.json?before=2026.03.25.12",
      next_url: "https://news.example/harbour/feed.json?before=2026.03.01.08",
    });
  });

  test("names the hubs where something new can come: on the latest page", () => {
    const hubs = ["https://hub.example/", "https://other-hub.example/"];
    const found = asAtom({ hubs }).links?.filter(({ rel }) => rel === "hub");
    expect(found?.map(({ href }) => href)).toEqual(hubs);
    expect(asJson({ hubs }).hubs).toEqual(hubs.map((url) => ({ type: "WebSub", url })));
    expect(linksOf({ hubs, place })).not.toHaveProperty("hub");
    expect(asJson({}).hubs).toBeUndefined();
  });
});

describe("a validator finds nothing wrong", () => {
  const STORIES = [
    someStory({ id: 1, language: "zh", headline: "灯塔 🗼 亮了", summary: "**灯塔**，「亮」了……" }),
    someStory({ id: 2, position: 2, language: "en", headline: "A lamp & its <light>", sourceCount: 3 }),
    someStory({
      id: 3,
      position: 3,
      language: "ja",
      headline: "灯台がともる 👩‍🚀𠮷",
      earlier: { headline: "]]> &amp;", position: 2, slug: "2026.03.24.08" },
    }),
  ];
  const HUBS = ["https://hub.example/"];
  const PLACE = { before: "2026.03.25.12", older: "2026.03.01.08", newer: null };

  test.each(FEED_FORMATS)("in %s of three languages", (format) => {
    const digests = [someDigest({ stories: STORIES, opening: "🗼 & <more>" })];
    expect(faultsOf(someFeed({ digests, hubs: HUBS }), format)).toEqual([]);
    expect(faultsOf(someFeed({ digests, place: PLACE }), format)).toEqual([]);
    expect(faultsOf(someFeed({ digests, topic: "R&D/研发 🗼" }), format)).toEqual([]);
    const newsletter = someNewsletter({ language: "en", name: "<Harbour> & co", schedule: "0 8 * * 1" });
    expect(faultsOf(someFeed({ newsletter, digests }), format)).toEqual([]);
  });

  test.each(FEED_FORMATS)("in %s without a digest", (format) => {
    expect(faultsOf(someFeed({ digests: [] }), format)).toEqual([]);
  });

  test.each(FEED_FORMATS)("in %s of whatever anyone may have written", (format) => {
    for (let seed = 1; seed <= 150; seed += 1) {
      const { digest, newsletter } = someWildDigest(chance(seed));
      const digests = [{ ...digest, title: `x${digest.title}` }];
      expect(faultsOf(someFeed({ newsletter, digests }), format), `seed ${seed}`).toEqual([]);
    }
  });

  test.each(FEED_FORMATS)("in %s with letters that XML has no place for", (format) => {
    const text = "bell\u0007, null \u0000, \uFFFE, \uD800 alone, \u000B, \r\n";
    const story = someStory({ headline: text, summary: text, posts: [somePost({ author: text })] });
    const digests = [someDigest({ title: text, categories: [text], opening: text, stories: [story] })];
    expect(faultsOf(someFeed({ digests }), format)).toEqual([]);
    expect(faultsOf(someFeed({ digests, topic: text }), format)).toEqual([]);
  });

  test.each([
    ["a link that leads nowhere", "rss", { url: "/slug" }],
    ["two items of one id", "rss", { id: "https://news.example/harbour/2026.03.25.08" }],
    ["a date that is none", "atom", { publishedAt: new Date(-1e14) }],
    ["content that runs", "atom", { html: "<script>1</script>" }],
    ["two items of one id", "json", { id: "https://news.example/harbour/2026.03.25.08" }],
    ["a relative link", "json", { html: '<a href="/x">x</a>' }],
  ] as const)("unless there is: %s in %s", (_, format, wrong) => {
    const feed = someFeed(TWO);
    const [first, ...others] = feed.items;
    if (!first) throw new Error("no item");
    expect(faultsOf({ ...feed, items: [{ ...first, ...wrong }, ...others] }, format)).toHaveLength(1);
  });
});

describe("an item's content", () => {
  test("carries each story whole: linked headline, byline, bold terms, every source", () => {
    const content = contentOf({
      posts: [somePost(), somePost({ author: "Gull", url: "https://gull.example/1?a=1&b=2" })],
      sourceCount: 2,
      position: 4,
    });
    expect(content).toContain(
      '<li value="4"><h3><a href="https://lab.example/beacon">Beacon 3 发布</a></h3>' +
        "<p><small>灯塔实验室 · 原文摘录 · 2 个来源</small></p>" +
        "<p>灯塔实验室发布了 <strong>Beacon 3</strong>。</p>",
    );
    expect(content).toContain('<a href="https://gull.example/1?a=1&amp;b=2">Gull</a>');
  });

  test("leads to what a story updates, in the archive", () => {
    expect(contentOf({ earlier: { headline: "灯塔", position: 2, slug: "2026.03.24.08" } })).toContain(
      '<p>更新自：<a href="https://news.example/harbour/2026.03.24.08#s2">灯塔</a></p>',
    );
  });

  test("says which language a story is in where it is not the newsletter's", () => {
    expect(contentOf({ language: "en" })).toMatch(/<h3 lang="en">.*<p lang="en">/);
    expect(contentOf({ language: "zh" })).not.toContain("lang=");
  });

  test("has no tag of a post, wherever it stands", () => {
    const script = "<script>alert(1)</script>";
    const content = contentOf({
      headline: script,
      summary: `${script} **${script}**`,
      language: '"><script>',
      posts: [somePost({ author: script }), somePost({ author: `"><img src=x onerror=alert(1)>` })],
    });
    expect(content).not.toMatch(/<script|<img/);
    expect(content).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  });

  test.each(["javascript:alert(1)", "data:text/html,x", 'x" onclick="alert(1)'])(
    "has no link to an address %j",
    (url) => {
      const content = contentOf({ posts: [somePost({ url }), somePost({ url, author: "Gull" })] });
      expect(content).not.toContain("<a ");
      expect(content).toContain("<p>Gull</p>");
    },
  );

  test("is not ended by the end of a CDATA section", () => {
    expect(contentOf({ summary: "]]></content:encoded><evil/>" })).toContain(
      "]]&gt;&lt;/content:encoded&gt;&lt;evil/&gt;",
    );
  });
});
