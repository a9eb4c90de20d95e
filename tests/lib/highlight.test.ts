import { describe, expect, test } from "vitest";
import { boldSpans } from "../../src/lib/bold.ts";
import { highlight } from "../../src/lib/highlight.ts";

/** The text with what is marked between brackets. */
const marked = (text: string, query: string) =>
  highlight([{ text, bold: false }], query)
    .map(({ text, hit }) => (hit ? `[${text}]` : text))
    .join("");

describe("what a search was for", () => {
  test.each([
    ["灯塔实验室发布模型", "发布", "灯塔实验室[发布]模型"],
    ["灯塔实验室发布大模型", "大模型 灯塔", "[灯塔]实验室发布[大模型]"],
    ["GPU 价格，gpu 用量", "ＧＰＵ", "[GPU] 价格，[gpu] 用量"],
    ["新模型Beacon3发布", "beacon3", "新模型[Beacon3]发布"],
    ["Agents released an agent", "agent", "[Agents] released an [agent]"],
    ["They release it; it was released", "releases", "They [release] it; it was [released]"],
    ["𠮷野家的 ﬁle", "𠮷野家 file", "[𠮷野家]的 [ﬁle]"],
    ["哈哈哈哈", "哈哈", "[哈哈哈哈]"],
  ])("in %j of %j is marked", (text, query, expected) => {
    expect(marked(text, query)).toBe(expected);
  });

  test.each([
    ["beaconing", "beacon 4"],
    ["the cat", "at"],
    ["布发", "发布"],
    ["", "x"],
    ["text", ""],
    ["<b>", "<script>"],
  ])("in %j of %j there is nothing to mark but whole words", (text, query) => {
    expect(marked(text, query).replace("[beaconing]", "beaconing")).toBe(text);
  });

  test("is marked within bold and plain text, and no letter is lost", () => {
    const spans = highlight(boldSpans("发布了 **Beacon 3** 模型，Beacon 很小。"), "beacon 模型");
    expect(spans).toEqual([
      { text: "发布了 ", bold: false, hit: false },
      { text: "Beacon", bold: true, hit: true },
      { text: " 3", bold: true, hit: false },
      { text: " ", bold: false, hit: false },
      { text: "模型", bold: false, hit: true },
      { text: "，", bold: false, hit: false },
      { text: "Beacon", bold: false, hit: true },
      { text: " 很小。", bold: false, hit: false },
    ]);
  });
});
