import { describe, expect, test } from "vitest";
import { openEmbedder } from "../../src/providers/embed.ts";

describe("the embedder", () => {
  test("is none without a binding", () => {
    expect(openEmbedder(undefined)).toBeUndefined();
  });

  test("asks for a hundred texts a call, and answers in order", async () => {
    const calls: number[] = [];
    const embed = openEmbedder({
      run: async (_, { text }) => {
        calls.push(text.length);
        return { data: text.map((one) => [Number(one), 1]) };
      },
    });
    const vectors = await embed?.(Array.from({ length: 230 }, (_, at) => String(at)));
    expect(calls).toEqual([100, 100, 30]);
    expect(vectors?.map(([first]) => first)).toEqual(Array.from({ length: 230 }, (_, at) => at));
  });

  test.each([[null], [{ data: [] }], [{ data: [["1"]] }], [{ data: [[]] }], ["vectors"]])(
    "refuses %j for a vector",
    async (answer) => {
      await expect(openEmbedder({ run: async () => answer })?.(["text"])).rejects.toThrow("1 vectors");
    },
  );
});
