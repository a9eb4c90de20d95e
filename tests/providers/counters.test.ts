import { expect, test } from "vitest";
import { openCounters } from "../../src/providers/counters.ts";

test("a point names its event and its newsletter, and holds a value", () => {
  const points: unknown[] = [];
  const count = openCounters({ writeDataPoint: (point) => void points.push(point) });
  count("mail.sent", { newsletterId: "ai", value: 100 });
  count("source.failed");
  expect(points).toEqual([
    { indexes: ["mail.sent"], blobs: ["mail.sent", "ai"], doubles: [100] },
    { indexes: ["source.failed"], blobs: ["source.failed", ""], doubles: [1] },
  ]);
});

test("without a binding nothing is written", () => {
  expect(() => openCounters(undefined)("mail.sent")).not.toThrow();
});
