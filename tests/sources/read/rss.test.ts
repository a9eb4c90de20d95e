import { describe, expect, test } from "vitest";
import { read, readPost, rss } from "./read.ts";

const DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"';
const CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"';

describe("an RSS feed", () => {
  test("gives its name, its site and its posts", () => {
    const document = read(
      rss(`<item><title>Tide &amp; time</title><link>https://harbor.example/tide?utm_source=rss</link><guid>t-1</guid>
        <author>ada@harbor.example (Ada Reed)</author><pubDate>Fri, 14 Aug 2026 09:00:00 +0200</pubDate>
        <description>&lt;p&gt;The tide &lt;a href="/log"&gt;came in&lt;/a&gt;.&lt;/p&gt;&lt;p&gt;It left.&lt;/p&gt;</description></item>`),
    );
    expect(document).toMatchObject({
      kind: "rss",
      title: "Harbor News",
      siteUrl: "https://harbor.example/",
      warnings: [],
    });
    expect(document.posts).toEqual([
      {
        key: "https://harbor.example/tide",
        url: "https://harbor.example/tide?utm_source=rss",
        author: "Ada Reed",
        handle: null,
        title: "Tide & time",
        text: "The tide came in.\n\nIt left.",
        language: "en",
        publishedAt: new Date("2026-08-14T07:00:00Z"),
        isDayOnly: false,
        links: ["https://harbor.example/log"],
        isRepost: false,
        isReply: false,
      },
    ]);
  });

  test("the fuller of content and description is its text", () => {
    const content = "<content:encoded><![CDATA[<p>All of it, at length.</p>]]></content:encoded>";
    const teaser = "<content:encoded><![CDATA[<img src=x>]]></content:encoded>";
    expect(readPost(rss(`<item><description>Part</description>${content}</item>`, "", CONTENT)).text).toBe(
      "All of it, at length.",
    );
    expect(
      readPost(rss(`<item><description>The whole story.</description>${teaser}</item>`, "", CONTENT)).text,
    ).toBe("The whole story.");
  });

  test("without a title the first sentence serves", () => {
    const item = "<item><description>The lock opened at noon. Ships followed.</description></item>";
    expect(readPost(rss(item)).title).toBe("The lock opened at noon.");
  });

  test.each([
    ["a tag that somebody talks about stays", "The &lt;blink&gt; tag returns", "The <blink> tag returns"],
    ["markup goes", "&lt;b&gt;Alert&lt;/b&gt;: fog", "Alert: fog"],
    ["references encoded twice are decoded", "Fish &amp;amp; ships&amp;#8217; bells", "Fish & ships’ bells"],
    ["a comparison stays", "Why 1 &lt; 2", "Why 1 < 2"],
    ["CDATA too", "<![CDATA[Fish &amp; <i>ships</i>]]>", "Fish & ships"],
    ["lines are joined", "\n  Two\n  lines ", "Two lines"],
  ])("in titles %s", (_, title, expected) => {
    expect(readPost(rss(`<item><title>${title}</title></item>`)).title).toBe(expected);
  });

  test.each([
    ["a guid that is an address", "<guid>https://harbor.example/1</guid>", "https://harbor.example/1"],
    [
      "a link before the guid",
      "<guid>https://harbor.example/?p=1</guid><link>https://harbor.example/one</link>",
      "https://harbor.example/one",
    ],
    ["a relative link", "<link>/one</link>", "https://harbor.example/one"],
    [
      "an empty link beside Atom's",
      `<link/><link xmlns="http://www.w3.org/2005/Atom" href="https://harbor.example/a"/>`,
      "https://harbor.example/a",
    ],
    [
      "a guid that is none",
      `<guid isPermaLink="false">tag:1</guid><enclosure url="https://harbor.example/a.mp3"/>`,
      "https://harbor.example/a.mp3",
    ],
    [
      "white space around a link",
      "<link>\n https://harbor.example/one\n </link>",
      "https://harbor.example/one",
    ],
    [
      "an ampersand that is not escaped",
      "<link>https://harbor.example/?a=1&b=2</link>",
      "https://harbor.example/?a=1&b=2",
    ],
    [
      "a link that is script",
      "<link>javascript:alert(1)</link><guid>https://harbor.example/1</guid>",
      "https://harbor.example/1",
    ],
    [
      "Google's redirect",
      "<link>https://www.google.com/url?sa=t&amp;url=https://harbor.example/one&amp;ct=ga</link>",
      "https://harbor.example/one",
    ],
  ])("%s leads to the post", (_, fields, url) => {
    expect(readPost(rss(`<item><title>t</title>${fields}</item>`)).url).toBe(url);
  });

  test.each([
    ["<author>ada@harbor.example (Ada Reed)</author>", "Ada Reed"],
    ["<author>Ada Reed &lt;ada@harbor.example&gt;</author>", "Ada Reed"],
    ["<dc:creator>Ada Reed</dc:creator><dc:creator>Ben Shaw</dc:creator>", "Ada Reed, Ben Shaw"],
    ["<source url='https://other.example/feed'>Other News</source>", "Other News"],
    ["", "Editor"],
  ])("%s names the author", (fields, author) => {
    const channel = "<managingEditor>e@harbor.example (Editor)</managingEditor>";
    expect(readPost(rss(`<item><title>t</title>${fields}</item>`, channel, DC)).author).toBe(author);
  });

  test("extensions are known by their namespace and not by their prefix", () => {
    const item = "<item><title>t</title><x:creator>Ada Reed</x:creator><y:creator>Nobody</y:creator></item>";
    const namespaces = 'xmlns:x="http://purl.org/dc/elements/1.1/" xmlns:y="urn:something:else"';
    expect(readPost(rss(item, "", namespaces)).author).toBe("Ada Reed");
    expect(readPost(rss("<item><title>t</title><dc:creator>Ada Reed</dc:creator></item>")).author).toBe(
      "Ada Reed",
    );
  });

  test("a video's description counts as its text", () => {
    const group = `<media:group xmlns:media="http://search.yahoo.com/mrss/"><media:title>m</media:title><media:description>Line one\n\nLine two</media:description></media:group>`;
    expect(readPost(rss(`<item><title>t</title>${group}</item>`))).toMatchObject({
      title: "t",
      text: "Line one\n\nLine two",
    });
  });
});

describe("the date of a post", () => {
  const dated = (date: string) => readPost(rss(`<item><title>t</title>${date}</item>`));

  test("a day without a time is kept as one", () => {
    expect(dated("<pubDate>2026-08-13</pubDate>")).toMatchObject({
      publishedAt: new Date("2026-08-13T00:00:00Z"),
      isDayOnly: true,
    });
  });

  test.each([
    ["none", ""],
    ["nonsense", "<pubDate>yesterday</pubDate>"],
    ["the year 1", "<pubDate>Mon, 01 Jan 0001 00:00:00 GMT</pubDate>"],
    ["the beginning of Unix", "<pubDate>1970-01-01T00:00:00Z</pubDate>"],
    ["a time to come", "<pubDate>2026-08-14T13:30:00Z</pubDate>"],
  ])("%s is no date", (_, date) => {
    expect(dated(date).publishedAt).toBeNull();
  });

  test("a clock somewhat ahead is believed", () => {
    expect(dated("<pubDate>2026-08-14T12:30:00Z</pubDate>").publishedAt).toEqual(
      new Date("2026-08-14T12:30:00Z"),
    );
  });

  test("the next date serves where the first cannot be", () => {
    const dates = "<pubDate>soon</pubDate><dc:date>2026-08-01T10:00:00Z</dc:date>";
    expect(dated(dates).publishedAt).toEqual(new Date("2026-08-01T10:00:00Z"));
  });
});

describe("RSS of other ages", () => {
  test("RDF has its items beside the channel", () => {
    const document =
      read(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" ${DC}>
      <channel rdf:about="https://harbor.example/"><title>Harbor</title><link>https://harbor.example/</link></channel>
      <item rdf:about="https://harbor.example/1"><title>One</title><dc:date>2026-08-01</dc:date></item></rdf:RDF>`);
    expect(document).toMatchObject({ kind: "rdf", title: "Harbor", siteUrl: "https://harbor.example/" });
    expect(document.posts[0]).toMatchObject({ url: "https://harbor.example/1", title: "One" });
  });

  test.each([
    `<rss version="0.91"><channel><title>Harbor</title><item><title>One</title></item></channel></rss>`,
    `<RSS version="2.0"><Channel><Title>Harbor</Title><Item><Title>One</Title></Item></Channel></RSS>`,
    `<rss version="2.0" xmlns="http://backend.userland.com/rss2"><channel><title>Harbor</title><item><title>One</title></item></channel></rss>`,
    `<rss><title>Harbor</title><item><title>One</title></item></rss>`,
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>Harbor</title></channel><item><title>One</title></item></rdf:RDF>`,
  ])("%s", (sample) => {
    const document = read(sample);
    expect([document.title, document.posts[0]?.title]).toEqual(["Harbor", "One"]);
  });
});
