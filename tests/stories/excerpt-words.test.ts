import { describe, expect, test } from "vitest";
import { withoutCredits } from "../../src/stories/credits.ts";
import { plainOf, quotablesOf } from "../../src/stories/quotable.ts";
import { somePost } from "./some-post.ts";

const quoted = (text: string, handle: string | null = "heronlab") =>
  quotablesOf([somePost({ text, title: "", handle })]).map((one) => one.text);

describe("the words of a post", () => {
  test.each([
    ["a retweet's head", "RT @mira: Heron 2 is out", "Heron 2 is out"],
    [
      "a thread's counters",
      "1/7 Heron 2 ships today.\n\n2/ It is fast. (2/7)",
      "Heron 2 ships today.\n\nIt is fast.",
    ],
    ["fractions, which stay", "1/3 of the clerks tried it", "1/3 of the clerks tried it"],
    ["Chinese counters", "(3/5) 第三点：速度", "第三点：速度"],
    ["hashtags", "#Heron is #fast now\n#ai #forms", "Heron is fast now"],
    ["Chinese topics", "#松涛发布# 参数 80 亿", "松涛发布 参数 80 亿"],
    ["numbers and languages with a hash, which stay", "C# and #1 and F#", "C# and #1 and F#"],
    ["mentions", "Built with @heron_ai, by @mira’s team", "Built with heron_ai, by mira’s team"],
    ["packages, which stay", "Run npm i @heron/cli first", "Run npm i @heron/cli first"],
    ["credits", "It ships today thx @otto @mira 🙏", "It ships today"],
    ["emoji", "🚀 Heron 2 is out 🎉 in the 🇺🇸USA 👩‍💻", "• Heron 2 is out in the USA"],
    ["numbered keycaps", "1️⃣ Install it", "• Install it"],
    ["emoticons", "The old model is gone :(", "The old model is gone"],
    ["styled letters", "𝟷.𝟸𝚜 𝚏𝚊𝚜𝚝𝚎𝚛", "1.2s faster"],
    [
      "markdown",
      "## Heron 2\n**Fast** and _small_: `heron run` [docs](https://h.example/d)",
      "Heron 2\nFast and small: heron run docs",
    ],
    ["code fences", "It is fast.\n```\nheron()\n```\nTry.", "It is fast.\n\nTry."],
    ["entities", "R&amp;D &lt; sales", "R&D < sales"],
    [
      "spaces before full-width marks",
      "灯塔 4 发布 ，价格不变 （测试版）",
      "灯塔 4 发布，价格不变（测试版）",
    ],
  ])("come without %s", (_, text, plain) => {
    expect(plainOf(text)).toBe(plain);
  });

  test("lose a link and keep its sentence's mark", () => {
    expect(plainOf("It is out: https://h.example/2. It is fast.")).toBe(
      "It is out:. It is fast.".replace(":.", ":."),
    );
    expect(plainOf("Weights (https://h.example/w) are open.")).toBe("Weights are open.");
  });

  test("name the site where the sentence needs it, but not a shortened link", () => {
    expect(plainOf("The form is live at https://www.h.example/form and free.")).toBe(
      "The form is live at h.example and free.",
    );
    expect(quoted("The first sentence stands alone. The form is live at https://t.co/abc and free.")).toEqual(
      ["The first sentence stands alone."],
    );
  });
});

describe("a sentence may be quoted", () => {
  test("when it stood before a link, without the colon", () => {
    expect(quoted("Heron 2 won by nine points (as judged by clerks): https://t.co/abc")).toEqual([
      "Heron 2 won by nine points (as judged by clerks)",
    ]);
  });

  test.each([
    "Read more: https://t.co/a",
    "Read the full post here",
    "Try it now at https://t.co/a",
    "Thank you to our sponsors:\n🏆 @tern — ledgers for teams",
    "Link below",
    "Update the app to give it a try",
    "Let me know what you think!",
    "Would love your feedback!",
    "npm install --global @heron/cli",
    "HERON_NEW_INIT=1 heron",
    "(46:30) Why clerks like forms",
    "Write to press@heron.example for a copy",
    "点击阅读全文",
    "扫描二维码关注公众号，领取资料",
    "来源：海隅日报",
  ])("but not %j", (line) => {
    expect(quoted(`Heron 2 reads forms in forty languages.\n\n${line}`)).toEqual([
      "Heron 2 reads forms in forty languages.",
    ]);
  });

  test("as news, though it has a word of those in it", () => {
    for (const line of [
      "Image search is now available in Heron 2.",
      "Thanks to a new parser, errors fell by half.",
      "Share prices of Heron rose by a tenth.",
      "关注度最高的是第三家医院，七成医生每天使用。",
    ])
      expect(quoted(line)).toEqual([line]);
  });

  test("not when the network cut it off", () => {
    const whole = "Heron 2 reads scanned forms in forty languages and runs on one card. ".repeat(3).trim();
    const cut = `${whole} Clerks in three towns have tried it since March and they found that`;
    expect(cut.length).toBeGreaterThan(262);
    expect(cut.length).toBeLessThan(285);
    expect(quoted(`${cut} https://t.co/abc`).join(" ")).not.toContain("they found that");
    expect(quoted("Clerks tried it and they found that").join(" ")).toContain("they found that");
  });

  test("not as the heading or caption of an article", () => {
    const text = "Featured image\n\nHeron 2 reads forms.\n\nHow we measured\n\nWe asked three towns.";
    expect(quoted(text, null)).toEqual(["Heron 2 reads forms.", "We asked three towns."]);
  });

  test("not with half of a quote or a bracket", () => {
    expect(quoted("Heron 2 reads forms. He said “it works and left.")).toEqual(["Heron 2 reads forms."]);
  });

  test("without the dateline", () => {
    expect(quoted("海隅社临州8月5日电（记者林青禾）松涛 2.0 今天发布，参数 80 亿。", null)).toEqual([
      "松涛 2.0 今天发布，参数 80 亿。",
    ]);
    expect(quoted("HARBOUR CITY (Reuters) - Heron Labs released Kestrel-9.", null)).toEqual([
      "Heron Labs released Kestrel-9.",
    ]);
  });

  test("and not with the title that ran into it", () => {
    const title = "Otter bridge closes for repairs";
    const post = somePost({ title, text: `${title}The bridge over the Otter closes on Monday.` });
    expect(quotablesOf([post]).map((one) => one.text)).toContain(
      "The bridge over the Otter closes on Monday.",
    );
  });
});

describe("the words of an article", () => {
  test.each([
    ["in brackets", "The bridge at Amity is closed. (Jo Marsh/AP Photo/Jo Marsh) It opens in May."],
    ["after a word", "The bridge at Amity is closed. Photo: AFPIt opens in May."],
    ["in capitals", "The bridge at Amity is closed. REUTERS/Jo MarshIt opens in May."],
    ["and calls to read more", "The bridge at Amity is closed. READ MORE: It opens in May."],
  ])("come without the credits of pictures %s", (_, text) => {
    expect(quoted(text, null)).toEqual(["The bridge at Amity is closed.", "It opens in May."]);
  });

  test("keep what looks like a credit and is none", () => {
    const text = "The picture: a bridge in two parts (AP, the town's port, owns it) © and a capital.";
    expect(withoutCredits(text)).toBe(text);
  });
});

test("a sentence with a place left open is not quoted, and links in brackets leave none", () => {
  expect(
    quoted(
      "Every request I see: review <URL> [...]\nHeron 2 writes forms. It now returns a list of <Heron> at every call.",
    ),
  ).toEqual(["Heron 2 writes forms.", "It now returns a list of <Heron> at every call."]);
  expect(quoted("Heron 2 writes forms <https://h.example/a>.")).toEqual(["Heron 2 writes forms."]);
});

test("a link without its scheme is no sentence, and what merely has a dot in it is none either way", () => {
  expect(
    quoted(
      "Heron 2 scores 64.2 on forms. heron.example/news/heron-2\nNode.js runs it. See h.example/a today.",
    ),
  ).toEqual(["Heron 2 scores 64.2 on forms.", "Node.js runs it.", "See h.example/a today."]);
});
