import { describe, expect, test } from "vitest";
import { boldSpans, withoutBold } from "../../src/lib/bold.ts";

describe("the bold terms of a summary", () => {
  test("stand out in order, the text between them stays", () => {
    expect(boldSpans("灯塔实验室发布 **Beacon 3**，参数 **80 亿**。")).toEqual([
      { text: "灯塔实验室发布 ", bold: false },
      { text: "Beacon 3", bold: true },
      { text: "，参数 ", bold: false },
      { text: "80 亿", bold: true },
      { text: "。", bold: false },
    ]);
  });

  test("may begin and end a summary, and stand side by side", () => {
    expect(boldSpans("**a****b**")).toEqual([
      { text: "a", bold: true },
      { text: "b", bold: true },
    ]);
  });

  test("may run over a line", () => {
    expect(boldSpans("**one\ntwo**")).toEqual([{ text: "one\ntwo", bold: true }]);
  });

  test.each(["2 ** 3 is 8", "**open", "closed**", "****", "*one* star", "no stars"])(
    "%j has none",
    (summary) => {
      expect(boldSpans(summary)).toEqual([{ text: summary, bold: false }]);
      expect(withoutBold(summary)).toBe(summary);
    },
  );

  test("a third pair that is never closed stays text", () => {
    expect(boldSpans("**a** and **b")).toEqual([
      { text: "a", bold: true },
      { text: " and **b", bold: false },
    ]);
  });

  test("an empty summary has no spans", () => {
    expect(boldSpans("")).toEqual([]);
  });

  test("taken away, the words remain", () => {
    expect(withoutBold("A **big** day for **Beacon**.")).toBe("A big day for Beacon.");
  });
});
