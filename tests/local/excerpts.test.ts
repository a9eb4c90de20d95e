import { describe, expect, test } from "vitest";
import { evalExcerpts } from "../../local/eval/excerpts.ts";
import { recallOf } from "../../local/eval/recall.ts";

describe("the recall of a title", () => {
  test.each([
    ["Heron reads forms", "Now Heron reads all forms.", 1, 1],
    ["Heron reads forms", "Now Heron reads all forms.", 2, 0.5],
    ["灯塔开源", "今天灯塔实验室开源", 1, 1],
    ["灯塔开源", "今天灯塔实验室开源", 2, 2 / 3],
    ["the the heron", "the heron", 1, 2 / 3],
    ["", "anything", 1, 0],
  ] as const)("%j in %j, by runs of %i, is %f", (title, text, order, recall) => {
    expect(recallOf(title, text, order)).toBeCloseTo(recall);
  });
});

const rows = evalExcerpts();

describe.skipIf(rows.length === 0)(
  "excerpts of labelled news (only where the data lies beside the tree)",
  () => {
    test.each(rows.filter(({ target }) => target === "> lead"))(
      "$measure beats the lead",
      ({ figure, baseline }) => {
        expect(Number(figure)).toBeGreaterThan(Number(baseline) + 0.01);
      },
    );

    test.each(rows.filter(({ target }) => target === "≥ lead"))(
      "$measure is no less than the lead's",
      ({ figure, baseline }) => {
        expect(Number(figure)).toBeGreaterThanOrEqual(Number(baseline));
      },
    );
  },
);
