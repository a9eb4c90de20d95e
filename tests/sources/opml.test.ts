import { existsSync, globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readOpml, type Listed } from "../../src/sources/opml.ts";
import { writeOpml } from "../../src/sources/write-opml.ts";

const LISTS = "../shared/data/feeds/opml";

const source = (facts: Partial<Listed>): Listed => ({
  kind: "feed",
  url: "https://lamp.example/rss",
  title: "Lamp Works",
  siteUrl: null,
  weight: 1,
  paused: false,
  folder: [],
  ...facts,
});

const opml = (outlines: string) => `<opml version="2.0"><head/><body>${outlines}</body></opml>`;

function read(document: string): Listed[] {
  const result = readOpml(document);
  if (result.kind === "unreadable") throw new Error(result.reason);
  return result.sources;
}

describe("reading a list", () => {
  test("folders in folders are walked through, in order", () => {
    const list = read(
      opml(`<outline text="Light"><outline text="Oil"><outline text="A" xmlUrl="https://a.example/rss"/></outline>
        <outline text="B" xmlUrl="https://b.example/rss"><outline text="C" xmlUrl="https://c.example/rss"/></outline>
        </outline><outline text="D" xmlUrl="https://d.example/rss"/><outline text="a page" url="https://e.example"/>`),
    );
    expect(list.map(({ title, folder }) => [title, folder.join("/")])).toEqual([
      ["A", "Light/Oil"],
      ["B", "Light"],
      ["C", "Light"],
      ["D", ""],
    ]);
    const again = read(writeOpml("Light & Oil", list));
    expect(new Set(again)).toEqual(new Set(list));
  });

  test("one address is one source, however it is spelled; the first counts, and what it lacks is filled in", () => {
    const list = read(
      opml(`<outline text="" xmlUrl="https://LAMP.example:443/rss"/>
        <outline text="Lamp" htmlUrl="https://lamp.example/" xmlUrl=" https://lamp.example/rss "/>
        <outline text="Keeper" xmlUrl="https://twitter.com/KeeperJo"/>
        <outline text="Keeper again" xmlUrl="https://x.com/keeperjo"/>`),
    );
    expect(list).toEqual([
      source({ url: "https://LAMP.example:443/rss", title: "Lamp", siteUrl: "https://lamp.example/" }),
      source({ kind: "x", url: "https://x.com/KeeperJo", title: "Keeper" }),
    ]);
  });

  test("dead, odd and impossible addresses stay in the list", () => {
    const urls = ["ftp://lamp.example/rss", "lamp.example/rss", "http://10.0.0.1/rss", "nonsense"];
    const list = read(opml(urls.map((url) => `<outline text="x" xmlUrl="${url}"/>`).join("")));
    expect(list.map(({ url }) => url)).toEqual(urls);
  });

  test("attributes in any capitals, no title, and feed: addresses", () => {
    const list = read(
      opml(`<outline TEXT="Lamp" XMLURL="feed://lamp.example/rss"/>
        <Outline title="" text="https://b.example/rss" xmlurl="feed:https://b.example/rss"/>`),
    );
    expect(list).toMatchObject([
      { url: "http://lamp.example/rss", title: "Lamp" },
      { url: "https://b.example/rss" },
    ]);
  });

  test("a list that is not well formed gives what can be read", () => {
    const list = read(
      `<opml><body><outline text="A & B" xmlUrl="https://a.example/?x=1&y=2"><outline text="C" xmlUrl="https://c.example/`,
    );
    expect(list).toMatchObject([{ title: "A & B", url: "https://a.example/?x=1&y=2" }]);
  });

  test.each([
    "",
    "no opml",
    "<html><body/></html>",
    opml(""),
    opml(`<outline text="x"/>`),
    `<outline xmlUrl="https://a.example"/>`,
  ])("%j is answered with a sentence", (document) => {
    expect(readOpml(document)).toEqual({ kind: "unreadable", reason: expect.stringMatching(/OPML/) });
  });

  test("an entity bomb does not grow", () => {
    const bomb = `<!DOCTYPE o [<!ENTITY a "lamp"><!ENTITY b "&a;&a;&a;&a;">]>${opml(`<outline text="&b;" xmlUrl="https://a.example/"/>`)}`;
    expect(read(bomb)[0]?.title.length).toBeLessThan(10);
  });
});

describe("a list written and read again", () => {
  const nasty = [
    source({}),
    source({ url: "https://lamp.example/?a=1&b=%20", title: `AT&amp;T "<b>" 'x' ]]> &#39;` }),
    source({ url: "https://a.example/1", title: "灯塔 🚀 é", siteUrl: "https://a.example/?x=1&y=<2>" }),
    source({ url: "https://a.example/2", title: "007", weight: 3 }),
    source({ url: "https://a.example/3", title: "", weight: 0, paused: true }),
    source({ url: "https://a.example/4", title: "true", paused: true }),
    source({ url: "ftp://a.example/5", title: "no web" }),
    source({ kind: "x", url: "https://x.com/KeeperJo", title: "@KeeperJo", weight: 10 }),
    source({ kind: "x", url: "https://x.com/LampWorks", title: "Lamp", siteUrl: "https://lamp.example/" }),
  ];

  test("is the same list", () => {
    expect(read(writeOpml(`A & <B> "C"`, nasty))).toEqual(nasty);
  });

  test("is the same text the second time", () => {
    const once = writeOpml("Lamps", nasty);
    expect(writeOpml("Lamps", read(once))).toBe(once);
  });

  test("is well formed though a title holds what XML can't", () => {
    const written = writeOpml("\u0000", [source({ title: "a\u000bb\nc\ud800" })]);
    expect(read(written)).toEqual([source({ title: "a b c" })]);
    for (const letter of "\0\u000b\ud800") expect(written).not.toContain(letter);
  });

  test("names itself, the kind of its outlines and its own attributes in their namespace", () => {
    const written = writeOpml("Lamps", [source({ weight: 2, kind: "x", url: "https://x.com/KeeperJo" })]);
    expect(written).toMatch(/^<\?xml [^>]*\?>\s*<opml version="2.0" xmlns:watchbell="[^"]+">/);
    expect(written).toContain('htmlUrl="https://x.com/KeeperJo"');
    expect(written).toContain('watchbell:weight="2"');
  });

  test("an empty list is a document too", () => {
    const written = writeOpml("Lamps", []);
    expect(written).toContain("<body>");
    expect(readOpml(written)).toMatchObject({ reason: expect.stringContaining("names no feed") });
  });
});

describe.skipIf(!existsSync(LISTS))("the lists of shared/", () => {
  test.each(globSync(`${LISTS}/*.opml`))("%s loses nothing on the way in and out", (path) => {
    const document = readFileSync(path, "utf8");
    const list = read(document);
    const addresses = [...document.matchAll(/xmlUrl="([^"]*)"/g)].map(([, url = ""]) =>
      url.replaceAll("&amp;", "&"),
    );
    expect(new Set(list.map(({ url }) => url))).toEqual(new Set(addresses));
    expect(read(writeOpml("Again", list))).toEqual(list);
  });
});
