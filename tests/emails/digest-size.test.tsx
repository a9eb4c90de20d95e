/** @jsxImportSource react */
import { render } from "react-email";
import { expect, it } from "vitest";
import DigestMail from "../../emails/digest.tsx";
import { chineseDigest } from "../../emails/samples/chinese-digest.ts";

const bytes = (html: string) => new TextEncoder().encode(html).length;

const stories = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    position: index + 1,
    headline: "某公司发布新一代模型并公开全部训练数据与评测方法的完整清单和说明文档",
    url: `https://x.example/a_long_handle/status/19973879130220382${index}`,
    author: "某位作者的名字 🤗",
    // 200 characters in three bold terms and the text between them
    summary: [1, 2, 3].flatMap(() => [
      { text: "汉".repeat(52), bold: false },
      { text: "粗".repeat(15), bold: true },
    ]),
    note: "原文摘录",
    language: "zh-CN",
    sources: [2, 3, 4].map((number) => ({
      number,
      url: `https://x.example/another_handle/status/1997423951811686${index}${number}`,
      author: "另一位作者的名字",
    })),
    sourceCountText: "4 个来源",
    update: null,
  }));

// Gmail clips a mail at about 102 KB and hides its footer, unsubscribe link included.
it("a digest of thirty Chinese stories with four sources each stays under 90 KB", async () => {
  expect(bytes(await render(<DigestMail {...chineseDigest} stories={stories(30)} />))).toBeLessThan(90_000);
});

it("a story costs at most 1.3 KB beside its own words and links", async () => {
  const sizeOf = async (count: number) =>
    bytes(await render(<DigestMail {...chineseDigest} stories={stories(count)} />));
  const words = JSON.stringify(Object.values(stories(1)[0]!));
  const perStory = ((await sizeOf(30)) - (await sizeOf(10))) / 20;
  expect(perStory - bytes(words)).toBeLessThan(1_300);
});
