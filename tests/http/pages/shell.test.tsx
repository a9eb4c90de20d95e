import { describe, expect, test } from "vitest";
import { Shell } from "../../../src/http/pages/shell.tsx";
import { findTags, hrefs, text, theTag } from "./markup.ts";

const frame = {
  language: "en",
  siteName: "Watchbell",
  title: "Harbour",
} as const;

async function shell(changes: Partial<Parameters<typeof Shell>[0]> = {}): Promise<string> {
  const html = <Shell {...frame} {...changes} />;
  return String(await html);
}

const metas = (html: string, name: string) =>
  findTags(html, ({ attribs }) => attribs["name"] === name || attribs["property"] === name).map(
    ({ attribs }) => attribs["content"],
  );
const links = (html: string, rel: string) =>
  findTags(html, ({ name, attribs }) => name === "link" && attribs["rel"] === rel).map(
    ({ attribs }) => attribs["href"],
  );

describe("the shell of a page", () => {
  test("tells search engines and feed readers where the page stands", async () => {
    const about = { description: "Ships & bells", canonicalUrl: "https://news.example/harbour" };
    const feeds = [{ title: "Harbour", url: "/harbour/feed.xml", type: "application/rss+xml" }];
    const html = await shell({ ...about, feeds });
    expect(links(html, "canonical")).toEqual(["https://news.example/harbour"]);
    expect(links(html, "alternate")).toEqual(["/harbour/feed.xml"]);
    expect([...metas(html, "description"), ...metas(html, "og:description")]).toEqual([
      "Ships & bells",
      "Ships & bells",
    ]);
    expect(metas(html, "robots")).toEqual([]);
  });

  test("hides a page that has no address of its own", async () => {
    const html = await shell({ description: "Ships" });
    expect(metas(html, "robots")).toEqual(["noindex"]);
    expect([...links(html, "canonical"), ...metas(html, "og:title")]).toEqual([]);
  });

  test("says in schema.org's words what the page is, and where it has other languages", async () => {
    const html = await shell({
      canonicalUrl: "https://news.example/",
      thing: { "@type": "WebSite", name: "Harbour" },
      translations: {
        "zh-CN": "https://news.example/?language=zh-CN",
        en: "https://news.example/?language=en",
        "x-default": "https://news.example/",
      },
    });
    const data = text(theTag(html, "script", ({ attribs }) => attribs["type"] === "application/ld+json"));
    expect(JSON.parse(data)).toEqual({
      "@context": "https://schema.org",
      "@type": "WebSite",
      name: "Harbour",
    });
    expect(metas(html, "og:image")).toEqual(["https://news.example/card.png"]);
    const tongues = findTags(html, ({ name, attribs }) => name === "link" && "hreflang" in attribs);
    expect(tongues.map(({ attribs }) => [attribs["hreflang"], attribs["href"]])).toEqual([
      ["zh-CN", "https://news.example/?language=zh-CN"],
      ["en", "https://news.example/?language=en"],
      ["x-default", "https://news.example/"],
    ]);
  });

  test("names the site once in the title", async () => {
    expect(text(theTag(await shell(), "title"))).toBe("Harbour · Watchbell");
    expect(text(theTag(await shell({ title: "Watchbell" }), "title"))).toBe("Watchbell");
  });

  test("leads to the front page, to search, to what the site is and to the other language", async () => {
    const there = [
      "#main",
      "/?language=en",
      "/search?language=en",
      "/about?language=en",
      "/privacy?language=en",
      "/?language=zh-CN",
    ];
    expect(hrefs(await shell())).toEqual(there);
  });
});
