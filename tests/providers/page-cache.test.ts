import { expect, test } from "vitest";
import { openPurge } from "../../src/providers/page-cache.ts";

test("purges by the tags that it is given", async () => {
  const asked: unknown[] = [];
  const purge = openPurge({
    cache: { purge: async (options) => (asked.push(options), { success: true, errors: [] }) },
  });
  await purge(["home", "newsletter-ai"]);
  expect(asked).toEqual([{ tags: ["home", "newsletter-ai"] }]);
});

test("says why the cache kept its pages", async () => {
  const errors = [{ message: "too many tags" }, { message: "try later" }];
  const purge = openPurge({ cache: { purge: async () => ({ success: false, errors }) } });
  await expect(purge(["home"])).rejects.toThrow("The cache kept its pages: too many tags; try later");
});

test("has nothing to do on a machine without such a cache", async () => {
  await expect(openPurge(undefined)(["home"])).resolves.toBeUndefined();
  await expect(openPurge({})(["home"])).resolves.toBeUndefined();
});
