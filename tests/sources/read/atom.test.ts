import { describe, expect, test } from "vitest";
import { atom, read, readPost } from "./read.ts";

describe("an Atom feed", () => {
  test("gives its name, its site and its posts", () => {
    const document = read(
      atom(
        `<entry><title>Tide</title><id>urn:1</id><link rel="edit" href="/edit/1"/><link rel="alternate" type="text/html" href="/tide"/>
        <author><name>Ada Reed</name><email>ada@harbor.example</email></author><updated>2026-08-14T09:00:00Z</updated>
        <published>2026-08-13T09:00:00Z</published><content type="html">&lt;p&gt;In.&lt;/p&gt;</content></entry>`,
        `<title>Harbor News</title><link rel="self" href="/feed"/><link href="https://harbor.example/"/>`,
      ),
    );
    expect(document).toMatchObject({
      kind: "atom",
      title: "Harbor News",
      siteUrl: "https://harbor.example/",
    });
    expect(document.posts[0]).toMatchObject({
      key: "https://harbor.example/tide",
      url: "https://harbor.example/tide",
      author: "Ada Reed",
      title: "Tide",
      text: "In.",
      publishedAt: new Date("2026-08-13T09:00:00Z"),
    });
  });

  test.each([
    ["plain text", "<title>1 &lt; 2 &amp;amp; &lt;b&gt;</title>", "1 < 2 &amp; <b>"],
    ["plain text, said so", `<title type="text">&lt;b&gt;x&lt;/b&gt;</title>`, "<b>x</b>"],
    ["HTML", `<title type="html">&lt;b&gt;x&lt;/b&gt; &amp;amp; y</title>`, "x & y"],
    ["HTML in CDATA", `<title type="html"><![CDATA[<b>x</b> &amp; y]]></title>`, "x & y"],
    [
      "XHTML",
      `<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><b>x</b> &amp; &lt;y</div></title>`,
      "x & <y",
    ],
    ["a media type", `<title type="text/html">&lt;b&gt;x&lt;/b&gt;</title>`, "x"],
  ])("titles in %s", (_, title, expected) => {
    expect(readPost(atom(`<entry>${title}</entry>`)).title).toBe(expected);
  });

  test("XHTML with a prefix, and its links by xml:base", () => {
    const entry = `<entry xml:base="posts/"><content type="xhtml"><x:div><x:p>One <x:a href="../two">two</x:a></x:p><x:p>three</x:p></x:div></content><link href="1"/></entry>`;
    const post = readPost(
      atom(entry, "", `xml:base="https://other.example/blog/" xmlns:x="http://www.w3.org/1999/xhtml"`),
    );
    expect(post).toMatchObject({ text: "One two\n\nthree", url: "https://other.example/blog/posts/1" });
    expect(post.links).toEqual(["https://other.example/blog/two"]);
  });

  test("a picture as content is no text, the summary is", () => {
    const entry = `<entry><content type="image/png">iVBORw0KGgo=</content><summary>A view</summary></entry>`;
    expect(readPost(atom(entry)).text).toBe("A view");
  });

  test("content elsewhere is where the post is", () => {
    const entry = `<entry><title>t</title><content type="text/html" src="https://harbor.example/out.html"/></entry>`;
    expect(readPost(atom(entry)).url).toBe("https://harbor.example/out.html");
  });

  test("an entry taken over names its source", () => {
    const entry = `<entry><title>t</title><source><title>Other</title><author><name>Ben Shaw</name></author></source></entry>`;
    expect(readPost(atom(entry, "<author><name>Planet</name></author>")).author).toBe("Ben Shaw");
    expect(
      readPost(atom("<entry><title>t</title></entry>", "<author><name>Planet</name></author>")).author,
    ).toBe("Planet");
  });

  test("under any prefix", () => {
    const document = read(
      `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Harbor</a:title><a:entry><a:title>One</a:title><a:link href="https://harbor.example/1"/></a:entry></a:feed>`,
    );
    expect(document).toMatchObject({ kind: "atom", title: "Harbor" });
    expect(document.posts[0]).toMatchObject({ title: "One", url: "https://harbor.example/1" });
  });

  test("of version 0.3, with its modes and dates", () => {
    const document = read(
      `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title mode="base64">SGFyYm9y</title><entry><title type="text/html" mode="escaped">a &lt;b&gt;c&lt;/b&gt;</title>
       <issued>2026-08-01T10:00:00Z</issued><content type="application/xhtml+xml" mode="xml"><p>In <i>and</i> out</p></content></entry></feed>`,
    );
    expect(document.title).toBe("Harbor");
    expect(document.posts[0]).toMatchObject({
      title: "a c",
      text: "In and out",
      publishedAt: new Date("2026-08-01T10:00:00Z"),
    });
  });
});
