import { describe, expect, test } from "vitest";
import { markdownOf } from "../../src/digests/markdown.ts";
import { someDigest, someNewsletter, somePost, someStory } from "./some-digest.ts";

const EXPECTED = `---
title: "2026.03.25.12 过去4小时“港口”发生了什么？"
date: 2026-03-25T12:00:00+08:00
categories: ["大模型", "航运"]
---

1.  [Beacon 3 发布-灯塔实验室](https://lab.example/beacon)

    灯塔实验室发布了 **Beacon 3**，参数量为 80 亿。

2.  [北港换用新吊机-鸥 (gull.example)](https://gull.example/cranes)

    北港装上了 **四台吊机**。

    其他来源：[2. 港务局](https://port.example/4) · [3. clem 🤗](https://clem.example/1)`;

const lines = (digest: Parameters<typeof markdownOf>[0], newsletter = someNewsletter()) =>
  markdownOf(digest, newsletter).split("\n");

describe("a digest as Markdown", () => {
  test("has the form of the reference, to the byte", () => {
    const digest = someDigest({
      title: "2026.03.25.12 过去4小时“港口”发生了什么？",
      categories: ["大模型", "航运"],
      stories: [
        someStory({ summary: "灯塔实验室发布了 **Beacon 3**，参数量为 80 亿。" }),
        someStory({
          position: 2,
          headline: "北港换用新吊机",
          summary: "北港装上了 **四台吊机**。",
          posts: [
            somePost({ author: "鸥 (gull.example)", url: "https://gull.example/cranes" }),
            somePost({ author: "港务局", url: "https://port.example/4" }),
            somePost({ author: "clem 🤗", url: "https://clem.example/1" }),
          ],
        }),
      ],
    });
    expect(markdownOf(digest, someNewsletter())).toBe(EXPECTED);
  });

  test("numbers of one and two digits take the same room", () => {
    const digest = someDigest({ stories: [9, 10].map((position) => someStory({ position })) });
    expect(
      lines(digest)
        .filter((line) => /^\d/.test(line))
        .map((line) => line.indexOf("[")),
    ).toEqual([4, 4]);
  });

  test("names further sources in the newsletter's language", () => {
    const stories = [someStory({ posts: [somePost(), somePost({ author: "Gull" })] })];
    expect(lines(someDigest({ stories }), someNewsletter({ language: "en" }))).toContain(
      "    More sources: [2. Gull](https://lab.example/beacon)",
    );
  });

  test("quotes in a title end neither it nor the front matter", () => {
    const [, title] = lines(someDigest({ title: 'The "big" \\ one\n---\ndraft: true' }));
    expect(title).toBe('title: "The \\"big\\" \\\\ one\\n---\\ndraft: true"');
  });

  test("a digest without stories is its front matter", () => {
    expect(markdownOf(someDigest({ stories: [] }), someNewsletter())).toMatch(/^---\n[^]*\n---$/);
  });
});

describe("what a post says in Markdown", () => {
  const storyOf = (story: Parameters<typeof someStory>[0]) => {
    const all = lines(someDigest({ stories: [someStory(story)] }));
    return all.slice(all.indexOf("---", 1) + 2);
  };

  test("brackets stay text of the link", () => {
    const [head] = storyOf({
      headline: "a](https://evil.example) [b",
      posts: [somePost({ author: "x] [y\\" })],
    });
    expect(head).toBe("1.  [a\\](https://evil.example) \\[b-x\\] \\[y\\\\](https://lab.example/beacon)");
  });

  test("a tag is dead, and so is code that would swallow the link", () => {
    const [head, , summary] = storyOf({
      headline: "<script>alert(1)</script> `code",
      summary: "<img src=x onerror=alert(1)> `x` **b**",
      posts: [somePost({ author: "<b>`" })],
    });
    expect(head).toBe("1.  [\\<script>alert(1)\\</script> \\`code-\\<b>\\`](https://lab.example/beacon)");
    expect(summary).toBe("    \\<img src=x onerror=alert(1)> \\`x\\` **b**");
  });

  test.each(["javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "/relative", ""])(
    "a story of a post at %j has a link that leads nowhere",
    (url) => {
      const [head] = storyOf({ posts: [somePost({ url })] });
      expect(head).toBe("1.  [Beacon 3 发布-灯塔实验室]()");
    },
  );

  test("a further source at an address that runs is named, and its link leads nowhere", () => {
    const text = storyOf({
      posts: [somePost(), somePost({ author: "Gull", url: "javascript:alert(1)" })],
    }).join("\n");
    expect(text).toContain("    其他来源：[2. Gull]()");
  });

  test("an address keeps its brackets and spaces inside the link", () => {
    const [head] = storyOf({ posts: [somePost({ url: "https://lab.example/a_(b) c<d>" })] });
    expect(head).toMatch(/\]\(https:\/\/lab\.example\/a_%28b%29%20c%3Cd%3E\)$/);
  });

  test.each(["https://lab.example/?q=\\", "https://lab.example/?q={{<x>}}"])(
    "nothing in %s ends its link",
    (url) => {
      const [head] = storyOf({ posts: [somePost({ url })] });
      expect(head).toMatch(/\]\(https:[^()\\{}<>\s]+\)$/);
    },
  );

  test("is no shortcode of a site generator", () => {
    const [head, , summary] = storyOf({ headline: "{{< readfile >}}", summary: "{{% x %}} {% y %} {{{ z" });
    expect(`${head}${summary}`).not.toMatch(/\{\{|\{%/);
    expect(summary).toBe("    {\\{\\% x %}} {\\% y %} {\\{\\{ z");
  });

  test("lines of a post don't break the list", () => {
    const [head, , summary, end] = storyOf({ headline: "one\n\n# two", summary: "a\n\n    b\r\n- c" });
    expect(head).toContain("[one # two-");
    expect(summary).toBe("    a b - c");
    expect(end).toBeUndefined();
  });

  test.each([
    ["# Beacon", "\\# Beacon"],
    ["> Beacon", "\\> Beacon"],
    ["- Beacon", "\\- Beacon"],
    ["+ Beacon", "\\+ Beacon"],
    ["1. Beacon", "1\\. Beacon"],
    ["2026) Beacon", "2026\\) Beacon"],
    ["---", "\\---"],
    ["* Beacon", "\\* Beacon"],
    ["~~~ Beacon", "\\~\\~\\~ Beacon"],
    ["**Beacon** is out", "**Beacon** is out"],
    ["-5 °C", "-5 °C"],
    ["3.5 Beacon", "3.5 Beacon"],
  ])("a paragraph that begins with %j stays a paragraph", (summary, written) => {
    expect(storyOf({ summary })[2]).toBe(`    ${written}`);
  });
});
