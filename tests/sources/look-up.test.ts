import { describe, expect, test } from "vitest";
import { WebError } from "../../src/providers/web.ts";
import { lookUp } from "../../src/sources/look-up.ts";
import { openSomeWeb, someFeed, somePage } from "./some-web.ts";

function look(pages: Parameters<typeof openSomeWeb>[0], text: string) {
  const { web, asked } = openSomeWeb(pages);
  return { looked: lookUp({ web, now: () => new Date("2026-03-25T04:00:00Z") }, text), asked };
}

describe("looking a source up", () => {
  test("a short name is asked at the feed of its site", async () => {
    const { looked, asked } = look({ "https://news.ycombinator.com/rss": someFeed("Hacker News") }, "hn");
    expect(await looked).toMatchObject({
      kind: "feed",
      url: "https://news.ycombinator.com/rss",
      title: "Hacker News",
    });
    expect(asked).toHaveLength(1);
  });

  test("a page gives the first of its feeds, and names the others", async () => {
    const { looked } = look(
      {
        "https://lamp.example/": somePage(`<link rel=alternate type=application/rss+xml href=/rss>
          <link rel=alternate type=application/atom+xml href=/atom title=Atom>`),
        "https://lamp.example/rss": someFeed("Lamp Works"),
      },
      " lamp.example ",
    );
    expect(await looked).toMatchObject({
      kind: "feed",
      url: "https://lamp.example/rss",
      others: [{ url: "https://lamp.example/atom", title: "Atom" }],
    });
  });

  test("an account on X is named and not asked", async () => {
    const { looked, asked } = look({}, "@KeeperJo");
    expect(await looked).toEqual({ kind: "x", handle: "KeeperJo", url: "https://x.com/KeeperJo" });
    expect(asked).toEqual([]);
  });

  test("a page that looks like Mastodon and is none says itself where its feed is", async () => {
    const page = "https://journal.example/@keeper";
    const { looked } = look(
      {
        [page]: somePage(`<link rel=alternate type=application/rss+xml href=/feeds/keeper>`),
        "https://journal.example/feeds/keeper": someFeed("Keeper"),
      },
      page,
    );
    expect(await looked).toMatchObject({ kind: "feed", url: "https://journal.example/feeds/keeper" });
  });

  test.each([429, 403, 503])(
    "a known site that answers %i just now is told from one that has no such feed",
    async (status) => {
      const feed = "https://www.reddit.com/r/lanterns/.rss";
      expect(await look({ [feed]: { status } }, "r/lanterns").looked).toMatchObject({
        kind: "later",
        url: feed,
      });
      expect(await look({}, "r/lanterns").looked).toEqual({ kind: "failed", reason: `${feed} answered 404` });
    },
  );

  test("an address that the guard refuses fails with its reason", async () => {
    const url = "http://10.0.0.1/rss";
    const refused = new WebError("refused", url, "is not fetched: 10.0.0.1 is not a public address");
    const { looked, asked } = look({ [url]: refused }, url);
    expect(await looked).toEqual({ kind: "failed", reason: refused.message });
    expect(asked).toEqual([url]);
  });
});
