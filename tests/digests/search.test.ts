import { describe, expect, test } from "vitest";
import { expressionOf } from "../../src/digests/search.ts";

describe("what people type into the search", () => {
  test("becomes a phrase for each of its words", () => {
    expect(expressionOf({ words: "大模型 GPU" })).toBe('terms : ("大模 模型" "gpu")');
  });

  test.each([
    ['beacon" OR "1', '"or" "beacon" "1"'],
    ['beacon" OR 1', '"beacon" "or" "1"'],
    ["NEAR(beacon, 5)", '"near" "beacon" "5"'],
    ["terms : beacon", '"terms" "beacon"'],
    ["beacon*", '"beacon"'],
    ["^beacon - lab", '"beacon" "lab"'],
    ["'; DROP TABLE tellings; --", '"drop" "table" "tellings"'],
    ["<script>alert(1)</script>", '"script" "alert" "1" "script"'],
    ["beacon\u0000lab", '"beacon" "lab"'],
    ["\uD83Dbeacon", '"beacon"'],
  ])("is never syntax: %j", (typed, expression) => {
    expect(expressionOf({ words: typed })).toBe(`terms : (${expression})`);
  });

  test.each(["", " ", '"', '""', "*", "AND".slice(3), "()", "🤗", "、。"])(
    "without a word asks nothing: %j",
    (typed) => {
      expect(expressionOf({ words: typed })).toBe("");
    },
  );

  test.each([
    ['"open source" beacon', '"open source" "beacon"'],
    ["“大模型 GPU”", '"大模 模型 gpu"'],
    ["「開源」『模型 3』", '"開源" "模型 3"'],
    ['beacon "" lab', '"beacon" "lab"'],
  ])("between quotation marks is one phrase: %j", (typed, expression) => {
    expect(expressionOf({ words: typed })).toBe(`terms : (${expression})`);
  });

  test("a single letter of Han is looked for at the beginning of its pairs", () => {
    expect(expressionOf({ words: "船" })).toBe('terms : ("船" *)');
  });

  test("is looked for within a newsletter and a topic, whatever they are called", () => {
    expect(expressionOf({ words: "gpu", newsletterId: "ai", topic: "AI 智能体" })).toBe(
      'terms : ("gpu") AND marks : "n6169" AND marks : "t616920e699bae883bde4bd93"',
    );
    expect(expressionOf({ words: "gpu", topic: '" OR "1' })).toMatch(
      /^terms : \("gpu"\) AND marks : "t[0-9a-f]+"$/,
    );
  });

  test("is cut where no reader would type so much", () => {
    expect(expressionOf({ words: "beacon ".repeat(500) }).match(/beacon/g)).toHaveLength(12);
  });
});
