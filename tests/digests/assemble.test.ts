import { describe, expect, test } from "vitest";
import { categoriesOf } from "../../src/digests/assemble.ts";

const told = (...lists: string[][]) => lists.map((categories) => ({ categories }));

describe("the topics of a digest", () => {
  test("those of most stories come first, equals in the order of the stories", () => {
    expect(categoriesOf(told(["芯片"], ["大模型", "开源"], ["大模型"]))).toEqual(["大模型", "芯片", "开源"]);
  });

  test("are six at most, however many the stories have", () => {
    expect(categoriesOf(told(["a", "b", "c", "d"], ["e", "f", "g"]))).toEqual(["a", "b", "c", "d", "e", "f"]);
  });

  test("are none where no story has one", () => {
    expect(categoriesOf(told([], []))).toEqual([]);
  });
});
