import { describe, expect, test } from "vitest";
import { showEvidence, type ShownSpan } from "../../src/stories/show-evidence.ts";
import { somePost } from "./some-post.ts";

const shown = (spans: ShownSpan[]) =>
  spans.map(({ text, is }) => (is === "plain" ? text : is === "found" ? `[${text}]` : `?${text}?`)).join("");

const show = (story: { headline: string; summary: string; language?: string }, ...texts: string[]) =>
  showEvidence(
    { language: "zh", ...story },
    texts.map((text) => somePost({ title: "", text })),
  );

describe("a story beside its posts", () => {
  test("shows which of its numbers and names they bear out, and where", () => {
    const { headline, summary, posts, missing } = show(
      { headline: "Heron 2.1 发布", summary: "模型有 **80 亿**参数，得分 71%，由 Marten 投资 3 亿美元。" },
      "Heron 2.1 is out with 8B parameters. It scores 71% on RepoLadder.",
    );
    expect(shown(headline)).toContain("[Heron");
    expect(shown(summary)).toMatch(/有 \[80 亿\].*\[71%\].*\?Marten\?.*\?3 亿美元\?/);
    expect(summary.find(({ text }) => text === "80 亿")).toMatchObject({ bold: true, is: "found" });
    expect(shown(posts[0]?.text ?? [])).toMatch(/\[8B\].*\[71%\]/);
    expect(missing).toEqual(expect.arrayContaining(["Marten"]));
    expect(missing.join()).toMatch(/3 ?亿/);
  });

  test("keeps every letter of every text", () => {
    const story = {
      headline: "“Ｈｅｒｏｎ”，新版—— 2.1",
      summary: "它花了 **１２**，３４５ 元……**ﬁ** 128B，28B。",
      language: "zh",
    };
    const text = "花費１２，３４５元：28B 不是 128B。\n\n👩‍🚀 é e\u0301 <b>12</b>";
    const { headline, summary, posts } = show(story, text);
    const textOf = (spans: ShownSpan[] = []) => spans.map((span) => span.text).join("");
    expect(textOf(headline)).toBe(story.headline);
    expect(textOf(summary)).toBe(story.summary.replaceAll("**", ""));
    expect(textOf(posts[0]?.text)).toBe(text);
  });

  test("does not take a number for a part of another, or a name for a part of a word", () => {
    const { posts } = show(
      { headline: "Fin raised 5 million", summary: "Fin raised 5 million.", language: "en" },
      "Finally, 15 million and 5.5 million. Fin raised 5 million.",
    );
    expect(shown(posts[0]?.text ?? [])).toMatch(
      /^Finally, 15 million and 5\.5 million\. \[Fin\] raised \[5 million\]/,
    );
  });

  test("with nothing to check has nothing marked", () => {
    const { summary, missing } = show({ headline: "码头开放", summary: "码头开放了。" }, "码头今天开放。");
    expect([shown(summary), missing]).toEqual(["码头开放了。", []]);
  });
});
