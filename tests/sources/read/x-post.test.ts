import { describe, expect, test } from "vitest";
import { readPost, rss } from "./read.ts";

const DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"';
const CHANNEL = "<title>Ada Reed ⚓ / @adareed</title><link>https://nitter.example/adareed</link>";
const ID = "1955000000000000001";
const LINK = `<link>https://nitter.example/adareed/status/${ID}#m</link><guid>https://nitter.example/adareed/status/${ID}#m</guid>`;
const item = (fields: string) => rss(`<item>${fields}</item>`, CHANNEL, DC);

describe("a post of X through a bridge", () => {
  test("is a post of X", () => {
    const post = readPost(
      item(`<title>The bell rang. Twice! https://harbor.example</title><dc:creator>@adareed</dc:creator>${LINK}
        <description>&lt;p&gt;The bell rang. Twice!&lt;br&gt;See &lt;a href="https://harbor.example/log?utm_source=x"&gt;the log&lt;/a&gt; of &lt;a href="https://nitter.example/benshaw"&gt;@benshaw&lt;/a&gt;&lt;/p&gt;</description>`),
    );
    expect(post).toMatchObject({
      key: `x:${ID}`,
      url: `https://x.com/adareed/status/${ID}`,
      author: "Ada Reed ⚓",
      handle: "adareed",
      title: "The bell rang.",
      text: "The bell rang. Twice!\nSee the log of @benshaw",
      isRepost: false,
      isReply: false,
    });
    expect(post.links).toEqual(["https://harbor.example/log", "https://x.com/benshaw"]);
  });

  test("with the bare id as guid", () => {
    const post = readPost(
      item(
        `<title>Bell</title><guid isPermaLink="false">${ID}</guid><link>https://x.com/adareed/status/${ID}</link>`,
      ),
    );
    expect(post).toMatchObject({ key: `x:${ID}`, handle: "adareed", text: "Bell" });
  });

  test("of someone else, passed on", () => {
    const post = readPost(
      item(`<title>RT by @adareed: News from the dock</title><dc:creator>@benshaw</dc:creator>
        <link>https://nitter.example/benshaw/status/${ID}#m</link><description>News from the dock</description>`),
    );
    expect(post).toMatchObject({
      isRepost: true,
      isReply: false,
      author: "benshaw",
      handle: "benshaw",
      title: "News from the dock",
    });
  });

  test.each([
    "R to @benshaw: Yes, at noon",
    "Pinned: R to @benshaw: Yes, at noon",
    "Re @benshaw Yes, at noon",
  ])("%s is an answer", (title) => {
    expect(readPost(item(`<title>${title}</title>${LINK}`))).toMatchObject({
      isReply: true,
      isRepost: false,
      text: "Yes, at noon",
    });
  });

  test("that is pinned is like any other", () => {
    expect(readPost(item(`<title>Pinned: Welcome aboard</title>${LINK}`))).toMatchObject({
      title: "Welcome aboard",
      isReply: false,
    });
  });

  test("in the manner of RSSHub", () => {
    const channel = "<title>Twitter @Ada</title><link>https://x.com/adareed</link>";
    const post = readPost(
      rss(
        `<item><title>Bell</title><author>Ada Reed</author><link>https://x.com/adareed/status/${ID}</link><guid>https://twitter.com/adareed/status/${ID}</guid></item>`,
        channel,
      ),
    );
    expect(post).toMatchObject({ key: `x:${ID}`, author: "Ada Reed", handle: "adareed", isRepost: false });
  });
});

test("a post whose account only the author names", () => {
  const channel = "<title>A list</title>";
  const post = readPost(
    rss(
      `<item><title>Bell</title><author>Ada Reed (@adareed)</author><link>https://x.com/i/status/${ID}</link></item>`,
      channel,
    ),
  );
  expect(post).toMatchObject({
    handle: "adareed",
    author: "Ada Reed",
    url: `https://x.com/adareed/status/${ID}`,
    isRepost: false,
  });
});

test("an article that only links to X is no post of X", () => {
  const post = readPost(
    rss(
      `<item><title>t</title><link>https://harbor.example/1</link><description>&lt;a href="https://twitter.com/a/status/${ID}"&gt;x&lt;/a&gt;</description></item>`,
    ),
  );
  expect(post).toMatchObject({
    key: "https://harbor.example/1",
    handle: null,
    links: [`https://x.com/i/status/${ID}`],
  });
});
