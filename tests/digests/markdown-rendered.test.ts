/** The Markdown as a CommonMark reader (its reference implementation) understands it, which is what Hugo's does too. */
import { readFileSync } from "node:fs";
import { Parser, type Node } from "commonmark";
import { describe, expect, test } from "vitest";
import { boldSpans, withoutBold } from "../../src/lib/bold.ts";
import type { Issue } from "../../src/digests/issue.ts";
import { issueOf, markdownOf } from "../../src/digests/markdown.ts";
import { readIssue } from "../../src/digests/read-markdown.ts";
import { chance } from "./chance.ts";
import { someDigest, someNewsletter, somePost, someStory } from "./some-digest.ts";
import { someWildDigest } from "./wild-digest.ts";

type Rendered = { paragraphs: { text: string; links: [text: string, href: string][]; bold: string[] }[] };

const childrenOf = (node: Node): Node[] => {
  const children: Node[] = [];
  for (let child = node.firstChild; child; child = child.next) children.push(child);
  return children;
};
const textOf = (node: Node): string => (node.literal ?? "") + childrenOf(node).map(textOf).join("");
const findAll = (node: Node, type: string): Node[] => [
  ...(node.type === type ? [node] : []),
  ...childrenOf(node).flatMap((child) => findAll(child, type)),
];
const kindsIn = (node: Node): string[] => [node.type, ...childrenOf(node).flatMap(kindsIn)];

/** As both write it: brackets and letters in an address may stand for themselves. */
const sameAddress = (url: string) =>
  url
    .replaceAll("%5B", "[")
    .replaceAll("%5D", "]")
    .replace(/[^\x20-\x7e]/gu, encodeURIComponent);

function render(markdown: string) {
  const body = markdown.slice(markdown.indexOf("\n---", 3) + 4);
  const document = new Parser().parse(body);
  const blocks = childrenOf(document);
  const list = blocks.at(-1);
  if (!list) throw new Error("nothing was rendered");
  const items = childrenOf(list).map((item): Rendered => {
    const paragraphs = childrenOf(item).map((paragraph) => ({
      text: textOf(paragraph),
      links: findAll(paragraph, "link").map((link): [string, string] => [
        textOf(link),
        sameAddress(link.destination ?? ""),
      ]),
      bold: findAll(paragraph, "strong").map(textOf),
    }));
    return { paragraphs };
  });
  return { blocks: blocks.map(({ type }) => type), items, kinds: new Set(kindsIn(document)) };
}

function expected({ stories, language }: Issue): Rendered[] {
  const [updateLabel, sourcesLabel] =
    language === "en" ? ["Update of: ", "More sources: "] : ["更新自：", "其他来源："];
  return stories.map(({ headline, author, url, summary, update, sources }) => {
    const links = sources.map((source, at): [string, string] => [
      `${at + 2}. ${source.author}`.trim(),
      sameAddress(source.url),
    ]);
    const head = `${headline}-${author}`;
    return {
      paragraphs: [
        { text: head, links: [[head, sameAddress(url)]], bold: [] },
        {
          text: withoutBold(summary),
          links: [],
          bold: boldSpans(summary).flatMap(({ text, bold }) => (bold ? [text] : [])),
        },
        ...(update
          ? [
              {
                text: updateLabel + update.text,
                links: [[update.text, sameAddress(update.url)]] as [string, string][],
                bold: [],
              },
            ]
          : []),
        ...(links.length > 0
          ? [{ text: sourcesLabel + links.map(([text]) => text).join(" · "), links, bold: [] }]
          : []),
      ],
    };
  });
}

const PLAIN_KINDS = new Set(["document", "list", "item", "paragraph", "link", "text", "strong"]);

describe("the Markdown of a digest, rendered", () => {
  test("has an item a story with all of its paragraphs, links and bold terms, whatever anyone wrote", () => {
    for (let seed = 1000; seed < 1200; seed++) {
      const { digest, newsletter, updates } = someWildDigest(chance(seed));
      const own = {
        ...digest,
        stories: digest.stories.map((story) => ({ ...story, kind: "written" as const })),
      };
      const markdown = markdownOf(own, newsletter, updates);
      const { items, kinds, blocks } = render(markdown);
      expect(items, markdown).toEqual(expected(issueOf(own, newsletter, updates)));
      expect([...kinds].filter((kind) => !PLAIN_KINDS.has(kind))).toEqual([]);
      expect(blocks).toEqual(own.opening ? ["paragraph", "list"] : ["list"]);
      expect(markdown.slice(markdown.indexOf("\n---", 3))).not.toMatch(/\{\{[<%]|<!--/);
    }
  }, 60_000);

  test.each([
    "<script>alert(1)</script>",
    "x](https://evil.example) [y",
    "{{< readfile >}} {{% x %}}",
    "C:\\new\\",
    "a | b | c",
    "<!-- x",
    "<!--more-->",
    "&lt;b&gt; &amp; &#35;",
    "# not a heading",
    "~~gone~~ _x_ *y* __z__ ``c``",
    "![image](https://evil.example/x.png)",
    "[ref]: https://evil.example",
    "<https://evil.example>",
  ])("a headline, an author and a summary that say %j say just that", (text) => {
    const digest = someDigest({
      opening: text,
      stories: [
        someStory({
          headline: text,
          summary: text,
          posts: [somePost({ author: text }), somePost({ author: text })],
        }),
      ],
    });
    const { items, kinds } = render(markdownOf(digest, someNewsletter()));
    expect(items[0]?.paragraphs.map(({ text }) => text)).toEqual([
      `${text}-${text}`,
      text,
      `其他来源：2. ${text}`,
    ]);
    expect([...kinds].filter((kind) => !PLAIN_KINDS.has(kind))).toEqual([]);
  });

  test("further sources belong to their story below numbers of one, two and three digits", () => {
    const stories = Array.from({ length: 101 }, (_, at) =>
      someStory({ position: at + 1, posts: [somePost(), somePost({ author: "鸥" })] }),
    );
    const { items, blocks } = render(markdownOf(someDigest({ stories }), someNewsletter()));
    expect(blocks).toEqual(["list"]);
    expect(new Set(items.map(({ paragraphs }) => paragraphs.length))).toEqual(new Set([3]));
  });

  test("the sample has its links where its stories have them", () => {
    const sample = readFileSync("tests/digests/samples/harbour-2026-03-25-12.md", "utf8");
    const read = readIssue(sample);
    if (read.kind !== "issue") throw new Error(read.reason);
    const links = render(sample).items.map(({ paragraphs }) => paragraphs.map(({ links }) => links));
    expect(links).toEqual(expected(read.issue).map(({ paragraphs }) => paragraphs.map(({ links }) => links)));
  });
});

describe("bold terms that end in punctuation", () => {
  test.each([
    ["名为**《箭》**的短片", "名为《**箭**》的短片"],
    ["通过**“潮汐”**概念", "通过“**潮汐**”概念"],
    ["约**50%**的人", "约**50**%的人"],
    ["**数十名（超过50人）**职员", "**数十名（超过50人**）职员"],
    ["见 **《箭》** 一文", "见 **《箭》** 一文"],
    ["**《箭》**，**x**", "**《箭》**，**x**"],
    ["是**甲****乙**的", "是**甲乙**的"],
    ["是**——**的", "是——的"],
    ["平常的**词**。", "平常的**词**。"],
  ])("%s is printed as %s in a digest of our own", (summary, printed) => {
    const markdown = markdownOf(someDigest({ stories: [someStory({ summary })] }), someNewsletter());
    expect(markdown.split("\n").at(-1)).toBe(`    ${printed}`);
  });

  test("an imported issue keeps its own", () => {
    const stories = [someStory({ kind: "imported", summary: "名为**《箭》**的短片" })];
    expect(markdownOf(someDigest({ stories }), someNewsletter())).toContain("    名为**《箭》**的短片");
  });
});
