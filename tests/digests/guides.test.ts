import { describe, expect, test } from "vitest";
import { llmsText } from "../../src/digests/llms-text.ts";
import { digestPages, sitemapIndex, sitemapPart } from "../../src/digests/sitemap.ts";
import { readStrictXml } from "./feed/strict-xml.ts";
import { someDigest, someNewsletter } from "./some-digest.ts";

const HOME = "https://news.example/harbour";
const at = (text: string) => new Date(text);

describe("the sitemap", () => {
  test("lists digests and the months that they are in, with when each changed", () => {
    const told = [
      { slug: "2026.03.01.08", slot: at("2026-03-01T00:00:00Z"), publishedAt: at("2026-03-01T00:03:00Z") },
      { slug: "2026.02.28.20-2", slot: at("2026-02-28T12:00:00Z"), publishedAt: null },
      { slug: "2026.02.28.16", slot: at("2026-02-28T08:00:00Z"), publishedAt: at("2026-02-28T08:03:00Z") },
    ];
    expect(digestPages(HOME, told)).toEqual([
      { url: `${HOME}/2026.03`, changedAt: at("2026-03-01T00:03:00Z") },
      { url: `${HOME}/2026.02`, changedAt: at("2026-02-28T12:00:00Z") },
      { url: `${HOME}/2026.03.01.08`, changedAt: at("2026-03-01T00:03:00Z") },
      { url: `${HOME}/2026.02.28.20-2`, changedAt: at("2026-02-28T12:00:00Z") },
      { url: `${HOME}/2026.02.28.16`, changedAt: at("2026-02-28T08:03:00Z") },
    ]);
  });

  test("is XML of the protocol's form", () => {
    const pages = [{ url: `${HOME}?a=1&b=<2>` }, { url: HOME, changedAt: at("2026-03-01T00:03:00Z") }];
    const part = readStrictXml(sitemapPart(pages));
    expect(part).toMatchObject({
      name: "urlset",
      attributes: { xmlns: "http://www.sitemaps.org/schemas/sitemap/0.9" },
      children: [
        { name: "url", children: [{ name: "loc", text: `${HOME}?a=1&b=<2>` }] },
        {
          name: "url",
          children: [
            { name: "loc", text: HOME },
            { name: "lastmod", text: "2026-03-01T00:03:00.000Z" },
          ],
        },
      ],
    });
    const index = readStrictXml(sitemapIndex(pages));
    expect([index.name, ...index.children.map(({ name }) => name)]).toEqual([
      "sitemapindex",
      "sitemap",
      "sitemap",
    ]);
  });

  test("has room in a part for a year of digests every quarter of an hour", () => {
    const told = Array.from({ length: 366 * 96 }, (_, slot) => ({
      slug: `2028.12.31.23.${String(slot).padStart(6, "0")}`,
      slot: new Date(slot),
      publishedAt: new Date(slot),
    }));
    const pages = digestPages(
      "https://a-rather-long-name.of-a-site.example/a-newsletter-of-forty-letters-in-its-id",
      told,
    );
    expect(pages.length).toBeLessThanOrEqual(50_000);
    expect(sitemapPart(pages).length).toBeLessThan(50_000_000);
  });
});

describe("llms.txt", () => {
  const of = (fields: Parameters<typeof someNewsletter>[0], title = "2026.03.25.12 过去4小时") =>
    llmsText("Watchbell", "https://news.example", [
      {
        newsletter: someNewsletter(fields),
        latest: [someDigest({ title, opening: "最值得看：**Beacon 3** 发布。" })],
      },
    ]);

  test("has the form: a title, what it is, and lists of links under headings", () => {
    const text = of({ description: "四小时一报" });
    expect(text).toMatch(/^# Watchbell\n\n> Newsletters that .+\n\n/);
    expect(text).toContain(
      "\n\n## 港口四时\n\n四小时一报 Written in Chinese.\n\n- [港口四时](https://news.example/harbour)",
    );
    expect(text).toContain(
      "\n- [2026.03.25.12 过去4小时](https://news.example/harbour/2026.03.25.12.md): 最值得看：**Beacon 3** 发布。\n",
    );
    for (const file of ["feed.xml", "atom.xml", "feed.json"])
      expect(text).toContain(`(https://news.example/harbour/${file})`);
    expect(text).toMatch(/\n\n## Optional\n\n- \[Sitemap\]\(https:\/\/news\.example\/sitemap\.xml\).*\n$/);
  });

  test("takes no markup from a newsletter's words", () => {
    const text = of(
      { name: "a\n# b](https://evil.example)", description: "<b>\n- x" },
      "[x](https://evil.example)",
    );
    expect(text).not.toMatch(/^# b|^- x|[^\\]\]\(https:\/\/evil/m);
    expect(text).not.toMatch(/(?<!\\)<b>/);
  });
});
