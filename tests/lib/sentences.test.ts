import { describe, expect, test } from "vitest";
import { isBalanced, sentencesOf } from "../../src/lib/sentences.ts";

describe("a text is cut into sentences", () => {
  test.each([
    ["a version", "Kestrel v1.2 is out. It reads forms.", ["Kestrel v1.2 is out.", "It reads forms."]],
    [
      "e.g. and i.e.",
      "It reads forms, e.g. Tax returns. It is free.",
      ["It reads forms, e.g. Tax returns.", "It is free."],
    ],
    ["U.S. within a name", "The U.S. Senate met. It voted.", ["The U.S. Senate met.", "It voted."]],
    [
      "U.S. at an end",
      "It opens in the U.S. The price is low.",
      ["It opens in the U.S.", "The price is low."],
    ],
    ["No. 5", "Berth No. 5 is closed. No. We asked.", ["Berth No. 5 is closed.", "No.", "We asked."]],
    ["initials and titles", "Dr. M. Quill spoke. Mr. Otto left.", ["Dr. M. Quill spoke.", "Mr. Otto left."]],
    ["a date", "It ships on Jan. 5. Tests ended.", ["It ships on Jan. 5.", "Tests ended."]],
    ["Inc.", "Heron Inc. shares rose. They fell later.", ["Heron Inc. shares rose.", "They fell later."]],
    [
      "decimals",
      "Errors fell by 3.5 percent. 2.5 was the goal.",
      ["Errors fell by 3.5 percent.", "2.5 was the goal."],
    ],
    ["an ellipsis that goes on", "We waited... and it came. Good.", ["We waited... and it came.", "Good."]],
    [
      "a lost space",
      "How do you read income tax?It is clear from the form.",
      ["How do you read income tax?", "It is clear from the form."],
    ],
    ["the number of a list", "1. Open the file. 2. Read it.", ["1. Open the file.", "2. Read it."]],
    ["Chinese decimals", "误差降到 3.5%。价格不变！", ["误差降到 3.5%。", "价格不变！"]],
    ["two marks", "真的？！是的。", ["真的？！", "是的。"]],
    ["a Chinese ellipsis", "他等了很久……终于来了。散会。", ["他等了很久……终于来了。", "散会。"]],
    ["half-width marks amid Han", "痛心!三家医院停诊", ["痛心!", "三家医院停诊"]],
  ])("at the right place beside %s", (_, text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
  });

  test("a quote of several sentences stays one, with who says it", () => {
    expect(sentencesOf("“我们开源了。权重也在。”林青禾说。下一版在五月。")).toEqual([
      "“我们开源了。权重也在。”林青禾说。",
      "下一版在五月。",
    ]);
    expect(sentencesOf('She wrote: "It works. We tried it." Then she left.')).toEqual([
      'She wrote: "It works. We tried it."',
      "Then she left.",
    ]);
  });

  test("an aside in brackets stays with its sentence", () => {
    expect(sentencesOf("Try it (Adults only. Not in Otterland.) and write to us. Bye.")).toEqual([
      "Try it (Adults only. Not in Otterland.) and write to us.",
      "Bye.",
    ]);
  });

  test("a line that ends on a comma goes on in the next, a list does not", () => {
    expect(sentencesOf("参数 80 亿，\n支持 32 种语言")).toEqual(["参数 80 亿，支持 32 种语言"]);
    expect(sentencesOf("Ships today,\n1. in blue")).toEqual(["Ships today,", "1. in blue"]);
  });

  test("a quote that is never closed does not swallow the rest", () => {
    const text = `He said: “It works. ${"Then another thing happened here. ".repeat(20)}`;
    expect(sentencesOf(text).length).toBeGreaterThan(10);
  });

  test("in no time, whatever the text is made of", () => {
    const start = performance.now();
    for (const piece of [")", "(", "“。", '". ', "。”", "，\n", "a.A "]) sentencesOf(piece.repeat(20_000));
    expect(performance.now() - start).toBeLessThan(4000);
  });
});

test("brackets and quotes balance, whatever closes without being opened", () => {
  expect(isBalanced("（一）《二》“三” (four) 1) [x]")).toBe(true);
  expect(isBalanced("He said “it works")).toBe(false);
  expect(isBalanced('one " alone')).toBe(false);
});
