import { describe, expect, test } from "vitest";
import { openingOf } from "../../src/digests/opening.ts";

const story = (headline: string, sourceCount = 1) => ({ headline, sourceCount });

describe("the opening line", () => {
  test("names the first two stories, and how many carry them", () => {
    const stories = [story("青屿开源推理模型。", 3), story("长汀云降价"), story("机械臂停产")];
    expect(openingOf(stories, "zh-CN")).toBe("最值得看：青屿开源推理模型（3 个来源）；长汀云降价。");
  });

  test("speaks the newsletter's language", () => {
    expect(openingOf([story("Beacon 3 is out"), story("Prices fall:", 2)], "en")).toBe(
      "First: Beacon 3 is out; then: Prices fall (2 sources).",
    );
  });

  test("of one story names one, of none says nothing", () => {
    expect(openingOf([story("Beacon 3 is out")], "en")).toBe("First: Beacon 3 is out.");
    expect(openingOf([], "zh-CN")).toBeNull();
  });
});
