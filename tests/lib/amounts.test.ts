import { describe, expect, test } from "vitest";
import { amountsOf, readAmount } from "../../src/lib/amounts.ts";

describe("amounts in one form", () => {
  test.each([
    ["80亿参数", "8 billion parameters"],
    ["8B parameters", "8 billion parameters"],
    ["5.6bn", "56 亿美元"],
    ["4万名用户", "40,000 users"],
    ["$1.2 trillion", "1.2万亿美元"],
    ["12.5％", "12.5 percent"],
    ["300k stars", "30 万"],
    ["3千万", "30m"],
  ])("%s is %s", (one, other) => {
    expect(amountsOf(one)).toHaveLength(1);
    expect(amountsOf(one)).toEqual(amountsOf(other));
  });

  test.each([
    "In 2026 8 of 90 came",
    "14:30",
    "Note 7",
    "3 mice, 4 trams",
    "version 4.2",
    "第三季",
    "7月8日",
    "GPT-4o",
  ])("%s holds none", (text) => {
    expect(amountsOf(text)).toEqual([]);
  });

  test("are read back", () => {
    expect(amountsOf("80亿 and 4%").map(readAmount)).toEqual([
      { value: 8e9, isShare: false },
      { value: 4, isShare: true },
    ]);
  });
});
