import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { read, readAny, rss } from "./read.ts";

describe("a broken feed", () => {
  test("that was cut off gives what came before, and says so", () => {
    const whole = rss(
      "<item><title>One</title><link>https://harbor.example/1</link></item><item><title>Two</title><description>The sec",
    );
    const document = read(whole.slice(0, whole.indexOf("The sec") + 5));
    expect(document.posts.map(({ title }) => title)).toEqual(["One", "Two"]);
    expect(document.warnings.join()).toContain("<item> is not closed");
  });

  test("with markup that was not escaped is read with it", () => {
    const post = read(
      rss("<item><title>A <b>loud</b> bell</title><description>One<br>two <p>three</description></item>"),
    ).posts[0];
    expect(post).toMatchObject({ title: "A loud bell", text: "One\ntwo\n\nthree" });
  });

  test("with bare ampersands and HTML's entities", () => {
    const post = read(rss("<item><title>Fish & ships &mdash; caf&eacute;</title></item>")).posts[0];
    expect(post?.title).toBe("Fish & ships — café");
  });

  test("behind a program's warnings is found", () => {
    expect(
      read(`<br />\n<b>Warning</b>: something in line 3<br />\n${rss("<item><title>One</title></item>")}`)
        .posts,
    ).toHaveLength(1);
  });

  test("whose items stand in one another is read flat", () => {
    const document = read(rss("<item><title>One</title><item><title>Two</title></item></item>"));
    expect(document.posts.map(({ title }) => title)).toEqual(["One", "Two"]);
  });

  test("says nothing where an item says nothing", () => {
    expect(read(rss("<item/><item></item><item><title>One</title></item>")).posts).toHaveLength(1);
  });
});

describe("characters that nobody writes", () => {
  test("are left out", () => {
    const feed = { items: [{ id: "\u0000\uD800", title: "a\u0007b\uDC00", content_text: "one\u0000\ntwo" }] };
    expect(read(JSON.stringify(feed)).posts[0]).toMatchObject({ title: "ab\uFFFD", text: "one\ntwo" });
  });

  test("and halves of characters break no key", () => {
    const guid = `${"x".repeat(199)}🔔`;
    expect(read(rss(`<item><title>t</title><guid>${guid}</guid></item>`)).posts[0]?.key).toContain("#xxx");
  });
});

describe("what is no feed", () => {
  test.each([
    ["", "No feed: the answer is empty"],
    [
      "<!doctype html><html><head><title>x</title></head><body></body></html>",
      "No feed: the answer is a web page",
    ],
    [`<opml version="2.0"><body/></opml>`, "No feed: the answer is an OPML list of feeds"],
    ["<urlset></urlset>", "No feed: the answer is a sitemap"],
    ["<note/>", "No feed: the answer is XML of another kind, <note>"],
    ["Not found", "No feed: the answer holds no element, or nests them without end"],
  ])("%j", (sample, reason) => {
    expect(readAny(sample)).toEqual({ kind: "unreadable", reason });
  });
});

describe("posts that share an address", () => {
  test("differ by fragment where their feed lists them so", () => {
    const keys = read(
      rss(
        "<item><title>v2</title><link>https://harbor.example/log#v2</link></item><item><title>v1</title><link>https://harbor.example/log#v1</link></item>",
      ),
    ).posts.map(({ key }) => key);
    expect(keys).toEqual(["https://harbor.example/log#v2", "https://harbor.example/log#v1"]);
  });

  test("differ by guid where they say different things", () => {
    const keys = read(
      rss(
        "<item><title>A</title><guid>1</guid><link>https://harbor.example/</link></item><item><title>B</title><guid>2</guid><link>https://harbor.example/</link></item>",
      ),
    ).posts.map(({ key }) => key);
    expect(keys).toEqual(["https://harbor.example/#1", "https://harbor.example/#2"]);
  });

  test("are one post where they say the same", () => {
    const item = "<item><title>A</title><link>https://harbor.example/a</link></item>";
    expect(new Set(read(rss(item + item)).posts.map(({ key }) => key)).size).toBe(1);
  });

  test("without an address go by guid, or by what they say", () => {
    const keys = read(
      rss("<item><title>A</title><guid>1</guid></item><item><title>B</title></item>"),
    ).posts.map(({ key }) => key);
    expect(keys).toEqual(["https://harbor.example/feed.xml#1", "https://harbor.example/feed.xml#B"]);
  });
});

describe("XML as a weapon", () => {
  const bomb = (declarations: string) =>
    `<!DOCTYPE rss [${declarations}]>${rss("<item><title>&c;&ext;</title><description>x</description></item>")}`;

  test("entities are not expanded", () => {
    const nested = `<!ENTITY a "1234567890"><!ENTITY b "${"&a;".repeat(50)}"><!ENTITY c "${"&b;".repeat(50)}">`;
    expect(read(bomb(nested)).posts[0]?.title.length).toBeLessThan(20);
  });

  test("nothing outside is read", () => {
    const post = read(bomb(`<!ENTITY ext SYSTEM "file:///etc/passwd">`)).posts[0];
    expect(post?.title).toBe("&c;&ext;");
  });

  test("large and twisted documents are read in no time", () => {
    const start = performance.now();
    readAny("<rss><channel>".padEnd(2_000_000, "<item>"));
    readAny(rss("<item><title>x</title></item>".repeat(20_000)));
    readAny(rss(`<item ${Array.from({ length: 50_000 }, (_, n) => `a${n}="1"`).join(" ")}/>`));
    readAny(rss(`<item><description>${"&lt;a href='x'&gt;".repeat(50_000)}</description></item>`));
    readAny(rss(`<item><title>${"<![CDATA[".repeat(50_000)}</title></item>`));
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

const vectors = "../shared/data/vectors/xml";

describe.skipIf(!existsSync(vectors))(
  "XML attacks collected by others (only where the data lies beside the tree)",
  () => {
    test.each(existsSync(vectors) ? readdirSync(vectors) : [])("%s is no feed, and takes no time", (name) => {
      const start = performance.now();
      expect(readAny(new Uint8Array(readFileSync(`${vectors}/${name}`)))).toMatchObject({
        kind: "unreadable",
      });
      expect(performance.now() - start).toBeLessThan(200);
    });
  },
);
