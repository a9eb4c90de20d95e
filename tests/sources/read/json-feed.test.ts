import { describe, expect, test } from "vitest";
import { read, readAny } from "./read.ts";

describe("a JSON Feed", () => {
  test("gives its name, its site and its posts", () => {
    const document = read(
      JSON.stringify({
        version: "https://jsonfeed.org/version/1.1",
        title: "Harbor News",
        home_page_url: "https://harbor.example/",
        language: "en-GB",
        authors: [{ name: "Ada Reed" }],
        items: [
          {
            id: "1",
            url: "/tide",
            title: "Tide",
            content_html: "<p>In. <a href='log'>Log</a></p>",
            date_published: "2026-08-13T09:00:00Z",
          },
          {
            id: 2,
            external_url: "https://other.example/",
            content_text: "Two\nlines",
            authors: [{ name: "Ben" }, { name: "Cy" }],
          },
          { id: "https://harbor.example/3", summary: "Only a summary. And more." },
        ],
      }),
    );
    expect(document).toMatchObject({
      kind: "json",
      title: "Harbor News",
      siteUrl: "https://harbor.example/",
      warnings: [],
    });
    expect(document.posts).toMatchObject([
      {
        url: "https://harbor.example/tide",
        title: "Tide",
        text: "In. Log",
        author: "Ada Reed",
        language: "en",
        links: ["https://harbor.example/log"],
      },
      { url: "https://other.example/", title: "Two", text: "Two\nlines", author: "Ben, Cy" },
      { url: "https://harbor.example/3", title: "Only a summary.", text: "Only a summary. And more." },
    ]);
  });

  test("of version 1.0 has one author", () => {
    const feed = {
      version: "https://jsonfeed.org/version/1",
      title: "H",
      author: { name: "Ada" },
      items: [{ id: "1", content_text: "x" }],
    };
    expect(read(JSON.stringify(feed)).posts[0]?.author).toBe("Ada");
  });

  test("survives values of the wrong type", () => {
    const feed = {
      title: 7,
      items: [null, 3, { id: "1", title: ["x"], content_text: "text", authors: "Ada", tags: {} }],
    };
    expect(read(JSON.stringify(feed)).posts).toMatchObject([{ text: "text", author: "" }]);
  });

  test("that was cut off gives what came before, and says so", () => {
    const whole = JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      items: [
        { id: "1", content_text: "One" },
        { id: "2", authors: [{ name: "Ada" }], content_text: "Two, which is long" },
      ],
    });
    const document = read(whole.slice(0, whole.indexOf("which")));
    expect(document.posts.map(({ text }) => text)).toEqual(["One"]);
    expect(document.warnings).toEqual(["It was cut off: what comes before was read"]);
  });

  test.each(['{"items": [', "[]", '{"message": "not found"}'])(
    "%s is none, and the reason is given",
    (sample) => {
      expect(readAny(sample)).toMatchObject({
        kind: "unreadable",
        reason: expect.stringMatching(/^No feed: /),
      });
    },
  );
});
