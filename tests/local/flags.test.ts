import { describe, expect, test } from "vitest";
import { readFlags, UsageError } from "../../local/flags.ts";

describe("the flags of npm start", () => {
  test("without any, the samples are read as of now and the line keeps running", () => {
    expect(readFlags([])).toMatchObject({ once: false, fresh: false, sources: [], port: null, model: null });
    expect(Math.abs(readFlags([]).now.getTime() - Date.now())).toBeLessThan(1000);
  });

  test("all of them together", () => {
    const flags = [
      "--once",
      "--fresh",
      "--sources",
      "a.opml",
      "--sources",
      "http://b.example/c",
      "--now",
      "2026-03-25T00:00:00Z",
      "--port",
      "8080",
    ];
    expect(readFlags(flags)).toEqual({
      once: true,
      fresh: true,
      sources: ["a.opml", "http://b.example/c"],
      now: new Date("2026-03-25T00:00:00Z"),
      port: 8080,
      model: null,
    });
  });

  test("a model is the stand-in, or a real one with its name and its key from the environment", () => {
    expect(readFlags(["--model", "stub"]).model).toEqual({ kind: "stub" });
    const real = ["--model", "http://localhost:11434/v1"];
    expect(readFlags(real, { MODEL_NAME: "qwen3", MODEL_API_KEY: "k" }).model).toEqual({
      kind: "real",
      baseUrl: "http://localhost:11434/v1",
      name: "qwen3",
      apiKey: "k",
    });
    expect(readFlags(real, { MODEL_NAME: "qwen3" }).model).toMatchObject({ apiKey: null });
    expect(() => readFlags(real, {})).toThrow(/MODEL_NAME/);
  });

  test.for([
    [["--twice"], /--twice/],
    [["now"], /now/],
    [["--now", "yesterday"], /--now yesterday is no ISO 8601 time/],
    [["--now", "2026-13-40T00:00"], /--now/],
    [["--port", "0"], /--port 0 is no port/],
    [["--port", "99999"], /--port 99999/],
    [["--port", "x"], /--port x/],
    [["--model", "gpt"], /--model gpt is neither stub nor a URL/],
    [["--once=yes"], /--once/],
  ] as const)("%j is answered with one clear line", ([args, words]) => {
    expect(() => readFlags([...args])).toThrow(UsageError);
    expect(() => readFlags([...args])).toThrow(words);
    try {
      readFlags([...args]);
    } catch (error) {
      expect((error as Error).message).not.toContain("\n");
    }
  });
});
