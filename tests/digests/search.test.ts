import { describe, expect, test } from "vitest";
import { expressionOf } from "../../src/digests/search.ts";

describe("what people type into the search", () => {
  test("becomes a phrase for each of its words", () => {
    expect(expressionOf("大模型 GPU")).toBe('"大模 模型" "gpu"');
  });

  test.each([
    ['beacon" OR "1', '"beacon" "or" "1"'],
    ["NEAR(beacon, 5)", '"near" "beacon" "5"'],
    ["terms : beacon", '"terms" "beacon"'],
    ["beacon*", '"beacon"'],
    ["^beacon - lab", '"beacon" "lab"'],
    ["'; DROP TABLE story_terms; --", '"drop" "table" "story" "terms"'],
    ["<script>alert(1)</script>", '"script" "alert" "1" "script"'],
    ["beacon\u0000lab", '"beacon" "lab"'],
    ["\uD83Dbeacon", '"beacon"'],
  ])("is never syntax: %j", (typed, expression) => {
    expect(expressionOf(typed)).toBe(expression);
  });

  test.each(["", " ", '"', '""', "*", "AND".slice(3), "()", "🤗", "、。"])(
    "without a word asks nothing: %j",
    (typed) => {
      expect(expressionOf(typed)).toBe("");
    },
  );

  test("is cut where no reader would type so much", () => {
    expect(expressionOf("beacon ".repeat(500)).split(" ")).toHaveLength(12);
  });
});
