import { describe, expect, test } from "vitest";
import { expand, termsOf, wordsOf } from "../../src/lib/terms.ts";

describe("terms", () => {
  test.each([
    ["halts", "halted"],
    ["cutting", "cuts"],
    ["closed", "closing"],
    ["calling", "calls"],
    ["Turkish", "Turkey's"],
    ["the U.S.", "American"],
    ["the United States", "US"],
    ["UK", "British"],
    ["companies", "company"],
  ])("%s and %s are one", (one, other) => {
    expect(termsOf(one)).toHaveLength(1);
    expect(termsOf(one)).toEqual(termsOf(other));
  });

  test("us is not the US, and a sing-song keeps its song", () => {
    expect(termsOf("us")).toEqual([]);
    expect(termsOf("sing red")).toEqual(["sing", "red"]);
  });

  test("Chinese is characters and their pairs, kept as a run", () => {
    expect(termsOf("开源")).toEqual(["开", "源", "开源"]);
    expect(wordsOf("开源 Kestrel 模型")).toEqual(["开源", "kestre", "模型"]);
  });

  test("words that were kept make the same terms", () => {
    const text = "鹭鸟实验室开源 Kestrel 4.2，参数量 80 亿; weights are out";
    const kept: string[] = JSON.parse(JSON.stringify(wordsOf(text)));
    expect(expand(kept)).toEqual(termsOf(text));
  });
});
