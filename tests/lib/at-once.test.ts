import { expect, test } from "vitest";
import { mapAtOnce } from "../../src/lib/at-once.ts";
import { pause } from "../../src/lib/pause.ts";

test("a list is worked through a few at a time, the answers in its order", async () => {
  let running = 0;
  let most = 0;
  const answers = await mapAtOnce([5, 1, 4, 2, 3], 2, async (item) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((done) => setTimeout(done, item));
    running -= 1;
    return item * 10;
  });
  expect(answers).toEqual([50, 10, 40, 20, 30]);
  expect(most).toBe(2);
});

test("an empty list has no answers", async () => {
  expect(await mapAtOnce([], 4, async () => 1)).toEqual([]);
});

test("a pause ends early where it is told to stop", async () => {
  const started = performance.now();
  await pause(10_000, AbortSignal.timeout(20));
  await pause(10_000, AbortSignal.abort());
  expect(performance.now() - started).toBeLessThan(1000);
});
