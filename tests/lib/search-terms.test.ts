import { describe, expect, test } from "vitest";
import { searchRuns } from "../../src/lib/search-terms.ts";

describe("search terms", () => {
  test.each([
    ["大模型", [["大模", "模型"]]],
    ["GPU 价格", [["gpu"], ["价格"]]],
    ["我", [["我"]]],
    ["open source", [["open"], ["source"]]],
    ["Qwen3-TTS", [["qwen3"], ["tts"]]],
    ["語音、合成", [["語音"], ["合成"]]],
  ])("%j is found by %j", (text, runs) => {
    expect(searchRuns(text)).toEqual(runs);
  });

  test("a word of one script is cut from its neighbour of another, though no space stands between", () => {
    expect(searchRuns("发布Beacon3模型")).toEqual([["发布"], ["beacon3"], ["模型"]]);
    expect(searchRuns("GPT大模型v2")).toEqual([["gpt"], ["大模", "模型"], ["v2"]]);
  });

  test("long vowels and iteration marks belong to their words", () => {
    expect(searchRuns("サーバー")).toEqual([["サー", "ーバ", "バー"]]);
    expect(searchRuns("人々")).toEqual([["人々"]]);
  });

  test("hangul is read in pairs as well", () => {
    expect(searchRuns("데이터 센터")).toEqual([["데이", "이터"], ["센터"]]);
  });

  test("rare Han letters outside the basic plane are letters, not halves of them", () => {
    expect(searchRuns("𠮷野家")).toEqual([["𠮷野", "野家"]]);
  });

  test("width and case make no difference", () => {
    expect(searchRuns("ＧＰＵ ｻｰﾊﾞｰ")).toEqual(searchRuns("gpu サーバー"));
    expect(searchRuns("Gpu")).toEqual(searchRuns("gPU"));
  });

  test.each(["", "   ", '"*():^-+', "。，！", "🤗", "\u0000", "\uD800"])("%j holds no term", (text) => {
    expect(searchRuns(text)).toEqual([]);
  });
});
