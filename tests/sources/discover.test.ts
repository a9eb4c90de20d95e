import { describe, expect, test } from "vitest";
import { WebError } from "../../src/providers/web.ts";
import { discoverFeeds } from "../../src/sources/discover.ts";
import { openSomeWeb, someFeed, somePage } from "./some-web.ts";

const HOME = "https://lamp.example/";

async function discover(pages: Parameters<typeof openSomeWeb>[0], url = HOME) {
  const { web, asked } = openSomeWeb(pages);
  const discovered = await discoverFeeds({ web, now: () => new Date("2026-03-25T04:00:00Z") }, url);
  return {
    discovered,
    asked,
    urls: discovered.kind === "found" ? discovered.feeds.map(({ url }) => url) : [],
  };
}

describe("looking for the feeds of a page", () => {
  test("an address that is a feed is the feed itself, asked once", async () => {
    const { discovered, asked } = await discover({ [HOME]: someFeed("Lamp Works") });
    expect(discovered).toMatchObject({
      kind: "found",
      feeds: [{ url: HOME, title: "Lamp Works" }],
      document: { posts: [{ title: "The lamp is lit" }] },
    });
    expect(asked).toEqual([HOME]);
  });

  test("a feed that has moved for good is known by its new address", async () => {
    const { urls } = await discover({ [HOME]: { body: someFeed("Lamp"), movedTo: `${HOME}rss` } });
    expect(urls).toEqual([`${HOME}rss`]);
  });

  test("declared feeds come in the page's order, once each, those of comments last", async () => {
    const { urls, asked } = await discover({
      [HOME]: somePage(`
        <link rel="alternate" type="application/rss+xml" title="Lamp Works » Comments Feed" href="/comments/feed/">
        <link rel="alternate" type="application/rss+xml" title="All posts" href="/feed/">
        <link rel="alternate" type="application/atom+xml" href="atom.xml#top">
        <link rel="alternate" type="application/rss+xml" href="https://lamp.example/feed/">
        <link rel="alternate" type="application/feed+json" href="//cdn.lamp.example/feed.json">`),
      [`${HOME}feed/`]: someFeed("Lamp Works"),
    });
    expect(urls).toEqual([
      `${HOME}feed/`,
      `${HOME}atom.xml`,
      "https://cdn.lamp.example/feed.json",
      `${HOME}comments/feed/`,
    ]);
    expect(asked).toEqual([HOME, `${HOME}feed/`]);
  });

  test("translations, print copies and the site's API are no feeds though they are alternates", async () => {
    const { discovered } = await discover({
      [HOME]: somePage(`
        <link rel="alternate" hreflang="fr" href="/fr/">
        <link rel="alternate stylesheet" type="text/xml" href="/style.xml">
        <link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2">
        <link rel="alternate" type="application/json+oembed" href="/wp-json/oembed?url=x">`),
    });
    expect(discovered).toMatchObject({ kind: "none", reason: expect.stringContaining("names no feed") });
  });

  test("the page's base is honoured", async () => {
    const { urls } = await discover({
      [HOME]: somePage(
        `<base href="/blog/"><link rel="alternate" type="application/rss+xml" href="feed.xml">`,
      ),
      [`${HOME}blog/feed.xml`]: someFeed("Blog"),
    });
    expect(urls).toEqual([`${HOME}blog/feed.xml`]);
  });

  test("a declared feed that is dead gives way to the next", async () => {
    const { discovered, urls } = await discover({
      [HOME]: somePage(`
        <link rel="alternate" type="application/rss+xml" href="/old.xml">
        <link rel="alternate" type="application/atom+xml" href="/new.xml">`),
      [`${HOME}new.xml`]: someFeed("New"),
    });
    expect(urls).toEqual([`${HOME}new.xml`, `${HOME}old.xml`]);
    expect(discovered).toMatchObject({ feeds: [{ title: "New" }, {}] });
  });

  test("without a declaration an anchor that looks like a feed is followed, the page's own host first", async () => {
    const { urls, asked } = await discover({
      [HOME]: somePage(
        "",
        `<a href="https://feeds.elsewhere.example/lamp">Feed</a> <a href="https://feedly.example.com/i/x">Feedly</a>
        <a href="/about">About</a> <a href="/news/rss.xml">RSS</a>`,
      ),
      [`${HOME}news/rss.xml`]: someFeed("News"),
    });
    expect(urls[0]).toBe(`${HOME}news/rss.xml`);
    expect(asked).toEqual([HOME, `${HOME}news/rss.xml`]);
  });

  test("a page that names nothing has its feed at a usual path, tried in order and no further", async () => {
    const { urls, asked } = await discover({
      [HOME]: somePage(""),
      [`${HOME}feed`]: somePage("", "an ordinary page"),
      [`${HOME}feed.xml`]: someFeed("Lamp"),
    });
    expect(urls).toEqual([`${HOME}feed.xml`]);
    expect(asked).toEqual([HOME, `${HOME}feed`, `${HOME}rss.xml`, `${HOME}feed.xml`]);
  });

  test("a part of a site has its own feed before the whole site's", async () => {
    const blog = `${HOME}blog/`;
    const { urls } = await discover(
      { [blog]: somePage(""), [`${blog}index.xml`]: someFeed("Blog"), [`${HOME}feed`]: someFeed("All") },
      blog,
    );
    expect(urls).toEqual([`${blog}index.xml`]);
  });

  test("a site whose pages are closed to strangers may give its feed", async () => {
    const { urls } = await discover({ [HOME]: { status: 403 }, [`${HOME}rss.xml`]: someFeed("Lamp") });
    expect(urls).toEqual([`${HOME}rss.xml`]);
  });

  test("where there is none, a sentence says what was tried", async () => {
    const { discovered, asked } = await discover({ [HOME]: somePage("") });
    expect(discovered).toEqual({
      kind: "none",
      reason: expect.stringMatching(/lamp\.example\/ names no feed; none is at \/feed, .*\/feed\.json/),
    });
    expect(asked.length).toBeLessThan(12);
  });

  test("an address that answers 404 is not searched any further", async () => {
    const { discovered, asked } = await discover({});
    expect(discovered).toEqual({ kind: "none", reason: `${HOME} answered 404` });
    expect(asked).toEqual([HOME]);
  });

  test("a host that stops answering is left alone", async () => {
    const { discovered, asked } = await discover({
      [HOME]: somePage(""),
      [`${HOME}feed`]: new WebError("timeout", `${HOME}feed`, "took longer than 15 s"),
    });
    expect(discovered).toMatchObject({ kind: "none", reason: expect.stringContaining("stopped answering") });
    expect(asked).toEqual([HOME, `${HOME}feed`]);
  });

  test("titles in another encoding are read as the page declares it", async () => {
    const gbk = new Uint8Array([0xb5, 0xc6, 0xcb, 0xfe, 0xb9, 0xa4, 0xb7, 0xbb, 0xb5, 0xc4, 0xcc, 0xf5]);
    const page = new TextEncoder().encode(
      `<meta charset="gbk"><link rel=alternate type=application/rss+xml href=/rss title="`,
    );
    const { discovered } = await discover({
      [HOME]: { body: new Uint8Array([...page, ...gbk, 0x22, 0x3e]) },
      [`${HOME}rss`]: someFeed(""),
    });
    expect(discovered).toMatchObject({ feeds: [{ title: "灯塔工坊的条" }] });
  });

  test.each([
    "",
    "\0\0\0",
    "{}",
    "<a href='http://['>x</a>",
    "<link rel=alternate type=text/xml href='http://['>",
  ])("a page of %j breaks nothing", async (body) => {
    expect((await discover({ [HOME]: body })).discovered.kind).toBe("none");
  });
});
