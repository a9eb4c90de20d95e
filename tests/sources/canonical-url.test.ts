import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { canonicalUrl, postKey } from "../../src/sources/canonical-url.ts";

describe("the canonical form of a URL", () => {
  test.each([
    ["scheme and host are folded", "HTTP://WWW.Harbor.Example:80/News", "https://harbor.example/News"],
    ["a last slash goes", "https://harbor.example/news/", "https://harbor.example/news"],
    ["the root keeps its slash", "https://harbor.example", "https://harbor.example/"],
    ["a fragment goes", "https://harbor.example/news#top", "https://harbor.example/news"],
    ["a path in a fragment stays", "https://harbor.example/#/news/7", "https://harbor.example/#/news/7"],
    ["credentials go", "https://me:secret@harbor.example/a", "https://harbor.example/a"],
    ["another port stays", "http://harbor.example:8080/a", "https://harbor.example:8080/a"],
    [
      "campaign parameters go",
      "https://harbor.example/a?utm_source=x&UTM_Medium=y&fbclid=1&id=7",
      "https://harbor.example/a?id=7",
    ],
    [
      "what may mean something stays",
      "https://harbor.example/a?ref=main&source=7",
      "https://harbor.example/a?ref=main&source=7",
    ],
    [
      "what names a feed as the sender goes",
      "https://harbor.example/a?source=rss----12&ref=rss",
      "https://harbor.example/a",
    ],
    [
      "parameters are in order",
      "https://harbor.example/a?b=2&a=1&a=0",
      "https://harbor.example/a?a=1&a=0&b=2",
    ],
    [
      "needless escapes are undone",
      "https://harbor.example/%7Eme/%e4%bd%a0",
      "https://harbor.example/~me/%E4%BD%A0",
    ],
    ["characters and their escapes are one", "https://harbor.example/你", "https://harbor.example/%E4%BD%A0"],
    ["index pages are their folder", "https://harbor.example/a/index.html", "https://harbor.example/a"],
    ["names in any script", "https://例え.example/a", "https://xn--r8jz45g.example/a"],
    ["a dot after the host goes", "https://harbor.example./a", "https://harbor.example/a"],
    ["mobile hosts are the site", "https://m.harbor.example/a", "https://harbor.example/a"],
    ["also within a name", "https://en.m.wikipedia.org/wiki/Bell", "https://en.wikipedia.org/wiki/Bell"],
    ["AMP pages are the page", "https://amp.harbor.example/a/amp/?amp=1", "https://harbor.example/a"],
    ["AMP by suffix", "https://harbor.example/a.amp.html", "https://harbor.example/a.html"],
    [
      "Google's AMP viewer",
      "https://www.google.com/amp/s/www.harbor.example/a.html",
      "https://harbor.example/a.html",
    ],
    [
      "AMP caches",
      "https://harbor-example.cdn.ampproject.org/c/s/harbor.example/a",
      "https://harbor.example/a",
    ],
    [
      "Google's redirects",
      "https://www.google.com/url?rct=j&sa=t&url=https://harbor.example/a%3Fid%3D7&ct=ga",
      "https://harbor.example/a?id=7",
    ],
    [
      "redirects in one another",
      `https://www.google.de/url?q=${encodeURIComponent("https://l.facebook.com/l.php?u=https%3A%2F%2Fharbor.example%2Fa")}`,
      "https://harbor.example/a",
    ],
    [
      "short links of videos",
      "https://youtu.be/abc_DEF-123?si=zzz&t=40",
      "https://youtube.com/watch?v=abc_DEF-123",
    ],
    [
      "videos of other forms",
      "https://www.youtube.com/shorts/abc_DEF-123?feature=share",
      "https://youtube.com/watch?v=abc_DEF-123",
    ],
    ["papers in any form", "http://arxiv.org/pdf/2601.01234v2.pdf", "https://arxiv.org/abs/2601.01234"],
    [
      "WeChat articles",
      "http://mp.weixin.qq.com/s?__biz=MzA&mid=22&idx=1&sn=ab&chksm=cd&scene=27#wechat_redirect",
      "https://mp.weixin.qq.com/s?__biz=MzA&idx=1&mid=22&sn=ab",
    ],
    ["old forums", "https://old.reddit.com/r/a/comments/1/b/", "https://reddit.com/r/a/comments/1/b"],
    [
      "posts on X",
      "https://mobile.twitter.com/Someone/status/1234567890?s=20",
      "https://x.com/i/status/1234567890",
    ],
  ])("%s", (_, url, expected) => {
    expect(canonicalUrl(url)).toBe(expected);
    expect(canonicalUrl(expected)).toBe(expected);
  });

  test.each([
    "",
    "  ",
    "mailto:a@b.example",
    "tag:harbor.example,2026:1",
    "http://",
    "//harbor.example/a",
    "not a url",
  ])("%j is no web address and comes back as it is", (text) => {
    expect(canonicalUrl(text)).toBe(text.trim());
  });

  test("no URL makes it slow", () => {
    const start = performance.now();
    for (const piece of ["/", "%41", "a&", "/amp", ".amp", "www."])
      canonicalUrl(`https://harbor.example/${piece.repeat(100_000)}?${piece.repeat(10_000)}`);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe("the key of a post", () => {
  test.each([
    ["https://x.com/someone/status/1234567890123456789", undefined],
    ["https://twitter.com/Someone/status/1234567890123456789?s=20", undefined],
    ["https://x.com/i/web/status/1234567890123456789", undefined],
    ["https://nitter.harbor.example/someone/status/1234567890123456789#m", undefined],
    ["http://127.0.0.1:8080/someone/status/1234567890123456789#m", undefined],
    ["https://x.com/someone/status/1234567890123456789/photo/1", undefined],
    ["https://bridge.example/t/99", "https://twitter.com/someone/status/1234567890123456789"],
    ["https://x.com/someone", "1234567890123456789"],
    ["https://www.google.com/url?q=https://x.com/a/status/1234567890123456789", undefined],
  ])("%s is a post of X", (url, guid) => {
    expect(postKey(url, guid)).toBe("x:1234567890123456789");
  });

  test.each([
    ["https://social.example/@someone/1234567890123456789"],
    ["https://forum.example/bugs/status/42"],
    ["https://harbor.example/someone/statuses"],
  ])("%s is none", (url) => {
    expect(postKey(url, "1234567890123456789")).toBe(url);
  });
});

const vectors = "../shared/data/vectors/url";

describe.skipIf(!existsSync(vectors))(
  "URLs collected by others (only where the data lies beside the tree)",
  () => {
    test("canonical forms are canonical", () => {
      const collected: string[] = JSON.parse(readFileSync(`${vectors}/urlcanon_idempotence.json`, "utf8"));
      const precise: Record<string, string> = JSON.parse(
        readFileSync(`${vectors}/urlcanon_semantic_precise.json`, "utf8"),
      );
      for (const url of [...collected, ...Object.entries(precise).flat()]) {
        expect(canonicalUrl(canonicalUrl(url))).toBe(canonicalUrl(url));
      }
    });
  },
);
