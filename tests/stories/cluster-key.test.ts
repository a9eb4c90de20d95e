import { expect, test } from "vitest";
import { clusterKey } from "../../src/stories/cluster-key.ts";

test("a cluster is named by its posts, in whatever order", async () => {
  const [a, b] = [{ key: "x:1" }, { key: "https://lab.example/1" }];
  expect(await clusterKey([a, b])).toBe(await clusterKey([b, a]));
  expect(await clusterKey([a])).not.toBe(await clusterKey([a, b]));
  expect(await clusterKey([{ key: "a,b" }])).not.toBe(await clusterKey([{ key: "a" }, { key: "b" }]));
});
