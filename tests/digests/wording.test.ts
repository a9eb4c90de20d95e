import { describe, expect, test } from "vitest";
import { noteOf, slotText, sourceCountText } from "../../src/digests/wording.ts";

describe("a slot in words", () => {
  const slot = new Date("2025-12-07T00:00:00Z");

  test("is said in the newsletter's language and zone", () => {
    expect(slotText(slot, { language: "zh-CN", timeZone: "Asia/Shanghai" })).toBe(
      "2025年12月7日 08:00（Asia/Shanghai）",
    );
    expect(slotText(slot, { language: "en", timeZone: "America/New_York" })).toBe(
      "6 December 2025, 19:00 (America/New_York)",
    );
  });
});

describe("the note of a story", () => {
  test.each([
    ["excerpt", "zh", "zh-CN", "原文摘录"],
    ["excerpt", "zh-TW", "zh-CN", "原文摘录"],
    ["excerpt", "en", "zh-CN", "英文原文摘录"],
    ["excerpt", "en-GB", "zh-CN", "英文原文摘录"],
    ["excerpt", "sw", "zh-CN", "原文摘录"],
    ["excerpt", "en", "en", "Excerpt"],
    ["excerpt", "zh", "en", "Excerpt, in Chinese"],
    ["written", "zh", "zh-CN", null],
  ] as const)("told as %s in %s, for readers of %s, is %j", (kind, told, language, note) => {
    expect(noteOf({ kind, language: told }, language)).toBe(note);
  });
});

describe("how many carry a story", () => {
  test("is said of several, not of one", () => {
    expect(sourceCountText(1, "en")).toBeNull();
    expect(sourceCountText(2, "en")).toBe("2 sources");
    expect(sourceCountText(3, "zh-CN")).toBe("3 个来源");
  });
});
