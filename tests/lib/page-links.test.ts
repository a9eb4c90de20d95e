import { describe, expect, test } from "vitest";
import { findPageLinks } from "../../src/lib/page-links.ts";

describe("the links of a page", () => {
  test("link elements, anchors and the first base, as they are written", () => {
    const page =
      findPageLinks(`<!doctype html><HTML><head><base target=_top><base href="/blog/"><base href="/no/">
      <LINK REL="Alternate  Home" TYPE="Application/RSS+XML; charset=utf-8" HREF=" feed.xml " title="All &amp; sundry">
      </head><body><p><a href=/rss>RSS <b>feed</b></a> and <a href="#top">up</a><a name=x>no href</a>`);
    expect(page).toEqual({
      base: "/blog/",
      links: [
        {
          rel: ["alternate", "home"],
          type: "application/rss+xml",
          href: "feed.xml",
          title: "All & sundry",
        },
      ],
      anchors: [
        { href: "/rss", text: "RSS feed" },
        { href: "#top", text: "up" },
      ],
    });
  });

  test("an anchor around an image says what its alt or its title says", () => {
    const page = findPageLinks(`<a href=/a><img alt="RSS icon"></a><a href=/b title="Subscribe"><svg/></a>`);
    expect(page.anchors.map(({ text }) => text)).toEqual(["RSS icon", "Subscribe"]);
  });

  test("what stands in comments, scripts and text is no link", () => {
    const page = findPageLinks(
      `<!-- <link rel=alternate href=/a> --><script>"<a href=/b>"</script><textarea><a href=/c></textarea>`,
    );
    expect(page.links).toEqual([]);
    expect(page.anchors).toEqual([]);
  });

  test("markup nested beyond reason gives the links before it, and soon", () => {
    const page = findPageLinks(`<a href=/first>x</a>${"<div>".repeat(200_000)}<a href=/last>x</a>`);
    expect(page.anchors.map(({ href }) => href)).toEqual(["/first"]);
  });

  test.each(["", "plain text", "<", "<a href", "<link rel=alternate", "\0\0"])("%j gives none", (html) => {
    expect(findPageLinks(html)).toMatchObject({ links: [], anchors: [] });
  });
});
